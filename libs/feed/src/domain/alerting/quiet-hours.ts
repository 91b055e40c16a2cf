import { localTimeAt, momentOf } from './local-time.ts';

/** Hours in which nobody wants to be disturbed: from one local time to another, over midnight where `to` is not later. */
export interface QuietHours {
  /** `22:00` */
  readonly from: string;
  readonly to: string;
}

/**
 * When the quiet hours end that `now` lies in; undefined outside of them. Hours that begin and end at one time are none.
 * @param now epoch milliseconds
 */
export function quietUntil(now: number, hours: QuietHours | undefined, zone: string): number | undefined {
  if (hours === undefined) return undefined;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const local = localTimeAt(now, zone);
  const past = local.minute >= from;
  const isQuiet = from < to ? past && local.minute < to : from > to && (past || local.minute < to);
  if (!isQuiet) return undefined;
  const endsTomorrow = from > to && past;
  const end = momentOf({ ...local, day: local.day + (endsTomorrow ? 1 : 0) }, to, zone);
  // Where clocks show the end twice the first one may be over.
  return end > now ? end : undefined;
}

/** Minutes after midnight of `08:30`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
