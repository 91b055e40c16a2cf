import { DistinctActors } from '../distinct-actors.ts';

/** What a topic did in a minute in one scope. */
export interface CountedMinute {
  /** Since the Unix epoch. */
  readonly minute: number;
  readonly uses: number;
  /** Not to be changed. */
  readonly actors: DistinctActors;
  /** The count of `actors`, where asking them costs more. */
  readonly count: number;
}

/** A minute that is still added to. */
export class OpenMinute implements CountedMinute {
  constructor(
    readonly minute: number,
    public uses: number,
    public actors: DistinctActors,
    /** False while `actors` belongs to a ledger and must not be changed here. */
    private isOwner: boolean,
  ) {}

  get count(): number {
    return this.actors.count;
  }

  /** Its actors, to be changed. */
  own(): DistinctActors {
    if (!this.isOwner) this.actors = this.actors.clone();
    this.isOwner = true;
    return this.actors;
  }
}

/** Oldest first, each minute once. */
export function inOrder(minutes: readonly CountedMinute[]): readonly CountedMinute[] {
  const sorted = minutes.toSorted((one, other) => one.minute - other.minute);
  const found: CountedMinute[] = [];
  for (const counted of sorted) {
    const last = found.at(-1);
    if (last?.minute !== counted.minute) found.push(counted);
    else found[found.length - 1] = united(last, counted);
  }
  return found;
}

function united(one: CountedMinute, other: CountedMinute): CountedMinute {
  const actors = DistinctActors.union([one.actors, other.actors]);
  return { minute: one.minute, uses: one.uses + other.uses, actors, count: actors.count };
}
