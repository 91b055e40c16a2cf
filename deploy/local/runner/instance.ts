import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHILD_MARK } from '../servers/child.ts';
import type { Answer, FunctionError, Invocation } from './messages.ts';

export interface InstanceOptions {
  readonly name: string;
  readonly bundle: string;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes each line that the function prints. */
  readonly log: (line: string) => void;
  /** Called once when the process has gone. */
  readonly onExit: (instance: Instance) => void;
}

export type InvocationResult = { readonly ok: true; readonly payload: unknown } | { readonly ok: false; readonly error: FunctionError };

/** Seconds that loading a bundle may take. Lambda's limit is 10; a busy laptop gets more. */
const LOAD_SECONDS = 60;
const MAX_RESPONSE_BYTES = 6 * 1_024 * 1_024;

/** One process that runs a function's bundle, one invocation at a time. */
export class Instance {
  readonly process: ChildProcess;
  private readonly options: InstanceOptions;
  private readonly loaded: Promise<FunctionError | undefined>;
  private settle: ((result: InvocationResult) => void) | undefined;
  private timedOut: FunctionError | undefined;
  private gone = false;
  private ending = false;

  constructor(options: InstanceOptions) {
    this.options = options;
    this.process = fork(
      join(import.meta.dirname, 'host.ts'),
      [options.bundle, options.name, String(options.memoryMb), `${CHILD_MARK}${options.name}`],
      {
        env: { PATH: process.env['PATH'] ?? '', ...options.environment },
        execPath: process.execPath,
        execArgv: ['--no-warnings', '--enable-source-maps', `--max-old-space-size=${options.memoryMb}`],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: process.platform !== 'win32',
      },
    );
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', options.log);
    }
    this.loaded = this.untilLoaded();
    this.process.on('message', (answer: Answer) => this.take(answer));
    this.process.once('exit', (code, signal) => this.left(code, signal));
    this.process.once('error', () => this.left(1, null));
  }

  get alive(): boolean {
    return !this.gone && !this.ending;
  }

  /** Runs one event; ends the process when it takes longer than `timeoutSeconds`. Never rejects. */
  async invoke(event: unknown, requestId: string, timeoutSeconds: number): Promise<InvocationResult> {
    const failure = await this.loaded;
    if (failure !== undefined) return { ok: false, error: failure };
    if (!this.alive) return { ok: false, error: exitError(requestId, 'exit status 0') };
    const result = new Promise<InvocationResult>((resolve) => (this.settle = resolve));
    const timer = setTimeout(() => {
      const seconds = timeoutSeconds.toFixed(2);
      this.timedOut = {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
      };
      this.kill();
    }, timeoutSeconds * 1_000);
    const deadline = Date.now() + timeoutSeconds * 1_000;
    this.process.send({ kind: 'invoke', requestId, event, deadline, traceId: traceId() } satisfies Invocation);
    const settled = await result;
    clearTimeout(timer);
    return settled;
  }

  /** Ends the process at once, in the middle of whatever it does. */
  kill(): void {
    this.ending = true;
    this.process.kill('SIGKILL');
  }

  private untilLoaded(): Promise<FunctionError | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve({ errorType: 'Sandbox.Timedout', errorMessage: `the bundle did not load within ${LOAD_SECONDS} s` });
        this.kill();
      }, LOAD_SECONDS * 1_000);
      const done = (failure: FunctionError | undefined) => {
        clearTimeout(timer);
        resolve(failure);
      };
      this.process.once('message', (answer: Answer) => done(answer.kind === 'broken' ? answer.error : undefined));
      this.process.once('exit', (code, signal) => done(exitError('-', reasonOf(code, signal))));
    });
  }

  private take(answer: Answer): void {
    if (answer.kind === 'broken') this.kill();
    if (answer.kind === 'error') this.finish({ ok: false, error: answer.error });
    if (answer.kind !== 'result') return;
    const bytes = Buffer.byteLength(JSON.stringify(answer.payload));
    const tooLarge = {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size (${bytes} bytes) exceeded 6291456 bytes`,
    };
    this.finish(bytes > MAX_RESPONSE_BYTES ? { ok: false, error: tooLarge } : { ok: true, payload: answer.payload });
  }

  private finish(result: InvocationResult): void {
    this.settle?.(result);
    this.settle = undefined;
  }

  private left(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.gone) return;
    this.gone = true;
    this.finish({ ok: false, error: this.timedOut ?? exitError('-', reasonOf(code, signal)) });
    this.options.onExit(this);
  }
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit status ${code ?? 0}` : `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
}

function exitError(requestId: string, reason: string): FunctionError {
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}` };
}

function traceId(): string {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return `Root=1-${Math.floor(Date.now() / 1_000).toString(16)}-${hex(24)};Parent=${hex(16)};Sampled=0`;
}
