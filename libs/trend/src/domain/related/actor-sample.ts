import type { DistinctActors } from '../distinct-actors.ts';

/** Hashes of a sample at most; common people of two such samples are known to about 1 / sqrt(their number). */
const MOST_HASHES = 2_048;
const HASHES = 2 ** 48;

/** Who used a topic in a window. */
export interface TopicWindow {
  readonly topic: string;
  /** Of each minute; not changed. */
  readonly sets: readonly DistinctActors[];
}

/**
 * Who used a topic in a window: everybody, or those whose hash lies below a threshold, which is a uniform
 * sample, the same people for every topic. So the overlap of two samples below the lower threshold, over
 * that threshold's share of all hashes, estimates the people in common without bias (Dasgupta et al., "A framework
 * for estimating stream expression cardinalities", 2016). Larger than `DistinctActors`: it is made of many.
 */
export interface ActorSample {
  /** Ascending, all below `threshold`. */
  readonly hashes: readonly number[];
  readonly threshold: number;
}

/** @param most hashes that are kept at most */
export function sampleOf(sets: readonly DistinctActors[], most = MOST_HASHES): ActorSample {
  const limit = thresholdOf(sets);
  const distinct = new Set<number>();
  for (const set of sets) {
    for (const hash of set.hashes()) {
      if (hash >= limit) break;
      distinct.add(hash);
    }
  }
  const hashes = [...distinct].sort((one, other) => one - other);
  const threshold = hashes.length > most ? (hashes[most] as number) : limit;
  return { hashes: hashes.slice(0, most), threshold };
}

/** The hash below which every one of `sets` knows all its actors. */
export function thresholdOf(sets: readonly DistinctActors[]): number {
  let threshold = HASHES;
  for (const set of sets) threshold = Math.min(threshold, set.threshold);
  return threshold;
}

/** What one sampled actor stands for, itself among them. */
export function standsFor(threshold: number): number {
  return HASHES / threshold;
}
