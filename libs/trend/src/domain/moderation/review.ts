import { explain } from '../ranking/explanation.ts';
import type { Trend, TrendList } from '../trend-list.ts';
import type { HeldTrend, ModerationState, WaitingTopic } from './moderation-state.ts';

/** Places at the top of a list that a new topic enters only when an operator lets it. */
export const REVIEWED_PLACES = 3;

/** What becomes of lists under review. */
export interface Reviewed {
  /** The lists without what waits for an operator. */
  readonly lists: readonly TrendList[];
  /** Topics that wait from now on, each once. */
  readonly held: readonly WaitingTopic[];
  /** Topics that trended when review began, to be remembered; undefined: they are already. */
  readonly recognised?: ReadonlySet<string>;
}

/**
 * Holds back topics that would enter the top of any list for the first time. One that waits is in no
 * list at all, or it would be seen everywhere but where it is strongest. What stood at a top when
 * review began is known, not new.
 */
export function reviewed(lists: readonly TrendList[], state: ModerationState): Reviewed {
  const { review } = state;
  if (review === undefined) return { lists, held: [] };
  const recognised = review.begun ? undefined : topsSince(lists, review.since);
  const held = new Map<string, WaitingTopic>();
  const isHeld = (topic: string): boolean => held.has(topic) || (state.isWaiting(topic) && !state.passesReview(topic));
  const passes = (topic: string): boolean => state.passesReview(topic) || recognised?.has(topic) === true;
  // What is held back lets others move up, who may be new, too.
  for (let before = -1; before < held.size;) {
    before = held.size;
    for (const list of lists) holdBack(list, passes, isHeld, held);
  }
  const shown = lists.map((list) => ({ ...list, trends: list.trends.filter(({ topic }) => !isHeld(topic)) }));
  return { lists: shown, held: [...held.values()], ...(recognised === undefined ? {} : { recognised }) };
}

function holdBack(
  { scope, at, trends }: TrendList,
  passes: (topic: string) => boolean,
  isHeld: (topic: string) => boolean,
  held: Map<string, WaitingTopic>,
): void {
  let places = 0;
  for (const trend of trends) {
    if (places >= REVIEWED_PLACES) return;
    if (isHeld(trend.topic)) continue;
    if (passes(trend.topic)) places += 1;
    else held.set(trend.topic, { trend: heldTrend(trend), scope, rank: places + 1, at });
  }
}

function topsSince(lists: readonly TrendList[], since: number): ReadonlySet<string> {
  return new Set(
    lists.flatMap(({ trends }) =>
      trends
        .filter(({ startedAt }) => startedAt <= since)
        .slice(0, REVIEWED_PLACES)
        .map(({ topic }) => topic),
    ),
  );
}

function heldTrend(trend: Trend): HeldTrend {
  const { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt } = trend;
  return { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, why: explain(trend) };
}
