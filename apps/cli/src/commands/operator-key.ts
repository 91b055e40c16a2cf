import { Command } from 'commander';
import { OperatorKeys } from '@groundswell/auth';
import { withSources } from '../connection/registered-sources.ts';
import type { CommandContext } from './context.ts';

export function operatorKeyCommand(context: CommandContext): Command {
  const rotate = new Command('rotate').description('makes a new operator key, shows it once, and ends the old one').action(async () => {
    const key = await withSources(context.environment, (_, application) => application.get(OperatorKeys, { strict: false }).rotate());
    context.output.note('The new operator key, shown this once; the old one has ended:');
    context.output.print(key);
  });
  return new Command('operator-key').description('the key that opens the operator routes').addCommand(rotate);
}
