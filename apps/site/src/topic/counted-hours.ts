import type { TopicHour } from '@groundswell/client';

const HOUR = 3_600_000;

/**
 * The hours that are complete or known to have begun: an hour is written down when it has passed, so
 * the newest ones may say zero although the topic was used in them. They are left out rather than
 * drawn as a fall to nothing.
 * @param lastUsedAt epoch milliseconds
 */
export function countedHours(history: readonly TopicHour[], lastUsedAt: number): readonly TopicHour[] {
  const inUse = history.findLastIndex(({ at }) => Date.parse(at) <= lastUsedAt && lastUsedAt < Date.parse(at) + HOUR);
  if (inUse < 0 || (history[inUse]?.uses ?? 0) > 0) return history;
  const lastKnown = history.findLastIndex(({ uses }) => uses > 0);
  // The hour before the last use may be unwritten too, but only until it was waited for.
  return history.slice(0, Math.max(lastKnown + 1, inUse - 1));
}

/** Whether there is anything to draw. */
export function hasUses(history: readonly TopicHour[]): boolean {
  return history.some(({ uses }) => uses > 0);
}
