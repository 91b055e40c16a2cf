import { BASELINE_DAYS, BESIDE_WEIGHT, DISPERSION, LAST_DAY_WEIGHT, LAST_HOURS_WEIGHT, SINGLE_DAY_WEIGHT } from './thresholds.ts';

/**
 * The hours of a topic (or of a scope's total) before the current one. One object always answers the
 * same: what is derived from it is remembered.
 */
export interface Past {
  /** The first hour of which anything is known of the scope; undefined when there is none yet. */
  readonly firstHour: number | undefined;
  /** Distinct actors in `hour`; 0 when it was not used. */
  actors(hour: number): number;
}

/** What a past lets expect of an hour like the current one. */
export interface Baseline {
  /** Distinct actors in a whole clock hour. */
  readonly perHour: number;
  /** How much more than a Poisson count the topic varies: its variance grows as λ + dispersion × λ². */
  readonly dispersion: number;
}

/** The same hour of other days, and those beside it. */
const SAME_HOURS = [
  { offset: -1, weight: BESIDE_WEIGHT },
  { offset: 0, weight: 1 },
  { offset: 1, weight: BESIDE_WEIGHT },
] as const;
const LAST_DAY = 24;
/** The last hours that are looked at begin so many hours before the current one: a burst must not excuse itself. */
const LAST_HOURS = [2, 3] as const;

/**
 * Distinct actors that the past lets expect in a whole clock hour like `hour`: the largest of what
 * the same hour had on average over seven days (0.7 times that of the hours beside it, too), 0.7 times
 * the better of yesterday and the same weekday last week, 0.4 times the mean of the last 24 hours, and 0.8
 * times the mean of the last two but one: the hour that just ended may already hold the burst's beginning.
 *
 * A deployment that is younger is judged by what there is: each mean is over the hours since the
 * first one that is known, and a term without any such hour is left out; with none at all, nothing
 * is expected, and the busiest topics trend. In its first day the mean of the last hours counts whole, and a topic may vary twice
 * as much.
 */
export const baselineOf = remembered((past: Past, hour: number): Baseline => {
  const { firstHour } = past;
  if (firstHour === undefined || firstHour >= hour) return { perHour: 0, dispersion: DISPERSION.usual };
  const known = (at: number): number | undefined => (at < firstHour || at >= hour ? undefined : past.actors(at));
  const sameHours = SAME_HOURS.map(({ offset }) => sumsOf((index) => known(hour - 24 * (index + 1) + offset), BASELINE_DAYS));
  const sameHour = Math.max(...sameHours.map((sums, index) => (SAME_HOURS[index]?.weight ?? 0) * meanOf(sums)));
  const singleDay = Math.max(known(hour - 24) ?? 0, known(hour - 24 * BASELINE_DAYS) ?? 0);
  const firstDay = sameHours.every(({ count }) => count === 0);
  const lastDayWeight = firstDay ? 1 : LAST_DAY_WEIGHT;
  const lastDay = meanOf(sumsOf((index) => known(hour - 1 - index), LAST_DAY));
  const before = sumsOf((index) => known(hour - (LAST_HOURS[index] as number)), LAST_HOURS.length);
  const lastHours = before.count > 0 ? meanOf(before) : (known(hour - 1) ?? 0);
  return {
    perHour: Math.max(sameHour, SINGLE_DAY_WEIGHT * singleDay, lastDayWeight * lastDay, LAST_HOURS_WEIGHT * lastHours),
    dispersion: firstDay ? DISPERSION.firstDay : dispersionOf(sameHours),
  };
});

/**
 * Distinct actors that were usual in a clock hour like `hour`, neither high nor low: the mean of the same hour
 * over the days that are known, else of the hours that are. Undefined where nothing is known.
 */
export const usualInHour = remembered((past: Past, hour: number): number | undefined => {
  const { firstHour } = past;
  if (firstHour === undefined || firstHour >= hour) return undefined;
  const known = (at: number): number | undefined => (at < firstHour ? undefined : past.actors(at));
  const sameHour = sumsOf((index) => known(hour - 24 * (index + 1)), BASELINE_DAYS);
  return meanOf(sameHour.count > 0 ? sameHour : sumsOf((index) => known(hour - 1 - index), LAST_DAY));
});

/** Remembers what was derived of a past for the last two hours that were asked for: a scope's volume is asked for by every topic. */
function remembered<Value>(derive: (past: Past, hour: number) => Value): (past: Past, hour: number) => Value {
  const values = new WeakMap<Past, { hour: number; value: Value }[]>();
  return (past, hour) => {
    let known = values.get(past);
    if (known === undefined) values.set(past, (known = []));
    let found = known.find((entry) => entry.hour === hour);
    if (found === undefined) values.set(past, [...known.slice(-1), (found = { hour, value: derive(past, hour) })]);
    return found.value;
  };
}

interface Sums {
  count: number;
  sum: number;
  squares: number;
}

function sumsOf(value: (index: number) => number | undefined, length: number): Sums {
  const sums = { count: 0, sum: 0, squares: 0 };
  for (let index = 0; index < length; index += 1) {
    const known = value(index);
    if (known === undefined) continue;
    sums.count += 1;
    sums.sum += known;
    sums.squares += known ** 2;
  }
  return sums;
}

function meanOf({ count, sum }: Sums): number {
  return count === 0 ? 0 : sum / count;
}

/**
 * By moments: what the hours vary from day to day beyond a Poisson count, relative to their squared
 * means, drawn towards what is usual with the weight of so many hours.
 */
function dispersionOf(hours: readonly Sums[]): number {
  let [degrees, excess, squaredMeans] = [0, 0, 0];
  for (const sums of hours) {
    if (sums.count < 2) continue;
    const mean = meanOf(sums);
    degrees += sums.count - 1;
    excess += sums.squares - sums.count * mean ** 2 - (sums.count - 1) * mean;
    squaredMeans += (sums.count - 1) * mean ** 2;
  }
  const { usual, weight, least, most } = DISPERSION;
  if (squaredMeans === 0) return usual;
  // Means of few actors say little of how they vary: they weigh as much as they are.
  const heard = degrees * (squaredMeans / (squaredMeans + degrees));
  return Math.min(most, Math.max(least, (weight * usual + heard * Math.max(0, excess / squaredMeans)) / (weight + heard)));
}
