import type { LabelledSeries } from './nab-series.ts';

/** What a series' scores come to at each threshold. */
export interface ThresholdCurve {
  readonly windows: number;
  /**
   * The benchmark's raw score at each threshold: for a window that is found, how early (at most 1), for one
   * that isn't, -1, for each row that is told outside of windows, up to -0.11.
   */
  readonly raw: readonly number[];
  /** Windows that are found. */
  readonly found: readonly number[];
  readonly falseAlarms: readonly number[];
}

/** The part of a series that is not scored, and the rows it is at most. */
const PROBATION = 0.15;
const PROBATION_ROWS = 750;
const FALSE_ALARM = 0.11;
const MISSED = -1;

/** The benchmark's standard profile, as `score.py` has it: the bench holds the two against each other. */
export function thresholdCurve(series: LabelledSeries, scores: Float64Array, thresholds: readonly number[]): ThresholdCurve {
  const { length } = series.times;
  const probation = Math.min(Math.floor(PROBATION * length), PROBATION_ROWS);
  const windows = series.windows.map(([from, to]) => rowsWithin(series.times, from, to));
  const windowOf = windowByRow(windows, length);
  const alarms = [...scores.keys()]
    .filter((row) => row >= probation && (scores[row] as number) > 0)
    .map((row) => alarmAt(row, scores[row] as number, windows, windowOf[row] as number));
  const judged = thresholds.map((threshold) => judge(alarms, threshold, windows.length));
  return {
    windows: windows.length,
    raw: judged.map(({ raw }) => raw),
    found: judged.map(({ found }) => found),
    falseAlarms: judged.map(({ falseAlarms }) => falseAlarms),
  };
}

interface Alarm {
  readonly score: number;
  /** -1: none. */
  readonly window: number;
  readonly value: number;
}

function alarmAt(row: number, score: number, windows: readonly Rows[], window: number): Alarm {
  return { score, window, value: window >= 0 ? earliness(windows[window] as Rows, row) : falseAlarm(windows, row) };
}

function judge(alarms: readonly Alarm[], threshold: number, windows: number) {
  const best = Array.from({ length: windows }, () => MISSED);
  let [penalty, falseAlarms] = [0, 0];
  for (const { score, window, value } of alarms) {
    if (score < threshold) continue;
    if (window >= 0) best[window] = Math.max(best[window] as number, value);
    else {
      penalty += value;
      falseAlarms += 1;
    }
  }
  return { raw: best.reduce((sum, value) => sum + value, penalty), found: best.filter((value) => value > MISSED).length, falseAlarms };
}

/** 0 for nothing found, 100 for everything at once and no false alarm. */
export function normalised(raw: number, windows: number): number {
  return (100 * (raw + windows)) / (2 * windows);
}

type Rows = readonly [number, number];

function rowsWithin(times: readonly number[], from: number, to: number): Rows {
  return [times.findIndex((time) => time >= from), times.findLastIndex((time) => time <= to)];
}

function windowByRow(windows: readonly Rows[], length: number): Int32Array {
  const windowOf = new Int32Array(length).fill(-1);
  for (const [window, [from, to]] of windows.entries()) windowOf.fill(window, from, to + 1);
  return windowOf;
}

function earliness([from, to]: Rows, row: number): number {
  return sigmoid(-(to - row + 1) / (to - from + 1)) / sigmoid(-1);
}

/** Little just after a window, all of it further on or before the first. */
function falseAlarm(windows: readonly Rows[], row: number): number {
  const before = windows.findLast(([, to]) => to < row);
  if (before === undefined) return -FALSE_ALARM;
  return sigmoid((row - before[1]) / (before[1] - before[0])) * FALSE_ALARM;
}

function sigmoid(value: number): number {
  return 2 / (1 + Math.exp(5 * value)) - 1;
}
