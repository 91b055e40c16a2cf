import { BASELINE_DAYS, LAST_HOURS_WEIGHT, SINGLE_DAY_WEIGHT } from './thresholds.ts';

/** The hours of a topic (or of a scope's total) before the current one. */
export interface Past {
  /** The first hour of which anything is known of the scope; undefined when there is none yet. */
  readonly firstHour: number | undefined;
  /** Distinct actors in `hour`; 0 when it was not used. */
  actors(hour: number): number;
}

/**
 * Distinct actors that the past lets expect in a whole clock hour like `hour`: the largest of what
 * the same hour had on average over seven days (the hour before and after it too), 0.7 times the
 * better of yesterday and the same weekday last week, the mean of the last 24 hours, and 0.8 times
 * the mean of the last two.
 *
 * A deployment that is younger is judged by what there is: each mean is over the hours since the
 * first one that is known, and a term without any such hour is left out; with none at all, nothing
 * is expected, and the busiest topics trend.
 */
export function expectedInHour(past: Past, hour: number): number {
  const { firstHour } = past;
  if (firstHour === undefined || firstHour >= hour) return 0;
  const known = (at: number): number | undefined => (at < firstHour || at >= hour ? undefined : past.actors(at));
  const days = Array.from({ length: BASELINE_DAYS }, (_, index) => hour - 24 * (index + 1));
  const sameHour = Math.max(...[-1, 0, 1].map((offset) => mean(days.map((day) => known(day + offset)))));
  const singleDay = Math.max(known(hour - 24) ?? 0, known(hour - 24 * BASELINE_DAYS) ?? 0);
  const lastDay = mean(Array.from({ length: 24 }, (_, index) => known(hour - 1 - index)));
  const lastHours = mean([known(hour - 1), known(hour - 2)]);
  return Math.max(sameHour, SINGLE_DAY_WEIGHT * singleDay, lastDay, LAST_HOURS_WEIGHT * lastHours);
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}
