import type { Slice } from '../delta.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { type Heads, Part } from './part.ts';
import { sliceKey } from './slice-scopes.ts';

/** Uses and distinct actors of a topic. */
export interface Counts {
  uses: number;
  readonly actors: DistinctActors;
}

interface SliceCounts {
  readonly slice: Slice;
  readonly topics: Map<string, Counts>;
}

/** What is known of one minute, or of what came late for one hour: a pure function of the deltas. */
export class Ledger extends Part {
  private readonly bySlice = new Map<string, SliceCounts>();

  constructor(
    /** The minute or the hour, since the Unix epoch. */
    readonly time: number,
    stored?: Heads,
  ) {
    super(stored);
  }

  add(slice: Slice, topic: string, uses: number, actors: DistinctActors): void {
    const key = sliceKey(slice);
    let counts = this.bySlice.get(key);
    if (counts === undefined) this.bySlice.set(key, (counts = { slice, topics: new Map() }));
    const known = counts.topics.get(topic);
    if (known === undefined) {
      counts.topics.set(topic, { uses, actors: actors.clone() });
      return;
    }
    known.uses += uses;
    known.actors.merge(actors);
  }

  /** Its slices, in an order of their own, and the counts of each by topic. */
  slices(): Iterable<{ readonly slice: Slice; readonly topics: ReadonlyMap<string, Counts> }> {
    return this.bySlice.values();
  }
}
