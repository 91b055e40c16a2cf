import { basename } from 'node:path';
import { MINUTE } from '@groundswell/kernel';
import { SeriesReplay, type SeriesRow } from '@groundswell/trend';
import type { BacktestFormat, BacktestJob, BacktestReport } from './format.ts';
import { type CsvRow, type CsvSeries, readCsvSeries } from './csv-series.ts';

/** Part of the progress that reading takes. */
const READING = 0.5;
/** Rows between two looks at whether to stop. */
const ROWS_AT_ONCE = 1_000;

/** A series: how many people a bin of time. Every row comes back with what the engine makes of it. */
export const csvFormat: BacktestFormat = {
  name: 'CSV',
  endings: ['.csv'],
  recognises: (head) => /^\uFEFF?\s*"?timestamp"?\s*,\s*"?value"?/i.test(head),
  async run(job: BacktestJob): Promise<BacktestReport> {
    const series = await readCsvSeries(job.path, (done) => job.progress(READING * done, 'reading'));
    const results: SeriesRow[] = [];
    await job.write('timestamp,value,expected,score,state');
    for await (const { row, result } of replayed(job, series)) {
      results.push(result);
      await job.write(`${quoted(row.timestamp)},${row.value},${rounded(result.expected, 2)},${rounded(result.score, 4)},${result.state}`);
    }
    return report(job.path, series, results);
  },
};

async function* replayed(job: BacktestJob, { rows, width }: CsvSeries): AsyncGenerator<{ row: CsvRow; result: SeriesRow }> {
  const replay = new SeriesReplay(width / MINUTE);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) {
      job.signal.throwIfAborted();
      job.progress(READING + ((1 - READING) * index) / rows.length, `${index} of ${rows.length} rows`);
    }
    // A bin that the file leaves out had nobody in it.
    for (let gap = row.gap; gap > 0; gap -= 1) replay.see(row.at - gap * width, 0);
    yield { row, result: replay.see(row.at, row.people) };
  }
}

function report(path: string, { rows, width, missing }: CsvSeries, results: readonly SeriesRow[]): BacktestReport {
  const told = rows.flatMap(({ at, timestamp }, index) => {
    const { state, score } = results[index] as SeriesRow;
    return state === 'told' ? [{ at, timestamp, words: `once in ${daysOf(score)} days` }] : [];
  });
  const left = missing === 0 ? '' : `, ${missing} of them missing and taken as nobody`;
  return {
    summary: [
      `${rows.length + missing} bins of ${width / MINUTE} min${left}; ${told.length} told`,
      ...told.map(({ timestamp, words }) => `  ${timestamp}: ${words}`),
    ],
    chart: {
      title: basename(path),
      panels: [
        {
          title: 'people a bin, and how many are usual',
          times: rows.map(({ at }) => at),
          observed: rows.map(({ people }) => people),
          expected: results.map(({ expected }) => expected),
          marks: told.map(({ at, words }) => ({ at, words })),
        },
      ],
    },
  };
}

/** Two digits say as much as 15 days can. */
function daysOf(score: number): string {
  const days = Number((10 ** score).toPrecision(2));
  return days > MOST_DAYS ? `more than ${MOST_DAYS.toLocaleString('en-US')}` : String(days);
}

const MOST_DAYS = 1_000;

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
