import { KnownError } from '@groundswell/kernel';

/** Exit codes of the command line. */
export const EXIT = { ok: 0, failed: 1, misused: 2 } as const;

/** Thrown when a command cannot do what was asked: one line that says what happened and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** One line for a person about anything that was thrown; the stack only when DEBUG asks for it, which is told where the line may not explain it. */
export function lineOf(error: unknown, debug: boolean): string {
  if ((error instanceof CommandError || error instanceof KnownError) && !debug) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (debug) return error.stack ?? error.message;
  return `${error.message.split('\n')[0] ?? error.name} (set DEBUG=1 to see where)`;
}
