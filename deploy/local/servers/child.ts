import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalServer } from './server.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Its whole environment besides PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What asks it to end. Default SIGTERM. */
  readonly signal?: 'SIGTERM' | 'SIGINT';
  readonly directory?: string;
}

/** Runs the command and ends it when our end of its standard input closes: when this process ends, however it ends. */
const WATCH = `exec 3<&0
"$@" </dev/null & child=$!
trap 'kill -s "$GROUNDSWELL_STOP" $child 2>/dev/null' TERM INT
( cat <&3 >/dev/null; kill -s "$GROUNDSWELL_STOP" $child 2>/dev/null; sleep 5; kill -9 $child 2>/dev/null ) 3<&3 >/dev/null 2>&1 & watcher=$!
exec 3<&- >/dev/null 2>&1
wait $child; code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
kill -9 $watcher 2>/dev/null
exit $code`;

/** What every child of the local cloud shows in its command line, so that leftovers can be told from strangers. */
export const CHILD_MARK = 'groundswell-';

/** A child process that never outlives this one, and that a Ctrl-C in the terminal does not reach. */
export class Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves when the process has gone. */
  readonly exited: Promise<void>;
  private readonly printed: string[] = [];
  private failure: Error | undefined;

  constructor(options: ChildOptions) {
    this.name = options.name;
    const environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...options.environment,
      GROUNDSWELL_STOP: (options.signal ?? 'SIGTERM').slice(3),
    };
    const common = { env: environment, stdio: ['pipe', 'pipe', 'pipe'] as ['pipe', 'pipe', 'pipe'], cwd: options.directory };
    this.process =
      process.platform === 'win32'
        ? spawn(options.command, options.args, common)
        : spawn('/bin/sh', ['-c', WATCH, `${CHILD_MARK}${options.name}`, options.command, ...options.args], { ...common, detached: true });
    this.process.once('error', (error) => (this.failure = error));
    this.exited = new Promise((resolve) => {
      this.process.once('exit', () => resolve());
      this.process.once('error', () => resolve());
    });
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (chunk: Buffer) => this.keep(chunk.toString()));
  }

  get pid(): number {
    return this.process.pid ?? -1;
  }

  get ended(): boolean {
    return this.failure !== undefined || this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** The last of what it printed. */
  get output(): string {
    return this.printed.join('').trim();
  }

  /**
   * Waits until `answers` resolves.
   * @throws Error when it ends before, or after `seconds`, with what it printed
   */
  async untilReady(answers: () => Promise<unknown>, seconds: number): Promise<void> {
    const deadline = Date.now() + seconds * 1_000;
    while (Date.now() < deadline) {
      if (this.ended) throw new Error(`${this.name} ended at once: ${this.output || String(this.failure ?? '')}`);
      try {
        await answers();
        return;
      } catch {
        await wait(50);
      }
    }
    await this.stop();
    throw new Error(`${this.name} did not answer within ${seconds} s: ${this.output}`);
  }

  /** Asks it to end, insists after five seconds, and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.ended) return;
    this.kill('SIGTERM');
    const forced = setTimeout(() => this.kill('SIGKILL'), 5_000);
    await this.exited;
    clearTimeout(forced);
  }

  kill(signal: NodeJS.Signals): void {
    if (!this.ended) killGroup(this.pid, signal);
  }

  /** This process as a server that answers at `endpoint`. */
  serving(endpoint: string): LocalServer {
    const { name, pid, exited } = this;
    return { name, endpoint, pid, exited, stop: () => this.stop(), kill: (signal) => this.kill(signal) };
  }

  private keep(text: string): void {
    this.printed.push(text);
    if (this.printed.length > 100) this.printed.shift();
  }
}

/** Signals a process and, where it leads a group, everything it started. A process that is gone is no error. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    // SIGTERM goes to the watching shell, which passes on the signal that the program wants.
    process.kill(signal === 'SIGKILL' && process.platform !== 'win32' ? -pid : pid, signal);
  } catch {
    return;
  }
}
