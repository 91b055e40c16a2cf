import type { Command } from 'commander';

/** The options of everything that is written into the audit trail. */
export function withAuthor(command: Command): Command {
  return command
    .option('--reason <text>', 'why, for the audit trail')
    .option('--by <name>', 'who does it, for the audit trail (default: USER)');
}

/** Collects an option that may be repeated. */
export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
