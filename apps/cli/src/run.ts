import { CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { contained, exitCodeOf, program } from './program.ts';
import { CommandError, EXIT, lineOf } from './terminal/errors.ts';

/**
 * Runs one command line.
 * @param words what stands after `groundswell`
 * @returns the exit code: 0 done, 1 failed (one line says why), 2 misused
 */
export async function run(words: readonly string[], context: CommandContext): Promise<number> {
  const groundswell = contained(program(context), context.output);
  try {
    await groundswell.parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(error.exitCode);
    if (context.signal.aborted) return EXIT.ok;
    context.output.note(lineOf(error, Boolean(context.environment.DEBUG)));
    return error instanceof CommandError ? error.exitCode : EXIT.failed;
  }
}
