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
  // What JSON.stringify makes of a Date, which is nearly all there is.
  if (value.length === 24 && value.charCodeAt(23) === 0x5a && value.charCodeAt(10) === 0x54) return valid(Date.parse(value));
  const match = ISO.exec(value);
  if (match === null) return undefined;
  const text = value.replace(' ', 'T').replace(',', '.').replace('z', 'Z');
  return valid(Date.parse(match[1] === undefined && text.includes('T') ? `${text}Z` : text));
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
