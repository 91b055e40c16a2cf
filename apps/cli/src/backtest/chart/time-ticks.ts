import { DAY, HOUR, MINUTE } from '@groundswell/kernel';

export interface TimeTick {
  readonly at: number;
  readonly words: string;
  /** Begins a day (or a month, where ticks are days): drawn stronger. */
  readonly strong: boolean;
}

const STEPS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE);
STEPS.push(...[1, 2, 3, 6, 12].map((hours) => hours * HOUR), ...[1, 2, 4, 7, 14, 28, 91, 364].map((days) => days * DAY));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Round times (UTC) between `from` and `to`, at most `most`; the first, and each that begins a day or a year, tells the date. */
export function timeTicks(from: number, to: number, most: number): readonly TimeTick[] {
  const step = STEPS.find((width) => (to - from) / width <= most) ?? Math.ceil((to - from) / most / DAY) * DAY;
  const ticks: TimeTick[] = [];
  let year = Number.NaN;
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const date = new Date(at);
    const strong = step < DAY ? at % DAY === 0 : date.getUTCDate() === 1;
    const tellsDate = step >= DAY || strong || ticks.length === 0;
    const isNewYear = date.getUTCFullYear() !== year;
    if (tellsDate) year = date.getUTCFullYear();
    ticks.push({ at, strong, words: tellsDate ? dateWords(date, step < DAY && !strong, isNewYear) : clock(date) });
  }
  return ticks;
}

/** `12 Dec 2020, 14:05`: a time for a sentence. */
export function timeWords(at: number): string {
  return dateWords(new Date(at), true, true);
}

function dateWords(date: Date, withClock: boolean, withYear: boolean): string {
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
  return `${day}${withYear ? ` ${date.getUTCFullYear()}` : ''}${withClock ? `, ${clock(date)}` : ''}`;
}

function clock(date: Date): string {
  return date.toISOString().slice(11, 16);
}
