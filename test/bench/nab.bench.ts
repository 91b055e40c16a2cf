/**
 * How well the engine tells what is unusual in real series that people have labelled: the five of the
 * Numenta Anomaly Benchmark (realTweets) beside the project, run through `groundswell backtest` and scored by
 * the benchmark's rules; the same with each series left out of the choice of constants and threshold; and
 * on the same series seen otherwise. Peers there, on all ten series of the benchmark's own results.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RARITY, SeriesReplay, TELLING } from '@groundswell/trend';
import { projectRoot } from '../support/deployment.ts';
import { leaveOneOut, THRESHOLDS, together } from './support/nab/leave-one-out.ts';
import { normalised, type ThresholdCurve, thresholdCurve } from './support/nab/nab-score.ts';
import { engineScores, type LabelledSeries, NAB, NAB_FOLDER, nabIsThere, nabSeries, SCORER } from './support/nab/nab-series.ts';
import { VARIATIONS } from './support/nab/variations.ts';
import { median, report } from './support/report.ts';

if (nabIsThere()) run(nabSeries());
else console.log(`Skipped: the labelled series are read in place, and there are none at ${NAB}.`);

function run(series: readonly LabelledSeries[]): void {
  console.log('  the command line over each series');
  const shared = scoredByCommandLine();
  console.log('  choosing constants and threshold without each series');
  const leftOut = leaveOneOut(series, console.log);
  const curves = curvesOf(series);
  const best = bestThreshold(curves);
  const variations = Object.entries(VARIATIONS).map(([name, vary]) => ({ name, ...bestThreshold(curvesOf(series.map(vary))) }));
  const figures = {
    shared,
    leaveOneOut: tenth(together(leftOut)),
    constants: Object.keys(RARITY).length + Object.keys(TELLING).length,
    perSeries: Object.fromEntries(series.map(({ name }, index) => [name, scoreAt(curves[index] as ThresholdCurve, best.at)])),
    leftOut: Object.fromEntries(leftOut.map(({ name, score }) => [name, tenth(score)])),
    variations: Object.fromEntries(variations.map(({ name, score }) => [name, score])),
    microsecondsPerBin: tenth(timePerBin(series)),
  };
  report(
    'NAB realTweets, 0 to 100',
    [
      { what: 'the five series', figure: String(shared), goal: '>= 84' },
      { what: 'each left out of the choice', figure: String(figures.leaveOneOut), goal: '>= 75' },
      ...leftOut.map(({ name, chosen, thresholdDays, score }) => ({
        what: `  ${name}, by season ${chosen.season}, people ${chosen.people}, days ${chosen.spreadDays}, told from ${thresholdDays.toFixed(1)} days`,
        figure: score.toFixed(1),
      })),
      ...variations.map(({ name, score, found, windows, falseAlarms }) => ({
        what: `  seen otherwise: ${name} (${found} of ${windows} windows, ${falseAlarms} false alarms)`,
        figure: score.toFixed(1),
      })),
      { what: 'microseconds a bin', figure: String(figures.microsecondsPerBin) },
    ],
    figures,
  );
}

/** Every series through the command line as it is shipped, and the benchmark's scorer over what it wrote. */
function scoredByCommandLine(): number {
  const folder = mkdtempSync(join(tmpdir(), 'nab-'));
  try {
    for (const file of readdirSync(NAB_FOLDER).filter((name) => name.endsWith('.csv'))) {
      const command = [join(projectRoot, 'apps/cli/bin/groundswell.mjs'), 'backtest', join(NAB_FOLDER, file), '--out', join(folder, file)];
      const run = spawnSync(process.execPath, command, { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
    }
    const scored = spawnSync('python3', [SCORER, NAB, '--rows', folder], { encoding: 'utf8' });
    if (scored.status === 0) console.log(`  ${scored.stdout.trim().replace(folder, 'the rows')}`);
    else console.log('  python3 is not there: scored by the same rules in this process');
    const ours = tenth(scoreOfRows(folder));
    const theirs = scored.status === 0 ? Number(/: (-?[\d.]+) raw/.exec(scored.stdout)?.[1]) : ours;
    if (Math.abs(ours - theirs) > 0.11) throw new Error(`the benchmark's scorer says ${theirs}, ours ${ours}`);
    return theirs;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By our own scorer, at the best of the thresholds that occur. */
function scoreOfRows(folder: string): number {
  const series = nabSeries();
  const scores = series.map(({ name }) =>
    Float64Array.from(rowsOf(join(folder, `Twitter_volume_${name}.csv`)), (row) => Number(row.split(',')[3])),
  );
  const thresholds = [...new Set(scores.flatMap((each) => [...each]))].filter((score) => score > 0);
  return bestThreshold(series.map((each, index) => thresholdCurve(each, scores[index] as Float64Array, thresholds))).score;
}

function rowsOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trim().split('\n').slice(1);
}

function curvesOf(series: readonly LabelledSeries[]): readonly ThresholdCurve[] {
  return series.map((each) => thresholdCurve(each, engineScores(each, RARITY, TELLING), THRESHOLDS));
}

/** The threshold that serves all series best, as the benchmark chooses it for every detector. */
function bestThreshold(curves: readonly ThresholdCurve[]) {
  const windows = curves.reduce((sum, curve) => sum + curve.windows, 0);
  const sums = (curves[0]?.raw ?? []).map((_, at) => curves.reduce((sum, { raw }) => sum + (raw[at] as number), 0));
  const at = sums.indexOf(Math.max(...sums));
  const sum = (of: (curve: ThresholdCurve) => number) => curves.reduce((total, curve) => total + of(curve), 0);
  return {
    at,
    windows,
    score: tenth(normalised(sums[at] as number, windows)),
    found: sum(({ found }) => found[at] as number),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms[at] as number),
  };
}

function scoreAt({ raw, windows }: ThresholdCurve, at: number): number {
  return tenth(normalised(raw[at] as number, windows));
}

/** A whole series, its habits learnt anew every hour, by bin. */
function timePerBin(series: readonly LabelledSeries[]): number {
  const times = series.map(({ times: at, values }) => {
    const replay = new SeriesReplay(5);
    const started = performance.now();
    for (const [index, value] of values.entries()) replay.see(at[index] as number, value);
    return (1_000 * (performance.now() - started)) / values.length;
  });
  return median(times);
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
