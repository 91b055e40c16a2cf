import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

const LEAST_SPACE = 500 * 1_024 * 1_024;

/** What keeps the local cloud from starting here, a line each that says what to do. */
export async function obstacles(home: string, port: number): Promise<readonly string[]> {
  const found = await Promise.all([java(), portTaken(port), space(home)]);
  return found.filter((line) => line !== undefined);
}

/** Java 17 or newer, which DynamoDB Local needs. */
async function java(): Promise<string | undefined> {
  try {
    const { stderr, stdout } = await promisify(execFile)('java', ['-version']);
    const version = Number(/version "(\d+)/.exec(stderr + stdout)?.[1] ?? 0);
    if (version >= 17) return undefined;
    return `Java ${version} is too old: DynamoDB Local needs Java 17 or newer (e.g. apt-get install openjdk-17-jre-headless, or brew install openjdk).`;
  } catch {
    return 'Java 17 or newer is missing: DynamoDB Local needs it (e.g. apt-get install openjdk-17-jre-headless, or brew install openjdk).';
  }
}

async function portTaken(port: number): Promise<string | undefined> {
  if (port === 0) return undefined;
  const server = createServer();
  const taken = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => resolve(false));
  });
  if (taken) return `Port ${port} is taken by another program: choose one with npm start -- --port ${port + 1}.`;
  await new Promise((resolve) => server.close(resolve));
  return undefined;
}

async function space(home: string): Promise<string | undefined> {
  if (!existsSync(home)) mkdirSync(home, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  if (free >= LEAST_SPACE) return undefined;
  return `Only ${Math.floor(free / 1_048_576)} MB are free in ${home}: make room for at least 500 MB, or set GROUNDSWELL_HOME to a folder elsewhere.`;
}
