import { explain, type Trend } from '@groundswell/trend';
import { iso, tenths, whole } from '../answering/figures.ts';
import type { TrendAnswer } from './trends.schema.ts';

const BINS = 24;

/** A sparkline of exactly 24 bins: a young topic's past is filled with zeros. */
function bins(sparkline: readonly number[]): number[] {
  const known = sparkline.slice(-BINS).map(whole);
  return [...Array<number>(BINS - known.length).fill(0), ...known];
}

/** @param rank its place in its scope, from 1 */
export function presentTrend(trend: Trend, rank: number): TrendAnswer {
  return {
    rank,
    topic: trend.topic,
    label: trend.label,
    score: tenths(trend.score),
    windowMinutes: trend.windowMinutes,
    observed: tenths(Math.max(0, trend.observed)),
    expected: tenths(Math.max(0, trend.expected)),
    uses: whole(trend.uses),
    concentration: Math.round(Math.min(1, Math.max(0, trend.concentration)) * 100) / 100,
    actorsPerDay: whole(trend.actorsPerDay),
    startedAt: iso(trend.startedAt),
    sparkline: bins(trend.sparkline),
    why: explain(trend),
  };
}
