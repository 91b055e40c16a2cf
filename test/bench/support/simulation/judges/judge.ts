import type { TopicCounts } from '../topic-counts.ts';

/** People in an hour below which a topic is not judged. */
export const LEAST_ACTORS = 8;

/** All that was counted by the end of a minute. */
export interface Counted {
  /** The minute that just ended. */
  readonly minute: number;
  readonly topics: ReadonlyMap<number, TopicCounts>;
  /** Topics with at least eight people in the last hour: fewer are never judged by anybody. */
  readonly busy: readonly (readonly [topic: number, counts: TopicCounts])[];
  readonly total: TopicCounts;
}

/** Something that says what trends. Asked at the end of each minute that is judged, in order. */
export interface Judge {
  readonly name: string;
  /** Told the end of every ten minutes from the first day on, for those who keep averages of their own. */
  endOfBlock?(counted: Counted): void;
  /** What is shown now, best first. */
  refresh(counted: Counted): readonly number[];
}

/** The best of `scores` that reach `threshold`, best first. */
export function best(scores: Iterable<readonly [topic: number, score: number]>, threshold: number): readonly number[] {
  return [...scores]
    .filter(([, score]) => score >= threshold)
    .sort(([one, a], [other, b]) => b - a || one - other)
    .map(([topic]) => topic);
}
