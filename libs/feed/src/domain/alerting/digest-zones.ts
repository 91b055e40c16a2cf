import { DAY, MINUTE } from '@groundswell/kernel';
import { localTimeAt, momentOf } from './local-time.ts';

/** Digests are due on quarters of an hour. */
export const QUARTER = 15 * MINUTE;

/** A local time of a day that somewhere comes at a moment: whoever wants a digest at it is due then. */
export interface LocalQuarter {
  readonly zone: string;
  /** `08:15` */
  readonly at: string;
  /** `2026-11-23` */
  readonly day: string;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
}

/** Every zone that somebody may live in, also those that are an offset and no place. */
export const ZONES: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...Array.from({ length: 27 }, (_, index) => offsetZone(index - 14))]),
];

/**
 * The quarters of an hour that begin at `moment` in a zone: one as a rule, none where clocks show it a second time (summer time
 * ended), several where clocks have skipped some.
 * @param moment epoch milliseconds, a multiple of a quarter of an hour
 */
export function quartersAt(moment: number, zone: string): readonly LocalQuarter[] {
  const local = localTimeAt(moment, zone);
  const before = localTimeAt(moment - QUARTER, zone);
  const shown = Date.UTC(local.year, local.month - 1, local.day) + local.minute * MINUTE;
  const shownBefore = Date.UTC(before.year, before.month - 1, before.day) + before.minute * MINUTE;
  // Offsets that are no whole quarters have none in use today; a day is the most that a zone ever skipped.
  const candidates = Math.min((shown - shownBefore) / QUARTER, DAY / QUARTER);
  const times = Array.from({ length: Math.max(1, candidates) }, (_, index) => shown - index * QUARTER);
  return times.filter((time) => isAt(time, moment, zone)).map((time) => quarterOf(time, zone));
}

function isAt(shown: number, moment: number, zone: string): boolean {
  const date = new Date(shown);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return momentOf(day, date.getUTCHours() * 60 + date.getUTCMinutes(), zone) === moment;
}

function quarterOf(shown: number, zone: string): LocalQuarter {
  const [day = '', time = ''] = new Date(shown).toISOString().split('T');
  return { zone, day, at: time.slice(0, 5), weekday: new Date(shown).getUTCDay() || 7 };
}

function offsetZone(hours: number): string {
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`;
}
