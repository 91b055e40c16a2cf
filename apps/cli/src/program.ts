import { Command } from 'commander';
import { backtestCommand } from './commands/backtest.ts';
import type { CommandContext } from './commands/context.ts';
import { deadLettersCommand } from './commands/dead-letters.ts';
import { exportCommand, importCommand } from './commands/move.ts';
import { feedCommand } from './commands/feed.ts';
import { moderationCommand } from './commands/moderation.ts';
import { operatorKeyCommand } from './commands/operator-key.ts';
import { sendCommand } from './commands/send.ts';
import { setupCommand } from './commands/setup.ts';
import { sourcesCommand } from './commands/sources.ts';
import { statusCommand } from './commands/status.ts';
import { trendsCommand } from './commands/trends.ts';
import { EXIT } from './terminal/errors.ts';
import type { Output } from './terminal/output.ts';

/** The whole command line: `npx groundswell`. */
export function program(context: CommandContext): Command {
  const groundswell = new Command('groundswell')
    .description('Tells you what is rising right now in your community, shop, game or fleet.')
    .option('--url <url>', 'address of the API (default: GROUNDSWELL_URL, else the local cloud that runs)')
    .option('--write-key <key>', 'write key to send with (default: GROUNDSWELL_WRITE_KEY, else a local source’s)')
    .showHelpAfterError('(groundswell --help tells more)')
    .configureHelp({ showGlobalOptions: true, helpWidth: 100 });
  const commands = [
    statusCommand(context),
    trendsCommand(context),
    sendCommand(context),
    feedCommand(context),
    backtestCommand(context),
    moderationCommand(context),
    sourcesCommand(context),
    operatorKeyCommand(context),
    deadLettersCommand(context),
    exportCommand(context),
    importCommand(context),
    setupCommand(context),
  ];
  for (const command of commands) groundswell.addCommand(inherit(command));
  return groundswell;
}

/** addCommand does not hand down how help looks, nor where to find it. */
function inherit(command: Command, parent = 'groundswell'): Command {
  const words = `${parent} ${command.name()}`;
  command.configureHelp({ showGlobalOptions: true, helpWidth: 100 }).showHelpAfterError(`(${words} --help tells more)`);
  for (const child of command.commands) inherit(child, words);
  return command;
}

/** Makes commander throw where it would end the process, and write to `output`, in the whole tree. */
export function contained(command: Command, output: Output): Command {
  command.exitOverride().configureOutput({
    writeOut: (text) => output.print(text.trimEnd()),
    writeErr: (text) => output.note(text.trimEnd()),
  });
  for (const child of command.commands) contained(child, output);
  return command;
}

/** The exit code of a failed parse: help that was asked for is no failure. */
export function exitCodeOf(commanderExitCode: number): number {
  return commanderExitCode === 0 ? EXIT.ok : EXIT.misused;
}
