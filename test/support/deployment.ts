import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startLocalCloud, type CloudOptions, type LocalCloud } from '../../deploy/local/cloud.ts';

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
  /** Runs `groundswell` against it, as a person would. */
  groundswell(...words: readonly string[]): Promise<CommandResult>;
  stop(): Promise<void>;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws Error with what was printed when the set-up fails */
export async function deploy(options: CloudOptions = {}): Promise<Deployment> {
  const cloud = await startLocalCloud({ inMemory: true, ...options });
  const groundswell = (...words: readonly string[]): Promise<CommandResult> => command(cloud, words);
  const setup = await groundswell('setup', '--json');
  if (setup.code !== 0) throw new Error(`setup failed: ${setup.stderr}`);
  const { sources, operatorKey } = JSON.parse(setup.stdout) as { sources: { id: string; writeKeys: string[] }[]; operatorKey: string };
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
    groundswell,
    stop: () => cloud.stop(),
  };
}

function command(cloud: LocalCloud, words: readonly string[]): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'cli', 'groundswell.mjs'), ...words], {
    cwd: projectRoot,
    env: { ...process.env, ...cloud.environment },
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, stdout: out.join(''), stderr: err.join('') }));
  });
}
