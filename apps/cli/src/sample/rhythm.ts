import { DAY, HOUR } from '@groundswell/kernel';

/** How busy people are by their own clock, hour by hour: asleep at four, busiest after dinner. Mean 1. */
const WORKDAY = levelled([
  0.5, 0.25, 0.15, 0.1, 0.1, 0.2, 0.5, 0.9, 1.1, 1, 0.95, 1, 1.3, 1.2, 1, 1, 1.05, 1.2, 1.4, 1.6, 1.8, 1.8, 1.5, 1,
]);
const WEEKEND = levelled([
  0.9, 0.6, 0.35, 0.2, 0.1, 0.12, 0.2, 0.4, 0.7, 1, 1.3, 1.4, 1.4, 1.3, 1.2, 1.2, 1.2, 1.3, 1.4, 1.5, 1.6, 1.6, 1.5, 1.2,
]);

/** Weekends are a little busier than workdays. */
const WEEKEND_FACTOR = 1.12;

/** A moment by somebody's own clock. */
export interface LocalTime {
  /** 0 to 24, with its fraction. */
  readonly hour: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** @param utcOffset hours ahead of UTC */
export function localTime(at: number, utcOffset: number): LocalTime {
  const local = at + utcOffset * HOUR;
  // 1970-01-01 was a Thursday: three days after Monday.
  return { hour: (((local % DAY) + DAY) % DAY) / HOUR, weekday: (((Math.floor(local / DAY) + 3) % 7) + 7) % 7 };
}

/** How busy a cohort is at a moment, 1 on average over a week. */
export function intensity(at: number, utcOffset: number): number {
  const { hour, weekday } = localTime(at, utcOffset);
  const isWeekend = weekday >= 5;
  const curve = isWeekend ? WEEKEND : WORKDAY;
  const before = Math.floor(hour);
  const [low, high] = [curve[before] ?? 1, curve[(before + 1) % 24] ?? 1];
  const level = low + (high - low) * (hour - before);
  const weekMean = (5 + 2 * WEEKEND_FACTOR) / 7;
  return (level * (isWeekend ? WEEKEND_FACTOR : 1)) / weekMean;
}

function levelled(hours: readonly number[]): readonly number[] {
  const mean = hours.reduce((sum, level) => sum + level, 0) / hours.length;
  return hours.map((level) => level / mean);
}
