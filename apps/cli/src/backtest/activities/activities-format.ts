import { SCOPE_DIMENSIONS } from '@groundswell/topic';
import { Backtest, type BacktestTotals, KeyedActivityHashes, type PastActivity, SurpriseRule } from '@groundswell/trend';
import type { BacktestFormat, BacktestJob, BacktestReport } from '../format.ts';
import { PastFile } from './past-file.ts';
import { rankedLines } from './ranked-lines.ts';
import { TrendLanes } from './trend-lanes.ts';

/** Part of the work that looking a file through is. */
const LOOKING = 0.1;
const SHOWN_EVERY = 500;
/** Of hashes of this process alone: nothing of them is kept. */
const KEY = 'backtest';

/** Activities, a JSON object a line: the lists that the engine would have shown, refresh by refresh. */
export const ACTIVITIES: BacktestFormat = {
  name: 'activities',
  endings: ['.ndjson', '.jsonl'],
  recognises: (head) => head.trimStart().startsWith('{'),
  run,
};

async function run(job: BacktestJob): Promise<BacktestReport> {
  const { path, settings, signal, progress } = job;
  const file = await PastFile.open(path, {
    skipBad: settings.skipBad,
    signal,
    progress: (done) => progress(done * LOOKING, 'looking the file through'),
  });
  const { minimumActors, thresholds, every } = settings;
  const backtest = new Backtest({ minimumActors, rule: new SurpriseRule(thresholds), hashes: new KeyedActivityHashes(KEY), every });
  const lanes = new TrendLanes(every);
  const isWanted = (scope: string) => settings.scopes.length === 0 || settings.scopes.includes(scope);
  let [lines, refreshes] = [0, 0];
  const started = performance.now();
  const totals = await backtest.run(watched(file, job), async (refresh) => {
    refreshes += 1;
    if (refreshes % SHOWN_EVERY === 0) await breathe();
    lanes.see(refresh);
    for (const line of rankedLines(refresh, isWanted)) {
      lines += 1;
      await job.write(line);
    }
  });
  const seconds = (performance.now() - started) / 1_000;
  return { summary: summaryOf(file, totals, { lines, shown: lanes.topics, seconds }), chart: lanes.chart(path, file.from, file.to) };
}

function* watched(file: PastFile, { signal, progress, settings }: BacktestJob) {
  let read = 0;
  const narrow = narrowing(settings.scopes);
  for (const activity of file.activities()) {
    if (read % SHOWN_EVERY === 0) {
      signal.throwIfAborted();
      const time = new Date(activity.occurredAt).toISOString().slice(0, 16).replace('T', ' ');
      progress(LOOKING + (1 - LOOKING) * (read / file.size), `${time}, ${read.toLocaleString('en')} activities`);
    }
    read += 1;
    yield narrow(activity);
  }
}

/** Takes from activities what only scopes are made of that nobody wants: fewer scopes are ranked in less time, and no other list changes. */
function narrowing(scopes: readonly string[]): (activity: PastActivity) => PastActivity {
  if (scopes.length === 0) return (activity) => activity;
  const isWanted = (dimension: string) => scopes.some((scope) => scope.startsWith(`${dimension}:`));
  const [language, region, kind, source] = SCOPE_DIMENSIONS.map(isWanted);
  return ({ language: itsLanguage, region: itsRegion, ...activity }) => ({
    ...activity,
    ...(language && itsLanguage !== undefined ? { language: itsLanguage } : {}),
    ...(region && itsRegion !== undefined ? { region: itsRegion } : {}),
    ...(kind ? {} : { kind: 'any' }),
    ...(source ? {} : { source: 'any' }),
  });
}

/** Lets signals in: all else is computing. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Came {
  readonly lines: number;
  /** Topics that everywhere showed. */
  readonly shown: number;
  readonly seconds: number;
}

function summaryOf(file: PastFile, totals: BacktestTotals, { lines, shown, seconds }: Came): readonly string[] {
  const [activities, refreshes] = [totals.activities, totals.refreshes].map((count) => count.toLocaleString('en'));
  const rate = Math.round(totals.activities / seconds).toLocaleString('en');
  const left = [
    ...(file.duplicates + totals.duplicates > 0 ? [`${file.duplicates + totals.duplicates} duplicates`] : []),
    ...(file.skipped > 0 ? [`${file.skipped} lines that cannot be read`] : []),
  ];
  return [
    `${activities} activities in ${refreshes} refreshes, ${seconds.toFixed(1)} s (${rate} activities/s).`,
    `${shown} topics would have trended everywhere; ${lines.toLocaleString('en')} lines.`,
    ...(left.length === 0 ? [] : [`Left out: ${left.join(', ')}.`]),
    ...(file.inOrder ? [] : ['The file is not in order of time; it was taken in order of time.']),
  ];
}
