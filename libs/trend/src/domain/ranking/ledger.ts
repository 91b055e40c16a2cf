import type { Slice } from '../delta.ts';
import type { DistinctActors } from '../distinct-actors.ts';
import { type Heads, Part } from './part.ts';
import { sliceKey } from './slice-scopes.ts';

/** Uses and distinct actors of a topic. */
export class Counts {
  /** Whether `actors` is its own: until it has to be changed it belongs to the delta that it came with. */
  #owned = false;

  constructor(
    public uses: number,
    public actors: DistinctActors,
  ) {}

  add(uses: number, actors: DistinctActors): void {
    this.uses += uses;
    if (!this.#owned) this.actors = this.actors.clone();
    this.#owned = true;
    this.actors.merge(actors);
  }
}

/** The counts of one slice by topic. */
export interface SliceCounts {
  readonly slice: Slice;
  readonly topics: Map<string, Counts>;
}

/** What is known of one minute, or of what came late for one hour: a pure function of the deltas. */
export class Ledger extends Part {
  /** All of it, or what was added since it was packed. */
  private readonly bySlice = new Map<string, SliceCounts>();
  private unpack: (() => Ledger) | undefined;

  constructor(
    /** The minute or the hour, since the Unix epoch. */
    readonly time: number,
    stored?: Heads,
  ) {
    super(stored);
  }

  /** @param actors is not changed, here or by the caller */
  add(slice: Slice, topic: string, uses: number, actors: DistinctActors): void {
    addTo(this.of(slice), topic, uses, actors);
  }

  /**
   * Lets go of its counts, which take a twentieth of the memory as bytes; what is added later is kept beside them.
   * @param unpack makes a ledger with the same counts, anew each time
   */
  pack(unpack: () => Ledger): void {
    this.unpack = unpack;
    this.bySlice.clear();
  }

  /** The counts of `slice`, for `addTo`: a delta has many topics of it. */
  of(slice: Slice): SliceCounts {
    const key = sliceKey(slice);
    let counts = this.bySlice.get(key);
    if (counts === undefined) this.bySlice.set(key, (counts = { slice, topics: new Map() }));
    return counts;
  }

  /** Forgets all topics but these; not for one that is packed. */
  keep(isKept: (topic: string) => boolean): void {
    for (const { topics } of this.bySlice.values()) for (const topic of topics.keys()) if (!isKept(topic)) topics.delete(topic);
  }

  /** Its slices, in an order of their own, and the counts of each by topic; where it is packed, unpacked for this. */
  slices(): Iterable<SliceCounts> {
    if (this.unpack === undefined) return this.bySlice.values();
    const all = this.unpack();
    for (const { slice, topics } of this.bySlice.values()) {
      const counts = all.of(slice);
      for (const [topic, { uses, actors }] of topics) addTo(counts, topic, uses, actors);
    }
    return all.slices();
  }
}

/** Adds to what a ledger's `of` gave, as its `add` does. */
export function addTo({ topics }: SliceCounts, topic: string, uses: number, actors: DistinctActors): void {
  const known = topics.get(topic);
  if (known === undefined) topics.set(topic, new Counts(uses, actors));
  else known.add(uses, actors);
}
