const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const ratio = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 });

/** 12345 -> 12,345 as the reader's language writes it. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** 12345 -> 12K; below ten thousand in full. */
export function formatCompact(count: number): string {
  return Math.abs(count) < 10_000 ? whole.format(count) : compact.format(count);
}

/** `1 person`, `12 people`. */
export function people(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'person' : 'people'}`;
}

/** `1 use`, `12 uses`. */
export function uses(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'use' : 'uses'}`;
}

/** How many times the expected: `11×`. Undefined when that says little: under 1.1 times, or hardly anyone expected. */
export function timesExpected(observed: number, expected: number): string | undefined {
  const times = observed / expected;
  if (expected < 1 || times < 1.1) return undefined;
  return `${times >= 100 ? whole.format(times) : ratio.format(times)}×`;
}
