/** Epoch seconds have fewer digits than milliseconds for the years 1973 to 5138. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * Reads a time: ISO 8601, epoch seconds or milliseconds, `2020-12-12 11:55:28` and what else
 * `Date` reads. A time without a zone is taken as UTC.
 * @returns epoch milliseconds, or undefined when it is none
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const plain = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(text);
  const time = Date.parse(plain === null ? text : `${plain[1] ?? ''}T${plain[2] ?? ''}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function fromNumber(value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  return Math.round(value < MILLISECONDS_FROM ? value * 1_000 : value);
}

/**
 * When the records of a file are sent, and which time they carry: the first one is now, and the
 * others follow at the distance that they had, divided by `speed`.
 */
export class ReplayTimes {
  private first: number | undefined;

  /**
   * @param started epoch milliseconds at which the replay began
   * @param speed 1 as it was, 60 an hour in a minute, Infinity all at once
   * @param keep whether activities keep the times of the file
   */
  constructor(
    private readonly started: number,
    private readonly speed: number,
    private readonly keep: boolean,
  ) {}

  /** When a record of this time is due; a record without one is due at once. */
  due(time: number | undefined): number {
    if (time === undefined) return this.started;
    this.first ??= time;
    return this.started + Math.max(0, (time - this.first) / this.speed);
  }

  /** The time that an activity carries: its own, or the time at which it is sent. */
  carried(time: number | undefined, now: number): number | undefined {
    if (time === undefined) return undefined;
    return this.keep ? time : now;
  }
}
