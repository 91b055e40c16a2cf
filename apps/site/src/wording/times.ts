const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric' });

/** `now`, `12 min. ago`, `3 hr. ago`, `yesterday`: how long before `now` (epoch milliseconds) `at` was. */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at);
  if (past < 10_000) return 'just now';
  if (past < MINUTE) return relative.format(-Math.floor(past / 1_000), 'second');
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour');
  return relative.format(-Math.floor(past / DAY), 'day');
}

/** The time of day where the reader is; with the weekday when it is not within 18 hours of `now`. */
export function timeOfDay(at: number, now: number = Date.now()): string {
  return Math.abs(now - at) < 18 * HOUR ? clock.format(at) : dayAndClock.format(at);
}

/** `Tue 14:00`. */
export function weekdayTime(at: number): string {
  return dayAndClock.format(at);
}

/** `Tue 24`: a mark on a chart's axis. */
export function weekday(at: number): string {
  return day.format(at);
}

/** Date and time in full, for titles. */
export function fullTime(at: number): string {
  return full.format(at);
}

/** `3.4 s`, of milliseconds. */
export function seconds(milliseconds: number): string {
  return `${(Math.max(0, milliseconds) / 1_000).toFixed(1)} s`;
}

/** `in 12 minutes`, `in a moment`: when to try again, of seconds that a server named. */
export function waitWords(seconds: number | undefined): string {
  if (seconds === undefined || seconds < 10) return 'in a moment';
  if (seconds < 90) return 'in a minute';
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
