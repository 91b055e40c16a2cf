import { HOUR, MINUTE } from '@groundswell/kernel';

/** An activity that occurred longer before its arrival is late: it counts in its own hour, never in lists. */
export const LATENESS_LIMIT = HOUR;

/** What an activity says of time. */
export interface TimedActivity {
  readonly occurredAt?: number | undefined;
  readonly actorSince?: number | undefined;
  readonly backfill?: boolean | undefined;
}

/** The hour (since the epoch) that a late activity counts in; undefined for one that is not late. */
export function lateHourOf(activity: TimedActivity, arrivedAt: number): number | undefined {
  const { occurredAt, backfill } = activity;
  if (occurredAt === undefined || backfill === true || occurredAt >= arrivedAt - LATENESS_LIMIT) return undefined;
  return Math.floor(occurredAt / HOUR);
}

/**
 * The minute (since the epoch) that an activity which is not late counts in: that of its arrival,
 * also for one from the future; for a backfill that of its `occurredAt`, however old.
 */
export function minuteOf(activity: TimedActivity, arrivedAt: number): number {
  const { occurredAt, backfill } = activity;
  const at = backfill === true && occurredAt !== undefined ? Math.min(occurredAt, arrivedAt) : arrivedAt;
  return Math.floor(at / MINUTE);
}

/** The hour (since the epoch) in which the actor's account was made, as far as the activity says it; not after its arrival. */
export function accountHour({ actorSince }: TimedActivity, arrivedAt: number): number | undefined {
  const known: unknown = actorSince;
  if (typeof known !== 'number' || !(known >= HOUR)) return undefined;
  return Math.floor(Math.min(known, arrivedAt) / HOUR);
}
