import { DAY, MINUTE } from '@groundswell/kernel';

/** A date and a minute of the day as a clock on the wall shows them somewhere. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 1,439. */
  readonly minute: number;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this machine knows the IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * What clocks show in `zone`.
 * @param at epoch milliseconds
 * @param zone IANA name; one that is not known counts as UTC
 */
export function localTimeAt(at: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(isTimeZone(zone) ? zone : 'UTC')
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const number = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const date = { year: number('year'), month: number('month'), day: number('day') };
  return { ...date, minute: number('hour') * 60 + number('minute'), weekday: weekdayOf(date) };
}

/**
 * The first moment at which clocks in `zone` show `minute` or, where they skip it (summer time begins), a later one.
 * Where they show it twice (summer time ends) it is the first of the two.
 * @param date its day may lie outside the month: 32 January is 1 February
 */
export function momentOf(date: Pick<LocalTime, 'year' | 'month' | 'day'>, minute: number, zone: string): number {
  const wanted = Date.UTC(date.year, date.month - 1, date.day) + minute * MINUTE;
  // Offsets lie within a day of UTC and change by hours at most: all moments that may be meant have one of these.
  const offsets = [wanted - DAY, wanted, wanted + DAY].map((near) => shownAt(near, zone) - near);
  const shown = offsets.map((offset) => wanted - offset).filter((moment) => shownAt(moment, zone) === wanted);
  if (shown.length > 0) return Math.min(...shown);
  return firstShownAfter(wanted, wanted - Math.max(...offsets), wanted - Math.min(...offsets), zone);
}

/** Halves the gap until the minute is found in which clocks jump over `wanted`. */
function firstShownAfter(wanted: number, from: number, to: number, zone: string): number {
  let [before, after] = [from - MINUTE, to];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE)) * MINUTE;
    if (shownAt(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** What clocks show, as if it were UTC, to the minute. */
function shownAt(at: number, zone: string): number {
  const { year, month, day, minute } = localTimeAt(at, zone);
  return Date.UTC(year, month - 1, day) + minute * MINUTE + (((at % MINUTE) + MINUTE) % MINUTE);
}

function weekdayOf({ year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
