import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { drawChart } from '../backtest/chart/draw.ts';
import type { BacktestReport, BacktestSettings } from '../backtest/format.ts';
import { backtestFormatOf } from '../backtest/registry.ts';
import { ResultFile } from '../backtest/result-file.ts';
import { backtestSettings, type BacktestWords, SETTINGS } from '../backtest/settings.ts';
import { CommandError, EXIT } from '../terminal/errors.ts';
import { progress } from '../terminal/progress.ts';
import type { CommandContext } from './context.ts';
import { positiveNumber } from './numbers.ts';

interface BacktestOptions extends BacktestWords {
  readonly out?: string;
  readonly chart?: string;
}

const HELP = `
A series is a CSV with the header timestamp,value: how many people (requests, orders, ...) a bin of
time, in bins of one width. It gives a row per row: timestamp,value,expected,score,state.

Activities are a JSON object a line: id, occurredAt, actor, and kind, text, topics, language, region,
actorSince where there are any. They give a line per refresh and shown trend:
{"at","scope","rank","topic","score","observed","expected", ...}.

Nothing is sent anywhere: the engine's own counting and ranking run over the file in this process.
It is how to find the thresholds that fit one's own history: change one with --set, look at the chart.
Settings of activities: ${Object.entries(SETTINGS)
  .map(([name, value]) => `${name}=${value}`)
  .join(', ')}.

Examples:
  groundswell backtest visits.csv --out scored.csv --chart visits.svg
  groundswell backtest posts.ndjson --out trends.ndjson --chart trends.html
  groundswell backtest posts.ndjson --scope everywhere --every 10 --set enterScore=80 --chart strict.svg`;

export function backtestCommand(context: CommandContext): Command {
  return new Command('backtest')
    .description('runs the engine over a file of the past and tells what it would have told')
    .argument('<file>', 'a series as CSV, or activities as NDJSON')
    .option('--out <file>', 'where the result goes (default: standard output)')
    .option('--chart <file>', 'draws what came of it: a file that ends in .svg or .html')
    .option('--every <seconds>', 'time between two refreshes, in seconds of the past (default: 60)', positiveNumber)
    .option('--scope <scope>', 'tells of this scope only; may be repeated', collect)
    .option('--set <name=value>', 'a threshold other than the usual; may be repeated', collect)
    .option('--skip-bad', 'leaves out lines that cannot be read, instead of stopping')
    .addHelpText('after', HELP)
    .action((file: string, options: BacktestOptions) => backtest(context, file, options));
}

async function backtest(context: CommandContext, path: string, options: BacktestOptions): Promise<void> {
  const settings = backtestSettings(options);
  if (options.chart !== undefined && !/\.(svg|html)$/i.test(options.chart))
    throw new CommandError(`A chart is a file that ends in .svg or .html; this does not: ${options.chart}`, EXIT.misused);
  const report = await run(context, path, settings, options.out);
  for (const line of report.summary) context.output.note(line);
  if (options.chart === undefined) return;
  await writeFile(options.chart, drawChart(report.chart, options.chart)).catch((error: unknown) => {
    throw new CommandError(`${options.chart ?? ''} cannot be written: ${String(error)}`);
  });
}

async function run({ output, signal }: CommandContext, path: string, settings: BacktestSettings, to?: string): Promise<BacktestReport> {
  const format = await backtestFormatOf(path);
  const bar = progress(output);
  const out = to === undefined ? undefined : new ResultFile(to);
  try {
    const report = await format.run({
      path,
      settings,
      signal,
      write: async (line) => (out === undefined ? output.print(line) : out.write(line)),
      progress: (done, words) => bar.update(done, words),
    });
    await out?.keep();
    return report;
  } catch (error) {
    await out?.drop();
    throw error;
  } finally {
    bar.stop();
  }
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
