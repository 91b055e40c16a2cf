import { dropUnsafeKeys } from '@groundswell/security';

/** Levels of nesting that an event may have. */
export const MAX_DEPTH = 20;
/** Bytes of one event as JSON at most: Segment's limit. */
export const MAX_ITEM_BYTES = 32 * 1_024;
/** UTF-16 code units can take up to six bytes as JSON (`\u001f`). */
const WORST_EXPANSION = 6;

/**
 * What is wrong with an event's size or shape; undefined: nothing. Keys that could reach a prototype are
 * taken out of it: every key is looked at here anyway.
 */
export function tooMuch(event: object): 'too large' | 'too deep' | undefined {
  let weight = weigh(event, MAX_DEPTH, false);
  if (Number.isNaN(weight)) {
    dropUnsafeKeys(event);
    weight = weigh(event, MAX_DEPTH, true);
  }
  if (weight === Infinity) return 'too deep';
  if (weight * WORST_EXPANSION <= MAX_ITEM_BYTES) return undefined;
  return Buffer.byteLength(JSON.stringify(event)) > MAX_ITEM_BYTES ? 'too large' : undefined;
}

/**
 * A cheap estimate of a JSON object's or array's length in code units, never below the real one before
 * escaping; Infinity when nested too deep, NaN when a key may reach a prototype.
 */
function weigh(value: object, levels: number, isSafe: boolean): number {
  if (levels === 0) return Infinity;
  if (Array.isArray(value)) return weighList(value, levels, isSafe);
  const members = value as Readonly<Record<string, unknown>>;
  let sum = 3;
  for (const name in members) {
    if (!isSafe && (name === '__proto__' || name === 'constructor')) return NaN;
    const member = members[name];
    sum += name.length + 4;
    if (typeof member === 'string') sum += member.length + 3;
    else sum += typeof member === 'object' && member !== null ? weigh(member, levels - 1, isSafe) : 25;
  }
  return sum;
}

function weighList(list: readonly unknown[], levels: number, isSafe: boolean): number {
  let sum = 3;
  for (const member of list) {
    if (typeof member === 'string') sum += member.length + 3;
    else sum += typeof member === 'object' && member !== null ? weigh(member, levels - 1, isSafe) : 25;
  }
  return sum;
}
