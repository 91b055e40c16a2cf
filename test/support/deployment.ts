import { join } from 'node:path';
import { startLocalCloud, type CloudOptions, type LocalCloud } from '../../deploy/local/cloud.ts';
import { runCommand, setUp } from '../../deploy/local/start/commands.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');

/** A local cloud in memory with its sources and keys, as `npm start` makes them. */
export interface Deployment {
  readonly cloud: LocalCloud;
  readonly url: string;
  readonly writeKey: string;
  readonly operatorKey: string;
  /** Requests a path of the API as an operator. */
  operator<Answer>(path: string): Promise<Answer>;
  get<Answer>(path: string): Promise<Answer>;
  /** Sends activities with the write key. @throws Error unless all are taken */
  send(activities: readonly object[]): Promise<void>;
  /** Runs `groundswell` against it, as a person would. */
  groundswell(...words: readonly string[]): Promise<CommandResult>;
  stop(): Promise<void>;
}

export interface CommandResult {
  readonly code: number;
  /** What it printed, errors last. */
  readonly output: string;
}

/** @throws Error with what was printed when the set-up fails */
export async function deploy(options: CloudOptions = {}): Promise<Deployment> {
  const cloud = await startLocalCloud({ inMemory: true, ...options });
  const { sources, operatorKey = '' } = await setUp(cloud).catch(async (error: unknown) => {
    await cloud.stop();
    throw error;
  });
  const writeKey = sources.find(({ id }) => id === 'default')?.writeKeys[0];
  if (writeKey === undefined) throw new Error('setup made no source `default`');
  const read = async <Answer>(path: string, headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(new URL(path, cloud.url), { headers });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  return {
    cloud,
    url: cloud.url,
    writeKey,
    operatorKey,
    operator: (path) => read(path, { authorization: `Bearer ${operatorKey}` }),
    get: (path) => read(path, {}),
    send: (activities) => send(cloud.url, writeKey, activities),
    groundswell: (...words) => command(cloud, words),
    stop: () => cloud.stop(),
  };
}

async function send(url: string, writeKey: string, activities: readonly object[]): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${writeKey}` };
  const answer = await fetch(new URL('/v1/activities', url), { method: 'POST', headers, body: JSON.stringify({ activities }) });
  const { refused } = (await answer.json()) as { refused?: number };
  if (!answer.ok || refused !== 0) throw new Error(`the activities were not taken: ${answer.status}, ${refused} refused`);
}

async function command(cloud: LocalCloud, words: readonly string[]): Promise<CommandResult> {
  const { ended, output } = runCommand(cloud, words);
  return { code: await ended, output: output() };
}
