import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalCloud, type CloudOptions, type LocalCloud } from '../../deploy/local/cloud.ts';
import { build, outputs } from '../../deploy/local/start/builds.ts';
import { runCommand, setUp, type Command } from '../../deploy/local/start/commands.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** A whole Groundswell for one test file: in memory, on a free port, with its keys. */
export interface TestCloud extends LocalCloud {
  /** Write key of the source `default`. */
  readonly writeKey: string;
  readonly operatorKey: string;
  /** Write keys by source. */
  readonly writeKeys: Readonly<Record<string, string>>;
  /** Runs a command of the CLI against this cloud. */
  run(args: readonly string[]): Command;
  /** A request to the API of this cloud. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Sends activities with the write key of `default`; throws unless all are taken. */
  send(activities: readonly object[], more?: Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * Starts a local cloud in memory and sets it up. Bundles that are missing are built first; those
 * that exist are taken as they are: `npm test` builds them.
 */
export async function startTestCloud(options: CloudOptions = {}): Promise<TestCloud> {
  const missing = [...outputs()].filter(([, file]) => !existsSync(join(PROJECT, file))).map(([name]) => name);
  if (missing.length > 0) await build(missing);
  const cloud = await startLocalCloud({ inMemory: true, ...options });
  try {
    const { sources, operatorKey = '' } = await setUp(cloud);
    const writeKeys = Object.fromEntries(sources.map(({ id, writeKeys: [key = ''] }) => [id, key]));
    return withKeys(cloud, writeKeys, operatorKey);
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

function withKeys(cloud: LocalCloud, writeKeys: Readonly<Record<string, string>>, operatorKey: string): TestCloud {
  const writeKey = writeKeys['default'] ?? '';
  const request = (path: string, init?: RequestInit) => fetch(new URL(path, cloud.url), init);
  return {
    url: cloud.url,
    mailbox: cloud.mailbox,
    environment: cloud.environment,
    functions: cloud.functions,
    clients: cloud.clients,
    drained: (seconds) => cloud.drained(seconds),
    stop: () => cloud.stop(),
    writeKey,
    operatorKey,
    writeKeys,
    run: (args) => runCommand(cloud, args),
    request,
    send: async (activities, more = {}) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${writeKey}` };
      const answer = await request('/v1/activities', { method: 'POST', headers, body: JSON.stringify({ ...more, activities }) });
      const { refused } = (await answer.json()) as { refused?: number };
      if (!answer.ok || refused !== 0) throw new Error(`the activities were not taken: ${answer.status}, ${refused} refused`);
    },
  };
}
