import { Argument, Command } from 'commander';
import type { CommandContext } from '../commands/context.ts';
import { positiveNumber } from '../commands/numbers.ts';
import { table } from '../terminal/table.ts';
import { type AuthorOptions, authorOf, operatorApi, type OperatorOptions } from './operator-client.ts';
import { withAuthor } from './options.ts';

/** `moderation review`: whether new trends wait for an operator. */
export function review({ environment, output }: CommandContext): Command {
  const command = new Command('review')
    .description('whether topics wait for an operator before they enter the top 3 for the first time')
    .addArgument(new Argument('[on|off]', 'switches it; without it, says how it is').choices(['on', 'off']));
  return withAuthor(command).action(async (wanted: 'on' | 'off' | undefined, _options: unknown, self: Command) => {
    const options = self.optsWithGlobals<OperatorOptions & AuthorOptions>();
    const api = operatorApi(options, environment);
    const body = { review: wanted === 'on', ...authorOf(options, environment) };
    const settings = await api.ask((client) =>
      wanted === undefined ? client.GET('/v1/moderation/settings') : client.PUT('/v1/moderation/settings', { body }),
    );
    output.print(settings.review ? `Review is on, since ${settings.since ?? '?'}.` : 'Review is off.');
  });
}

interface AuditOptions extends OperatorOptions {
  readonly topic?: string;
  readonly limit: number;
}

/** `moderation audit`: who decided what, when and why. */
export function audit({ environment, output }: CommandContext): Command {
  return new Command('audit')
    .description('who decided what, when and why, newest first')
    .option('--topic <topic>', 'only what concerns this topic')
    .option('--limit <n>', 'entries at most, up to 100', positiveNumber, 20)
    .action(async (_options: unknown, self: Command) => {
      const { topic, limit, ...options } = self.optsWithGlobals<AuditOptions>();
      const query = { limit, ...(topic !== undefined && { topic }) };
      const { entries } = await operatorApi(options, environment).ask((api) => api.GET('/v1/moderation/audit', { params: { query } }));
      if (entries.length === 0) return output.print('Nothing was decided.');
      const rows = entries.map(({ number, at, by, action, topics = [], actorCount, reason = '' }) => [
        String(number),
        at,
        by,
        action,
        [...topics.slice(0, 3), ...(topics.length > 3 ? ['...'] : []), ...(actorCount === undefined ? [] : [`${actorCount} actors`])].join(
          ', ',
        ),
        reason,
      ]);
      const columns = [{ title: '#', align: 'right' as const }, ...['At', 'By', 'What', 'Of', 'Why'].map((title) => ({ title }))];
      for (const line of table(columns, rows)) output.print(line);
    });
}
