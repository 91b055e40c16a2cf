import { HOUR, SECOND } from '@groundswell/kernel';

/** Tries of a delivery, over about five hours; then it is dead. */
export const MOST_TRIES = 12;
const FIRST = 30 * SECOND;
const LONGEST = HOUR;
/** Nobody is waited for longer, whatever they ask for. */
const LONGEST_ASKED = 6 * HOUR;

/**
 * Milliseconds to wait after `tries` tries: doubling, the upper half left to chance, so that what failed together does not
 * come back together; as long as whoever refused asked for, at least.
 */
export function waitAfter(tries: number, retryAfter = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.max(0, tries - 1));
  return Math.max(ceiling / 2 + (ceiling / 2) * random(), Math.min(LONGEST_ASKED, retryAfter));
}
