import { MOST_ACTORS } from '../distinct-actors.ts';
import type { ActorNumbers } from './actor-numbers.ts';
import { NONE } from './activity-columns.ts';
import type { BatchCells } from './batch-cells.ts';

/** Members up to which a set is sorted by insertion. */
const MOST_INSERTED = 24;

/**
 * The actors of cells as `DistinctActors` keeps them, by their ranks among all actors of the batch, which
 * are in the order of their hashes: all up to 255, else the 255 smallest and the next one as a limit.
 */
export class ActorSets {
  /** The set that was made last, ascending. */
  members = new Int32Array(256);
  size = 0;
  /** Hash that the set was cut at; NONE where it is whole. */
  threshold = NONE;
  /** Hashes of the actors that are in a set, ascending. */
  readonly hashes: Float64Array;
  private readonly sorted: Float64Array;
  private readonly ranks: Int32Array;
  /** Index by rank among those that are in a set; undefined where all are. */
  private readonly indexes: Int32Array | undefined;

  constructor(
    private readonly cells: BatchCells,
    actors: ActorNumbers,
  ) {
    this.sorted = actors.sorted();
    this.ranks = actors.ranks(this.sorted);
    this.indexes = this.isAnyCut() ? this.indexesOfKept() : undefined;
    this.hashes = this.indexes === undefined ? this.sorted : this.sorted.filter((_, rank) => this.indexes?.[rank] !== NONE);
  }

  /** Actors of the batch: ranks are below it. */
  get ranked(): number {
    return this.sorted.length;
  }

  /** Makes the set of a cell that is more than one use by one actor. */
  make(cell: number): void {
    this.gather(cell);
    const { members } = this;
    let kept = 0;
    for (let at = 0; at < this.size; at += 1) if (at === 0 || members[at] !== members[at - 1]) members[kept++] = members[at] as number;
    this.size = Math.min(kept, MOST_ACTORS);
    this.threshold = kept > MOST_ACTORS ? (this.sorted[members[MOST_ACTORS] as number] as number) : NONE;
  }

  /** The rank of an actor's number. */
  rank(actor: number): number {
    return this.ranks[actor] as number;
  }

  /** The index of a rank in `hashes`. */
  index(rank: number): number {
    return this.indexes === undefined ? rank : (this.indexes[rank] as number);
  }

  private gather(cell: number): void {
    const { further, furtherActors, nextFurther, actors } = this.cells;
    this.size = 1;
    this.members[0] = this.ranks[actors[cell] as number] as number;
    for (let at = further[cell] as number; at !== NONE; at = nextFurther[at] as number) {
      if (this.size === this.members.length) {
        const larger = new Int32Array(2 * this.size);
        larger.set(this.members);
        this.members = larger;
      }
      this.members[this.size] = this.ranks[furtherActors[at] as number] as number;
      this.size += 1;
    }
    this.sort();
  }

  /** Most sets are small, and come nearly in order: calling the sorting of arrays takes longer than they do. */
  private sort(): void {
    const { members, size } = this;
    if (size > MOST_INSERTED) {
      members.subarray(0, size).sort();
      return;
    }
    for (let index = 1; index < size; index += 1) {
      const rank = members[index] as number;
      let at = index - 1;
      for (; at >= 0 && (members[at] as number) > rank; at -= 1) members[at + 1] = members[at] as number;
      members[at + 1] = rank;
    }
  }

  private isAnyCut(): boolean {
    for (let cell = 0; cell < this.cells.cells; cell += 1) if ((this.cells.uses[cell] as number) > MOST_ACTORS) return true;
    return false;
  }

  private indexesOfKept(): Int32Array {
    const indexes = new Int32Array(this.sorted.length).fill(NONE);
    for (let cell = 0; cell < this.cells.cells; cell += 1) {
      this.make(cell);
      for (let at = 0; at < this.size; at += 1) indexes[this.members[at] as number] = 0;
    }
    let kept = 0;
    for (let rank = 0; rank < indexes.length; rank += 1) if (indexes[rank] !== NONE) indexes[rank] = kept++;
    return indexes;
  }
}
