/** What a command writes: results to `print`, everything said meanwhile to `note`. */
export interface Output {
  /** One line of a result (standard output). */
  print(line: string): void;
  /** One line about what goes on (standard error), so that a result can be piped. */
  note(line: string): void;
  /** Whether `note` is read by a person at a terminal. */
  readonly interactive: boolean;
}

/** The terminal of this process. */
export const terminal: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY === true,
};
