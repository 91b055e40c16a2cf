import type { CommandContext } from '../commands/context.ts';
import type { Output } from '../terminal/output.ts';

/** An output that keeps what was written. */
export class RecordedOutput implements Output {
  readonly printed: string[] = [];
  readonly noted: string[] = [];
  readonly interactive = false;

  print(line: string): void {
    this.printed.push(line);
  }

  note(line: string): void {
    this.noted.push(line);
  }
}

/** A command's context that touches nothing of the process. */
export function testContext(
  environment: Record<string, string> = {},
): CommandContext & { readonly output: RecordedOutput; readonly end: () => void } {
  const ending = new AbortController();
  return {
    output: new RecordedOutput(),
    environment: { GROUNDSWELL_HOME: '/nowhere', ...environment },
    signal: ending.signal,
    now: Date.now,
    end: () => ending.abort(),
  };
}
