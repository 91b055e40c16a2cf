import { DistinctActors } from '../distinct-actors.ts';

/** Hashes of a page; the first one begins small. */
const PAGE = 2 ** 16;
const FIRST_PAGE = 2 ** 8;
const LOW = 2 ** 32;

/** Of 48-bit hashes: six bytes each. */
interface Page {
  readonly low: Uint32Array;
  readonly high: Uint16Array;
}

/**
 * The actors of sets that change no more, six bytes each where an array takes eight and an object for each set.
 * Sets that were put down in the same round and are one, or have the same single actor, are kept once: most
 * cells of a topic's scopes are alike.
 */
export class ActorColumns {
  private readonly pages: Page[] = [];
  /** Of the last page. */
  private used = PAGE;
  private round = new Map<DistinctActors | number, number>();

  /** @returns where it stands; the hash that it is cut off at, where it is, follows its actors */
  put(actors: DistinctActors): number {
    const hashes = actors.hashes();
    const key = actors.exact && hashes.length === 1 ? (hashes[0] as number) : actors;
    const known = this.round.get(key);
    if (known !== undefined) return known;
    const place = this.makeRoom(hashes.length + 1);
    for (const hash of hashes) this.write(hash);
    if (!actors.exact) this.write(actors.threshold);
    this.round.set(key, place);
    return place;
  }

  /** Sets that are put down from now on may be those of before, changed. */
  endRound(): void {
    this.round = new Map();
  }

  hashAt(place: number): number {
    const { low, high } = this.pages[Math.floor(place / PAGE)] as Page;
    const index = place % PAGE;
    return (high[index] as number) * LOW + (low[index] as number);
  }

  /** The set that `put` was given: so many hashes, and whether one that cuts it off follows. */
  read(place: number, length: number, cut: boolean): DistinctActors {
    const { low, high } = this.pages[Math.floor(place / PAGE)] as Page;
    const first = place % PAGE;
    const hashes: number[] = [];
    for (let index = first; index < first + length; index += 1) hashes.push((high[index] as number) * LOW + (low[index] as number));
    return cut ? DistinctActors.restore(hashes, this.hashAt(place + length)) : DistinctActors.restore(hashes);
  }

  /** A set stands in one page. */
  private makeRoom(length: number): number {
    if (this.used + length > PAGE) {
      this.pages.push(pageOf(this.pages.length === 0 ? FIRST_PAGE : PAGE));
      this.used = 0;
    }
    const last = this.pages.length - 1;
    const page = this.pages[last] as Page;
    if (this.used + length > page.low.length) {
      const larger = pageOf(Math.min(PAGE, 4 * page.low.length));
      larger.low.set(page.low);
      larger.high.set(page.high);
      this.pages[last] = larger;
    }
    return last * PAGE + this.used;
  }

  private write(hash: number): void {
    const { low, high } = this.pages.at(-1) as Page;
    low[this.used] = hash % LOW;
    high[this.used] = Math.floor(hash / LOW);
    this.used += 1;
  }
}

function pageOf(hashes: number): Page {
  return { low: new Uint32Array(hashes), high: new Uint16Array(hashes) };
}
