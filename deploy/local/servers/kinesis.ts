import { mkdirSync } from 'node:fs';
import { freePort, type LocalServer } from './server.ts';
import { startNodeServer } from './node-server.ts';

/**
 * Starts kinesalite. With a folder, records and sequence numbers survive a restart and a crash
 * (LevelDB): shards go on where they were, so chains of deltas never meet a number twice.
 */
export async function startKinesis(options: { readonly directory?: string; readonly port?: number } = {}): Promise<LocalServer> {
  const port = options.port ?? (await freePort());
  if (options.directory !== undefined) mkdirSync(options.directory, { recursive: true });
  const quick = ['createStreamMs', 'deleteStreamMs', 'updateStreamMs'].flatMap((name) => [`--${name}`, '10']);
  const storage = options.directory === undefined ? [] : ['--path', options.directory];
  return startNodeServer({
    name: 'kinesis',
    package: 'kinesalite',
    file: 'cli.js',
    args: ['--port', String(port), '--shardLimit', '100', ...quick, ...storage],
    port,
  });
}
