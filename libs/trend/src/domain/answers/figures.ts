/** An epoch millisecond as the API writes times. */
export function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Counts may be estimates with a fraction; people are told whole ones. */
export function whole(count: number): number {
  return Math.max(0, Math.round(count));
}

/** One decimal: more would be noise, and would change an answer's ETag for nothing. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
