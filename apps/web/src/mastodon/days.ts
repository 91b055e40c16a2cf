import { DAY, HOUR } from '@groundswell/kernel';
import { type TopicHour, whole } from '@groundswell/trend';
import { DAYS_OF_HISTORY } from '../topics/history.ts';
import type { MastodonDayAnswer } from './mastodon.schema.ts';

const HOURS_A_DAY = DAY / HOUR;

/** The first and last hour of the seven days (UTC) that end with the day of `now`. */
export function daysUntil(now: number): { readonly from: number; readonly to: number } {
  const today = Math.floor(now / DAY);
  return { from: (today - DAYS_OF_HISTORY + 1) * HOURS_A_DAY, to: (today + 1) * HOURS_A_DAY - 1 };
}

/**
 * Seven days, newest first, numbers as strings, as Mastodon writes them. Who came in two hours of a
 * day must not be counted twice, so a day's accounts are those of its busiest hour: too few, never too many.
 */
export function presentDays(hours: readonly TopicHour[], now: number): MastodonDayAnswer[] {
  const today = Math.floor(now / DAY);
  return Array.from({ length: DAYS_OF_HISTORY }, (_, back) => {
    const day = today - back;
    const within = hours.filter(({ hour }) => Math.floor(hour / HOURS_A_DAY) === day);
    return {
      day: String((day * DAY) / 1_000),
      accounts: String(whole(Math.max(0, ...within.map(({ actors }) => actors)))),
      uses: String(whole(within.reduce((sum, { uses }) => sum + uses, 0))),
    };
  });
}
