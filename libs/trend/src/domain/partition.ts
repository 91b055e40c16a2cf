import { foldHash } from './ranking/fold-hash.ts';

/**
 * A part of all topics: what one ranker holds where one alone does not hold all. The total of a slice
 * (the topic '') is in part 0. Parts are a power of two, so that each has one predecessor when they double.
 */
export interface Partition {
  /** From 0 to `of` - 1. */
  readonly part: number;
  readonly of: number;
}

/** All topics in one part. */
export const WHOLE: Partition = { part: 0, of: 1 };
export const MOST_PARTS = 64;

/** The part of `of` that a topic is in. Stored parts depend on it: never change it. */
export function partOf(topic: string, of: number): number {
  // High bits: the low ones spread topics over chunks.
  return topic === '' || of === 1 ? 0 : (foldHash(topic) >>> 16) % of;
}

export function owns({ part, of }: Partition, topic: string): boolean {
  return partOf(topic, of) === part;
}

/** The partition that this one was a half of. */
export function predecessorOf({ part, of }: Partition): Partition | undefined {
  return of === 1 ? undefined : { part: part % (of / 2), of: of / 2 };
}

/** Parts of `of` that hold topics of `partition`. */
export function partsWith({ part, of: parts }: Partition, of: number): readonly number[] {
  if (of <= parts) return [part % of];
  return Array.from({ length: of / parts }, (_, index) => part + index * parts);
}

/** @throws RangeError for what topics cannot be parted in */
export function checkedParts(of: number): number {
  if (of < 1 || of > MOST_PARTS || !Number.isInteger(Math.log2(of)))
    throw new RangeError(`parts must be a power of two up to ${MOST_PARTS}, not ${of}`);
  return of;
}
