import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDb } from './dynamodb.ts';
import { kinesisKeepsData, startKinesis } from './kinesis.ts';
import { startMail } from './mail.ts';
import { freePort, type LocalServer } from './server.ts';
import { startStorage } from './storage.ts';
import { Supervised } from './supervised.ts';
import { startWarehouse } from './warehouse.ts';

export interface ServersOptions {
  readonly home: string;
  readonly inMemory: boolean;
  readonly mail: boolean;
  readonly warehouse: boolean;
  /** Told of each server when it answers, and of an optional one that could not start. */
  readonly progress: (step: string) => void;
  /** Given each server as soon as it runs, so that it is ended whatever happens next. */
  readonly keep: (server: LocalServer) => void;
  /** Told when a server's process died and was started again, or could not be. */
  readonly restarted: (message: string) => void;
}

export interface Servers {
  readonly dynamodb: LocalServer;
  readonly kinesis: LocalServer;
  readonly storage: LocalServer;
  readonly mail?: LocalServer;
  readonly warehouse?: LocalServer;
}

/**
 * Starts the real servers that stand for AWS's services, all at once.
 * @throws Error when one that everything needs does not start; mail and warehouse are done without
 */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { home, inMemory, keep, progress } = options;
  const at = (name: string) => (inMemory ? {} : { directory: folder(home, name) });
  const kept = async (title: string, starting: Promise<LocalServer>) => {
    const server = await starting;
    keep(server);
    progress(title);
    return server;
  };
  const optional = async (wanted: boolean, title: string, start: () => Promise<LocalServer>) => {
    if (!wanted) return undefined;
    return kept(title, start()).catch((error: unknown) => {
      progress(`${title}: not available here (${firstLine(error)})`);
      return undefined;
    });
  };
  // What keeps its data on disk goes on where it was when its process dies; in memory there is nothing to go on with.
  const lasting = async (start: (port: number) => Promise<LocalServer>) => {
    const port = await freePort();
    return inMemory ? start(port) : Supervised.start(() => start(port), options.restarted);
  };
  const all = await Promise.allSettled([
    kept(
      'DynamoDB Local',
      lasting((port) => startDynamoDb({ ...at('dynamodb'), port })),
    ),
    kept(
      inMemory || kinesisKeepsData() ? 'Kinesis' : 'Kinesis (in memory: LevelDB has no build for this platform)',
      lasting((port) => startKinesis({ ...at('kinesis'), port })),
    ),
    kept(
      'S3, SQS and SNS',
      lasting((port) => startStorage({ ...at('storage'), port })),
    ),
    optional(options.mail, 'mailbox', () => startMail()),
    optional(options.warehouse, 'warehouse (PostgreSQL)', async () => {
      const port = await freePort();
      // It keeps its data in any case: what is killed goes on where it was.
      return Supervised.start(() => startWarehouse({ directory: join(home, 'warehouse'), port }), options.restarted);
    }),
  ]);
  const [dynamodb, kinesis, storage, mail, warehouse] = all.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  if (dynamodb === undefined || kinesis === undefined || storage === undefined) throw new Error('a server is missing');
  return { dynamodb, kinesis, storage, ...(mail === undefined ? {} : { mail }), ...(warehouse === undefined ? {} : { warehouse }) };
}

/** Empties what servers and pollers keep; the deployment key stays, or ids that are out there would change their meaning. */
export function emptyHome(home: string): void {
  for (const name of ['dynamodb', 'kinesis', 'storage', 'warehouse', 'checkpoints.json', 'real-activity', 'local.json']) {
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

function folder(home: string, name: string): string {
  const path = join(home, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
