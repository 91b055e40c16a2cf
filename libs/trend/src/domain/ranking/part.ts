import { compareSequenceNumbers } from '../delta.ts';

/** Heads by shard: the sequence number up to which a shard's chain is contained. */
export type Heads = ReadonlyMap<string, string>;

/**
 * Something that deltas are merged into and that is stored as a whole: a minute, a late hour, a
 * chunk of the index. It says itself, shard by shard, how far the deltas are that it contains, so a
 * delta that is read again after a crash adds only to those parts that were not stored with it.
 */
export abstract class Part {
  private readonly containsThrough: Map<string, string>;
  private storedThrough: Heads;
  private differs = false;

  /** @param stored what the stored copy contains, where there is one */
  constructor(stored: Heads = new Map()) {
    this.containsThrough = new Map(stored);
    this.storedThrough = new Map(stored);
  }

  get through(): Heads {
    return this.containsThrough;
  }

  /** Whether it differs from its stored copy. */
  get dirty(): boolean {
    return this.differs;
  }

  contains(shard: string, last: string): boolean {
    return reaches(this.containsThrough, shard, last);
  }

  /** Whether the stored copy contains the delta of `shard` that ends with `last`. */
  holdsDurably(shard: string, last: string): boolean {
    return reaches(this.storedThrough, shard, last);
  }

  /** Says that the delta of `shard` that ends with `last` was merged into it. */
  contain(shard: string, last: string): void {
    this.containsThrough.set(shard, last);
    this.differs = true;
  }

  /** Says that it was stored as it is. */
  wasStored(): void {
    this.storedThrough = new Map(this.containsThrough);
    this.differs = false;
  }
}

/** Whether `heads` has come to `last` in `shard`. */
export function reaches(heads: Heads, shard: string, last: string): boolean {
  const head = heads.get(shard);
  return head !== undefined && compareSequenceNumbers(last, head) <= 0;
}
