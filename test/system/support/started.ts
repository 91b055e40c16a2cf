import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../support/deployment.ts';

/** A command that was started and may be still running. */
export interface Started {
  readonly process: ChildProcess;
  readonly pid: number;
  /** All that it printed so far. */
  output(): string;
  /** Resolves with its exit code; -1 when a signal ended it. */
  readonly ended: Promise<number>;
  /**
   * Waits until it has printed what fits, and returns the match.
   * @throws Error with what it printed when it ends before, or after `seconds`
   */
  printed(pattern: RegExp, seconds: number): Promise<RegExpExecArray>;
  /** Signals its whole process group, as a terminal does at Ctrl-C. */
  signal(name: NodeJS.Signals): void;
}

/** Starts a command from the project's folder, as the leader of a group of its own; the pinned Node comes first in its PATH. */
export function startCommand(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const path = `${join(projectRoot, 'node_modules/node/bin')}:${process.env['PATH'] ?? ''}`;
  // Not vitest's own environment: NODE_OPTIONS and the like would change what is started.
  const env = { PATH: path, HOME: process.env['HOME'] ?? '', ...environment };
  const child = spawn(command, args, { cwd: projectRoot, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let over = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      text += error.message;
      resolve(-1);
    });
    child.once('exit', (code) => resolve(code ?? -1));
  });
  void ended.then(() => (over = true));
  const printed = async (pattern: RegExp, seconds: number): Promise<RegExpExecArray> => {
    for (const deadline = Date.now() + seconds * 1_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const match = pattern.exec(text);
      if (match !== null) return match;
      if (over || Date.now() > deadline) throw new Error(`${command} ${args.join(' ')} did not print ${String(pattern)}:\n${text}`);
    }
  };
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-(child.pid ?? 0), name);
    } catch {
      return;
    }
  };
  return { process: child, pid: child.pid ?? -1, output: () => text, ended, printed, signal };
}
