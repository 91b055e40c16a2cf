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

/** The day that was read last, and when it began: events of a request are mostly of one day. */
let day = '';
let dayStart = NaN;

/** What JSON.stringify makes of a Date, which is nearly all there is; undefined where it may be anything else. */
function timeOfDate(text: string): number | undefined {
  if (text.charCodeAt(10) !== 0x54 || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return undefined;
  if (text.charCodeAt(19) !== 0x2e || text.charCodeAt(23) !== 0x5a) return undefined;
  if (day === '' || !text.startsWith(day)) {
    day = text.slice(0, 10);
    dayStart = ISO.test(day) ? Date.parse(day) : NaN;
  }
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const millisecond = twoDigits(text, 20) * 10 + digit(text, 22);
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  const time = dayStart + ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
  return Number.isNaN(time) ? undefined : time;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

/** NaN where there is none. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : NaN;
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
