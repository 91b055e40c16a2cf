import type { Trend } from '../trend-list.ts';
import type { Score } from './score.ts';
import { DEFAULT_THRESHOLDS, LIST_LENGTH, type Thresholds } from './thresholds.ts';

/** A topic that a scope's list shows. */
export interface Shown {
  readonly topic: string;
  readonly score: Score;
  readonly startedAt: number;
}

/**
 * Which topics of a scope are shown, with memory: a topic enters at a score of 42 if it stood above 30
 * at the refresh before, too, and leaves only at 30 (the defaults), so that a list does not flicker.
 */
export class Ranking {
  private readonly startedAt = new Map<string, number>();
  /** Topics that stood high at the last refresh that counts, and those that did at the one before it. */
  private before = new Set<string>();
  private earlier: ReadonlySet<string> = this.before;
  private waiting = false;

  /** @param shown what was shown last, so that it stays after a cold start */
  constructor(
    shown: Iterable<Pick<Trend, 'topic' | 'startedAt'>> = [],
    private readonly thresholds: Pick<Thresholds, 'enterScore' | 'stayScore'> = DEFAULT_THRESHOLDS,
  ) {
    for (const { topic, startedAt } of shown) {
      this.startedAt.set(topic, startedAt);
      this.before.add(topic);
    }
  }

  /** Whether a topic stands high enough and only waits for the next refresh to confirm it. */
  get pending(): boolean {
    return this.waiting;
  }

  /** Topics that must be scored whatever happened to them: those that are shown. */
  shownTopics(): Iterable<string> {
    return this.startedAt.keys();
  }

  /**
   * One refresh.
   * @param scores by topic, of topics that may be shown
   * @param counts whether it counts as a refresh of its own: not when the last one is younger than a second
   */
  rank(scores: ReadonlyMap<string, Score>, now: number, counts = true): readonly Shown[] {
    const { enterScore, stayScore } = this.thresholds;
    this.waiting = false;
    if (counts) this.earlier = this.before;
    for (const topic of this.startedAt.keys()) if ((scores.get(topic)?.score ?? 0) <= stayScore) this.startedAt.delete(topic);
    for (const [topic, { score }] of scores) {
      if (score < enterScore || this.startedAt.has(topic)) continue;
      if (this.earlier.has(topic)) this.startedAt.set(topic, now);
      else this.waiting = true;
    }
    if (counts) this.before = new Set([...scores].filter(([, { score }]) => score > stayScore).map(([topic]) => topic));
    return [...this.startedAt]
      .map(([topic, startedAt]) => ({ topic, startedAt, score: scores.get(topic) as Score }))
      .sort(
        (one, other) =>
          other.score.score - one.score.score || other.score.observed - one.score.observed || (one.topic < other.topic ? -1 : 1),
      )
      .slice(0, LIST_LENGTH);
  }
}
