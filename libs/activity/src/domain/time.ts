import { MINUTE } from '@groundswell/kernel';

/** ISO 8601 dates and times, as far as senders use them. The last group is the zone. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/** The last moment that a Date can hold. */
const LAST = 8.64e15;

/**
 * Epoch milliseconds of a time as senders write it: ISO 8601 (UTC where it names no zone) or epoch
 * milliseconds as a number. undefined when it is neither.
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= LAST ? Math.floor(value) : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (value.length === 24) {
    const time = timeOfDate(value);
    if (time !== undefined) return time;
  }
  const match = ISO.exec(value);
  if (match === null) return undefined;
  const text = value.replace(' ', 'T').replace(',', '.').replace('z', 'Z');
  return valid(Date.parse(match[1] === undefined && text.includes('T') ? `${text}Z` : text));
}

/** The day that was read last, as the number YYYYMMDD, and when it began: events of a request are mostly of one day. */
let day = 0;
let dayStart = NaN;

/** The minute that was read last, up to its seconds, and when it began: events of a request are mostly of one minute. */
let minute = 'none';
let minuteStart = NaN;

/** What JSON.stringify makes of a Date, which is nearly all there is; undefined where it may be anything else. */
function timeOfDate(text: string): number | undefined {
  if (text.charCodeAt(19) !== 0x2e || text.charCodeAt(23) !== 0x5a) return undefined;
  if (!text.startsWith(minute)) {
    const start = startOfMinute(text);
    if (start === undefined) return undefined;
    minute = text.slice(0, 17);
    minuteStart = start;
  }
  const second = digits(text, 17);
  const hundredths = digits(text, 20);
  const last = text.charCodeAt(22) - 0x30;
  if (second < 0 || second > 59 || hundredths < 0 || last < 0 || last > 9) return undefined;
  return minuteStart + second * 1_000 + hundredths * 10 + last;
}

/** Of a text that begins as a date does, `2026-03-01T11:59:`. */
function startOfMinute(text: string): number | undefined {
  if (!hasDateForm(text)) return undefined;
  const [century, year, month, date] = [digits(text, 0), digits(text, 2), digits(text, 5), digits(text, 8)];
  if (century < 0 || year < 0 || month < 0 || date < 0) return undefined;
  const named = ((century * 100 + year) * 100 + month) * 100 + date;
  if (named !== day) {
    day = named;
    // With a time: of a date alone V8 makes something even where there is no such day.
    dayStart = Date.parse(`${text.slice(0, 10)}T00:00:00.000Z`);
  }
  const hour = digits(text, 11);
  const minutes = digits(text, 14);
  if (hour < 0 || hour > 23 || minutes < 0 || minutes > 59 || Number.isNaN(dayStart)) return undefined;
  return dayStart + (hour * 60 + minutes) * MINUTE;
}

function hasDateForm(text: string): boolean {
  return (
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a
  );
}

/** The number that two digits make; negative where they are none. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
