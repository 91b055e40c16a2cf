/** Levels of nesting that an event may have. */
export const MAX_DEPTH = 20;
/** Bytes of one event as JSON at most: Segment's limit. */
export const MAX_ITEM_BYTES = 32 * 1_024;
/** UTF-16 code units can take up to six bytes as JSON (`\u001f`). */
const WORST_EXPANSION = 6;

/** What is wrong with an event's size or shape; undefined: nothing. */
export function tooMuch(event: unknown): 'too large' | 'too deep' | undefined {
  const weight = weigh(event, MAX_DEPTH);
  if (weight === Infinity) return 'too deep';
  if (weight * WORST_EXPANSION <= MAX_ITEM_BYTES) return undefined;
  return Buffer.byteLength(JSON.stringify(event)) > MAX_ITEM_BYTES ? 'too large' : undefined;
}

/** A cheap estimate of a JSON value's length in code units, never below the real one before escaping; Infinity when nested too deep. */
function weigh(value: unknown, levels: number): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 25;
  if (levels === 0) return Infinity;
  let sum = 3;
  if (Array.isArray(value)) {
    for (const element of value) sum += weigh(element, levels - 1);
    return sum;
  }
  for (const name in value) sum += name.length + 4 + weigh((value as Readonly<Record<string, unknown>>)[name], levels - 1);
  return sum;
}
