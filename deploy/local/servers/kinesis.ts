import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  const storage = options.directory === undefined || !kinesisKeepsData() ? [] : ['--path', options.directory];
  return startNodeServer({
    name: 'kinesis',
    package: 'kinesalite',
    file: 'cli.js',
    args: ['--port', String(port), '--shardLimit', '100', ...quick, ...storage],
    port,
  });
}

/**
 * Whether LevelDB has a build for this platform. Without one the stream is in memory: whoever stops
 * the cloud drains it first, and sequence numbers still rise from start to start, since they begin
 * with the time at which the shard was made.
 */
export function kinesisKeepsData(): boolean {
  try {
    const require = createRequire(import.meta.url);
    createRequire(require.resolve('kinesalite'))('leveldown');
    return true;
  } catch {
    return false;
  }
}
