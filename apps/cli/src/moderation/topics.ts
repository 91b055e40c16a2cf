import { Command, Option } from 'commander';
import type { CommandContext } from '../commands/context.ts';
import { positiveNumber } from '../commands/numbers.ts';
import { table } from '../terminal/table.ts';
import { type AuthorOptions, authorOf, operatorApi, type OperatorOptions } from './operator-client.ts';
import { withAuthor } from './options.ts';

interface ListOptions extends OperatorOptions {
  readonly decision?: 'allowed' | 'denied';
  readonly limit: number;
}

/** `moderation list`: topics that were allowed or denied. */
export function listTopics({ environment, output }: CommandContext): Command {
  return new Command('list')
    .description('topics that were allowed or denied, decided last first')
    .addOption(new Option('--decision <decision>', 'only these').choices(['allowed', 'denied']))
    .option('--limit <n>', 'topics at most, up to 100', positiveNumber, 50)
    .action(async (_options: unknown, command: Command) => {
      const { decision, limit, ...options } = command.optsWithGlobals<ListOptions>();
      const query = { limit, ...(decision !== undefined && { decision }) };
      const { topics } = await operatorApi(options, environment).ask((api) => api.GET('/v1/moderation/topics', { params: { query } }));
      if (topics.length === 0) return output.print('Nothing was decided.');
      const rows = topics.map(({ topic, decision: decided, by, at, reason = '' }) => [topic, decided, by, at, reason]);
      for (const line of table(
        ['Topic', 'Decision', 'By', 'At', 'Why'].map((title) => ({ title })),
        rows,
      ))
        output.print(line);
    });
}

/** `moderation deny` and `moderation allow`. */
export function decideTopics({ environment, output }: CommandContext, name: 'allow' | 'deny'): Command {
  const decision = name === 'allow' ? 'allowed' : 'denied';
  const what = name === 'allow' ? 'lets topics trend without review' : 'takes topics out of lists, pages and searches';
  const command = new Command(name).description(what).argument('<topics...>', 'ai, #ai, product:42');
  return withAuthor(command).action(async (topics: readonly string[], _options: unknown, self: Command) => {
    const options = self.optsWithGlobals<OperatorOptions & AuthorOptions>();
    const api = operatorApi(options, environment);
    for (const topic of topics) {
      const body = { decision, ...authorOf(options, environment) } as const;
      const standing = await api.ask((client) => client.PUT('/v1/moderation/topics/{topic}', { params: { path: { topic } }, body }));
      output.print(`${standing.topic} is ${standing.decision} (entry ${standing.entry ?? '?'}).`);
    }
  });
}

/** `moderation queue`: topics that wait for review. */
export function listQueue({ environment, output }: CommandContext): Command {
  return new Command('queue')
    .description('topics that wait for review, those that wait longest first')
    .action(async (_options, self: Command) => {
      const query = { limit: 100 };
      const { topics } = await operatorApi(self.optsWithGlobals(), environment).ask((api) =>
        api.GET('/v1/moderation/queue', { params: { query } }),
      );
      if (topics.length === 0) return output.print('Nothing waits.');
      const rows = topics.map(({ topic, scope, rank, at, why }) => [topic, scope, String(rank), at, why]);
      for (const line of table(
        ['Topic', 'Scope', 'Place', 'Since', 'Why it rises'].map((title) => ({ title })),
        rows,
      ))
        output.print(line);
    });
}
