import type { Output } from '../terminal/output.ts';

/** What every command is given: nothing of the process is reached for elsewhere. */
export interface CommandContext {
  readonly output: Output;
  /** Variables; a running local cloud's are added where a command works on its data. */
  readonly environment: Record<string, string | undefined>;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  readonly now: () => number;
}
