import { explain } from '../ranking/explanation.ts';
import type { Trend } from '../trend-list.ts';
import { iso, tenths, whole } from './figures.ts';
import type { TrendAnswer } from './trend.schema.ts';

const BINS = 24;

/** A sparkline of exactly 24 bins: a young topic's past is filled with zeros. */
function bins(sparkline: readonly number[]): number[] {
  const known = sparkline.slice(-BINS).map(whole);
  return [...Array<number>(BINS - known.length).fill(0), ...known];
}

/**
 * Distinct actors of a topic in 24 hours: at least as many as were just observed in an hour of them. The
 * day's are estimated where they are many, the hour's are counted better, and both stand side by side.
 */
export function actorsOfDay(topic: { readonly actorsPerDay: number }, trend?: Pick<Trend, 'observed'>): number {
  return Math.max(topic.actorsPerDay, Math.ceil(trend?.observed ?? 0));
}

/** Uses of a topic in 24 hours: the index may lag, but nobody counts without a use. */
export function usesOfDay(
  topic: { readonly actorsPerDay: number; readonly usesPerDay: number },
  trend?: Pick<Trend, 'observed' | 'uses'>,
): number {
  return Math.max(topic.usesPerDay, trend?.uses ?? 0, actorsOfDay(topic, trend));
}

/** A share between 0 and 1. */
function hundredths(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}

/** Lists are remembered while many ask for them: a trend is put in words once. */
const presented = new WeakMap<Trend, Omit<TrendAnswer, 'rank'>>();

/** @param rank its place in its scope, from 1 */
export function presentTrend(trend: Trend, rank: number): TrendAnswer {
  const known = presented.get(trend) ?? answerOf(trend);
  presented.set(trend, known);
  return { rank, ...known };
}

function answerOf(trend: Trend): Omit<TrendAnswer, 'rank'> {
  return {
    topic: trend.topic,
    label: trend.label,
    score: tenths(trend.score),
    windowMinutes: trend.windowMinutes,
    observed: tenths(Math.max(0, trend.observed)),
    expected: tenths(Math.max(0, trend.expected)),
    uses: whole(trend.uses),
    concentration: hundredths(trend.concentration),
    actorsPerDay: whole(actorsOfDay(trend, trend)),
    trust: hundredths(trend.trust),
    ...(trend.rarityDays !== undefined && { rarityDays: tenths(trend.rarityDays) }),
    startedAt: iso(trend.startedAt),
    peakAt: iso(trend.peakAt),
    sparkline: bins(trend.sparkline),
    why: explain(trend),
  };
}
