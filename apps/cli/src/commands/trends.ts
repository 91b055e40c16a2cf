import { Command } from 'commander';
import { getJson } from '../connection/api.ts';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import { table } from '../terminal/table.ts';
import type { CommandContext } from './context.ts';
import { positiveNumber } from './numbers.ts';

interface Trends {
  readonly scope: string;
  readonly at: string;
  readonly trends: readonly { readonly rank: number; readonly label: string; readonly score: number; readonly why: string }[];
}

interface TrendsOptions {
  readonly scope: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function trendsCommand(context: CommandContext): Command {
  return new Command('trends')
    .description('lists what is rising now, and why')
    .option('--scope <scope>', 'everywhere, language:pt, region:BR, kind:search, source:ios', 'everywhere')
    .option('--limit <n>', 'trends at most, up to 20', positiveNumber, 10)
    .option('--json', 'print what the API answers')
    .action(async (options: TrendsOptions, command: Command) => {
      const url = urlOf(command.optsWithGlobals<GlobalOptions>(), context.environment);
      const query = new URLSearchParams({ scope: options.scope, limit: String(options.limit) });
      const trends = await getJson<Trends>(url, `/v1/trends?${query.toString()}`);
      const lines = options.json ? [JSON.stringify(trends)] : describe(trends);
      for (const line of lines) context.output.print(line);
    });
}

function describe({ scope, trends }: Trends): readonly string[] {
  if (trends.length === 0) return [`Nothing is rising in ${scope} just now.`];
  return table(
    [{ title: '#', align: 'right' }, { title: 'Trend' }, { title: 'Score', align: 'right' }, { title: 'Why' }],
    trends.map(({ rank, label, score, why }) => [String(rank), label, score.toFixed(0), why]),
  );
}
