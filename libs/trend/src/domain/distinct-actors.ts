/** Hashes kept at most; below it the count is exact. */
const K = 256;
/** Actors of a set at most: one that would have more keeps the smallest and a limit. */
export const MOST_ACTORS = K - 1;
/** One more than the largest hash. */
const HASHES = 2 ** 48;

/**
 * Distinct actors as 48-bit keyed hashes: all of them up to 255, then those below the 256th
 * smallest (bottom-k). Union in any order gives the same state, so shards, minutes and redelivered
 * parts merge freely, and single actors can be left out or weighed afterwards.
 *
 * Estimate: (k - 1) / U, where U is the k-th smallest hash as a fraction of all hashes: unbiased,
 * relative standard error about 1/sqrt(k - 2) = 6.3 % for k = 256 (Bar-Yossef et al., "Counting
 * distinct elements in a data stream", 2002; Beyer et al., "On synopses for distinct-value
 * estimation under multiset operations", 2007). U is kept as `limit` beside the k - 1 hashes
 * below it, so that leaving actors out keeps the estimate unbiased.
 */
export class DistinctActors {
  private constructor(
    /** Ascending, without duplicates, all below `limit`. */
    private values: number[],
    /** 2^48 while nothing was dropped. */
    private limit: number,
  ) {}

  static empty(): DistinctActors {
    return new DistinctActors([], HASHES);
  }

  static of(...hashes: readonly number[]): DistinctActors {
    // Most sets begin with one actor, and there are thousands a batch.
    return hashes.length === 1 ? new DistinctActors([hashes[0] as number], HASHES) : DistinctActors.from(hashes);
  }

  /** @param limit the `threshold` of the set that they come from; they are below it */
  static from(hashes: Iterable<number>, limit = HASHES): DistinctActors {
    const values = [...new Set(hashes)].sort((one, other) => one - other);
    const set = new DistinctActors(values, limit);
    set.cut();
    return set;
  }

  /** The union of `sets`. */
  static union(sets: Iterable<DistinctActors>): DistinctActors {
    const union = DistinctActors.empty();
    for (const set of sets) union.merge(set);
    return union;
  }

  /** Takes the bytes' owner at its word: `values` ascending, distinct, fewer than 256, below `limit`. For decoders. */
  static restore(values: number[], limit = HASHES): DistinctActors {
    return new DistinctActors(values, limit);
  }

  /** Adds the actor of this 48-bit hash. */
  add(hash: number): void {
    if (hash >= this.limit) return;
    const { values } = this;
    const { length } = values;
    if (length === 0 || hash > (values[length - 1] as number)) {
      values.push(hash);
    } else {
      const at = firstNotBelow(values, hash);
      if (values[at] === hash) return;
      values.splice(at, 0, hash);
    }
    if (values.length >= K) this.cut();
  }

  /** Adds the actors of `other`, which stays as it is. */
  merge(other: DistinctActors): void {
    if (other.limit === HASHES && other.values.length <= 2) {
      for (const hash of other.values) this.add(hash);
      return;
    }
    this.mergeAll(other.values, other.limit);
  }

  /** Adds actors of these hashes, ascending, perhaps with duplicates, that were cut off at `limit`. */
  mergeAll(hashes: ArrayLike<number>, limit = HASHES): void {
    if (limit < this.limit) this.limit = limit;
    this.values = union(this.values, hashes, this.limit);
    this.cut();
  }

  /** Distinct actors: exact up to 255, then an estimate (not rounded). */
  get count(): number {
    return this.exact ? this.values.length : (this.values.length * HASHES) / this.limit;
  }

  /** Whether `count` is exact. */
  get exact(): boolean {
    return this.limit === HASHES;
  }

  /** The sum of `weight` over the actors: exact or estimated as `count` is, which is the case where every weight is 1. */
  weigh(weight: (hash: number) => number): number {
    let sum = 0;
    for (const hash of this.values) sum += weight(hash);
    return this.exact ? sum : (sum * HASHES) / this.limit;
  }

  /** The hashes that are kept, ascending: all of them where `exact`, else a uniform sample. */
  hashes(): readonly number[] {
    return this.values;
  }

  /** Hashes at or above it were dropped; 2^48 where `exact`. */
  get threshold(): number {
    return this.limit;
  }

  /** The same actors but those that `leftOut` names (banned, erased); `count` stays unbiased. */
  without(leftOut: (hash: number) => boolean): DistinctActors {
    return new DistinctActors(
      this.values.filter((hash) => !leftOut(hash)),
      this.limit,
    );
  }

  clone(): DistinctActors {
    return new DistinctActors([...this.values], this.limit);
  }

  /** Drops what is above the k-th smallest. */
  private cut(): void {
    if (this.values.length < K) return;
    this.limit = this.values[K - 1] as number;
    this.values.length = K - 1;
  }
}

function firstNotBelow(values: readonly number[], hash: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first 256 of the union of two ascending lists, which may hold some twice, those below `limit` only. */
function union(one: readonly number[], other: ArrayLike<number>, limit: number): number[] {
  const merged: number[] = [];
  const [lengthOfOne, lengthOfOther] = [one.length, other.length];
  let left = 0;
  let right = 0;
  let last = -1;
  while (merged.length < K) {
    const a = left < lengthOfOne ? (one[left] as number) : HASHES;
    const b = right < lengthOfOther ? (other[right] as number) : HASHES;
    const smallest = a < b ? a : b;
    if (smallest >= limit) break;
    if (smallest !== last) merged.push((last = smallest));
    if (a === smallest) left += 1;
    if (b === smallest) right += 1;
  }
  return merged;
}
