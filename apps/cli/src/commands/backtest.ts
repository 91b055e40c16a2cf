import { Command } from 'commander';
import type { BacktestReport } from '../backtest/format.ts';
import { backtestFormatOf } from '../backtest/registry.ts';
import { ResultFile } from '../backtest/result-file.ts';
import { progress } from '../terminal/progress.ts';
import type { CommandContext } from './context.ts';

interface BacktestOptions {
  readonly out?: string;
}

const HELP = `
A series is a CSV with the header timestamp,value: how many people (requests, orders, ...) a bin of
time, in bins of one width. It gives a row per row: timestamp,value,expected,score,state.
Nothing is sent anywhere: the engine's own rules run over the file in this process.

Examples:
  groundswell backtest visits.csv --out scored.csv`;

export function backtestCommand(context: CommandContext): Command {
  return new Command('backtest')
    .description('runs the engine over a file of the past and tells what it would have told')
    .argument('<file>', 'a series as CSV')
    .option('--out <file>', 'where the result goes (default: standard output)')
    .addHelpText('after', HELP)
    .action((file: string, options: BacktestOptions) => backtest(context, file, options));
}

async function backtest(context: CommandContext, path: string, options: BacktestOptions): Promise<void> {
  const { output, signal } = context;
  const format = await backtestFormatOf(path);
  const bar = progress(output);
  const out = options.out === undefined ? undefined : new ResultFile(options.out);
  let report: BacktestReport;
  try {
    report = await format.run({
      path,
      signal,
      write: async (line) => (out === undefined ? output.print(line) : out.write(line)),
      progress: (done, words) => bar.update(done, words),
    });
    await out?.keep();
  } catch (error) {
    await out?.drop();
    throw error;
  } finally {
    bar.stop();
  }
  for (const line of report.summary) output.note(line);
}
