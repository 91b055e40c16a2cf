import { ErasedSet } from '@groundswell/privacy';

/** Actors whose weight counts nowhere: those whom operators banned, and those who were erased. */
export class Uncounted {
  private banned: ReadonlySet<number> = new Set();
  private erased = ErasedSet.NOBODY;
  private both: ReadonlySet<number> = this.banned;

  /** The same set as before where neither changed: readers tell by that whether there is something to do. */
  of(banned: ReadonlySet<number>, erased: ErasedSet): ReadonlySet<number> {
    if (banned === this.banned && erased === this.erased) return this.both;
    [this.banned, this.erased] = [banned, erased];
    this.both = erased.size === 0 ? banned : banned.union(erased.hashes);
    return this.both;
  }
}
