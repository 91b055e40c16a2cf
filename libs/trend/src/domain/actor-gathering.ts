import { DistinctActors } from './distinct-actors.ts';

const HASHES = 2 ** 48;
const FIRST_CAPACITY = 16;
/** Hashes that are gathered before they are sorted and cut: four times what a set keeps. */
const CAPACITY = 1_024;

/**
 * Unites many sets at once: gathers their hashes, and sorts what is left below the limit when it is full or
 * asked. One merge after the other copies a set for each. Used again and again: `begin` empties it.
 */
export class ActorGathering {
  /** Uses that come with the actors. */
  uses = 0;
  private hashes = new Float64Array(FIRST_CAPACITY);
  private length = 0;
  private limit = HASHES;
  private sets = 0;
  private first: DistinctActors | undefined;

  begin(): void {
    this.uses = 0;
    this.length = 0;
    this.limit = HASHES;
    this.sets = 0;
    this.first = undefined;
  }

  /** @param actors is not changed, here or by the caller until `begin` */
  add(uses: number, actors: DistinctActors): void {
    this.uses += uses;
    this.sets += 1;
    if (this.sets === 1) {
      // Most gather one set, which is passed on as it is.
      this.first = actors;
      return;
    }
    if (this.sets === 2) this.take(this.first as DistinctActors);
    this.take(actors);
  }

  /** The only set that was gathered; undefined where there were several. */
  get only(): DistinctActors | undefined {
    return this.sets === 1 ? this.first : undefined;
  }

  /** Adds what was gathered to `known`. */
  mergeInto(known: DistinctActors): void {
    if (this.sets === 1) known.merge(this.first as DistinctActors);
    else known.mergeAll(this.sorted(), this.limit);
  }

  /** The union of what was gathered, a set of its own. */
  union(): DistinctActors {
    const union = DistinctActors.empty();
    this.mergeInto(union);
    return union;
  }

  private take(actors: DistinctActors): void {
    if (actors.threshold < this.limit) this.limit = actors.threshold;
    const { limit } = this;
    for (const hash of actors.hashes()) {
      if (hash >= limit) break;
      if (this.length === this.hashes.length) this.makeRoom();
      this.hashes[this.length] = hash;
      this.length += 1;
    }
  }

  private makeRoom(): void {
    if (this.length < CAPACITY) {
      const larger = new Float64Array(4 * this.length);
      larger.set(this.hashes);
      this.hashes = larger;
      return;
    }
    const cut = DistinctActors.empty();
    cut.mergeAll(this.sorted(), this.limit);
    this.limit = cut.threshold;
    this.hashes.set(cut.hashes());
    this.length = cut.hashes().length;
  }

  /** Ascending, perhaps with duplicates, perhaps some beyond the limit. */
  private sorted(): Float64Array {
    return sortedInPlace(this.hashes, this.length);
  }
}

/** Few are sorted by insertion: calling the built-in sort takes longer. */
const FEW = 24;

function sortedInPlace(hashes: Float64Array, length: number): Float64Array {
  const part = hashes.subarray(0, length);
  if (length > FEW) return part.sort();
  for (let index = 1; index < length; index += 1) {
    const hash = hashes[index] as number;
    let at = index;
    for (; at > 0 && (hashes[at - 1] as number) > hash; at -= 1) hashes[at] = hashes[at - 1] as number;
    hashes[at] = hash;
  }
  return part;
}
