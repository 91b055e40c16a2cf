import { localTimeAt, momentOf } from './local-time.ts';
import { minuteOf } from './quiet-hours.ts';

/** How often somebody wants to read what is rising, and when: local time. */
export interface DigestPlan {
  readonly every: 'never' | 'day' | 'week';
  /** `08:00` */
  readonly at: string;
  /** Of a weekly one: Monday is 1, Sunday 7. Default 1. */
  readonly weekday?: number | undefined;
}

/** A digest that is due: once for each local day or week. */
export interface DigestTime {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The local day, `2026-11-23`: two digests of one day are one. */
  readonly day: string;
}

/**
 * The first digest after `now`; undefined where none is wanted. On a day on which clocks skip the time it is due when they
 * have skipped it; on one that shows it twice, the first time.
 */
export function nextDigest(now: number, plan: DigestPlan, zone: string): DigestTime | undefined {
  if (plan.every === 'never') return undefined;
  const today = localTimeAt(now, zone);
  const wait = plan.every === 'day' ? 0 : ((plan.weekday ?? 1) - today.weekday + 7) % 7;
  const period = plan.every === 'day' ? 1 : 7;
  // Today's may be over, and so may be that of a day that a zone left out.
  const days = [0, 1, 2].map((count) => ({ ...today, day: today.day + wait + count * period }));
  const times = days.map((date) => ({ at: momentOf(date, minuteOf(plan.at), zone), day: dayName(date) }));
  return times.find(({ at }) => at > now);
}

function dayName({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
