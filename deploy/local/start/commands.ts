import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LocalCloud } from '../cloud.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const CLI = join(PROJECT, 'dist', 'cli', 'groundswell.mjs');

/** What `groundswell setup --json` prints. */
export interface Setup {
  readonly sources: readonly { readonly id: string; readonly name: string; readonly writeKeys: readonly string[] }[];
  /** Only when it was just made. */
  readonly operatorKey?: string;
  /** Makes whoever opens it first the first operator; absent when there was one. */
  readonly operatorLink?: string;
}

export interface Command {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code when the process has gone. */
  readonly ended: Promise<number>;
  /** Asks it to end, insists after three seconds, and waits. */
  stop(): Promise<void>;
}

/** Runs a command of the CLI's bundle against a local cloud. It ends with this process. */
export function runCommand(
  cloud: Pick<LocalCloud, 'environment' | 'url'>,
  args: readonly string[],
  onLine?: (line: string) => void,
): Command {
  const child = spawn(process.execPath, ['--no-warnings', '--enable-source-maps', CLI, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...cloud.environment,
      GROUNDSWELL_URL: cloud.url,
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A Ctrl-C in the terminal is ours to handle.
    detached: process.platform !== 'win32',
  });
  const lines: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => (lines.push(line), onLine?.(line)));
  createInterface({ input: child.stderr }).on('line', (line) => (errors.push(line), onLine?.(line)));
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  void ended.then(() => process.removeListener('exit', endWithUs));
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await ended;
    clearTimeout(forced);
  };
  return { process: child, output: () => [...lines, ...errors].join('\n'), ended, stop };
}

/**
 * Makes the first sources, write keys and operator key where there are none.
 * @throws Error with what the command said when it fails
 */
export async function setUp(cloud: Pick<LocalCloud, 'environment' | 'url'>): Promise<Setup> {
  const command = runCommand(cloud, ['setup', '--json']);
  const code = await command.ended;
  if (code !== 0) throw new Error(`groundswell setup failed: ${command.output()}`);
  const text = command.output();
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Setup;
}
