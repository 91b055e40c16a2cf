import { HOUR } from '@groundswell/kernel';
import { iso, type TopicHour, whole } from '@groundswell/trend';
import type { TopicHourAnswer } from './topics.schema.ts';

export const DAYS_OF_HISTORY = 7;
const HOURS = DAYS_OF_HISTORY * 24;

/** The first and last hour, in hours since the epoch, of the week that ends with the hour of `now`. */
export function weekUntil(now: number): { readonly from: number; readonly to: number } {
  const to = Math.floor(now / HOUR);
  return { from: to - HOURS + 1, to };
}

/** The hours `from` to `to`, oldest first; those that nothing is known of have zeros. */
export function presentHistory(
  hours: readonly TopicHour[],
  { from, to }: { readonly from: number; readonly to: number },
): TopicHourAnswer[] {
  const known = new Map(hours.map((hour) => [hour.hour, hour]));
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = known.get(from + index);
    return { at: iso((from + index) * HOUR), uses: whole(hour?.uses ?? 0), actors: whole(hour?.actors ?? 0) };
  });
}
