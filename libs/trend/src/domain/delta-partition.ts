import type { Scope } from '@groundswell/topic';
import { ActorGathering } from './actor-gathering.ts';
import type { Cell, Delta, LateCell, Slice } from './delta.ts';
import type { DistinctActors } from './distinct-actors.ts';
import { type Partition, partOf } from './partition.ts';
import { scopesOf, sliceKey, sliceOf } from './ranking/slice-scopes.ts';

/** A topic in more cells of a delta than this is summed up by scope: that is fewer cells for its ranker, and fewer bytes. */
const MOST_CELLS = 32;

/** A cell of either sort, with its minute or hour. */
type Uses = Omit<Cell, 'minute'> & { readonly time: number };

/**
 * What `delta` counts of the topics of `partition`, under the same head; identities are left out where it
 * is not all of them. Totals and busy topics are summed up by scope: slices are many, and the ranker of a
 * busy topic would have those of all shards. That a topic's slices are not known apart changes no count.
 */
export function partOfDelta(delta: Delta, partition: Partition): Delta {
  if (partition.of === 1) return delta;
  return new DeltaDivision(delta, partition.of, partition.part).part(partition.part);
}

/** All parts of `delta`, `of` of them, as `partOfDelta` gives each. */
export function partsOfDelta(delta: Delta, of: number): readonly Delta[] {
  const division = new DeltaDivision(delta, of);
  return Array.from({ length: of }, (_, part) => division.part(part));
}

/** One delta of several parts of the same. */
export function joinParts(parts: readonly Delta[]): Delta {
  const [first, ...rest] = parts as readonly [Delta, ...Delta[]];
  if (rest.length === 0) return first;
  const slices = new SlicesInUse();
  const cells = parts.flatMap((part) => part.cells.map((cell) => ({ ...cell, slice: slices.of(part, cell.slice) })));
  const late = parts.flatMap((part) => part.late.map((cell) => ({ ...cell, slice: slices.of(part, cell.slice) })));
  for (const { traits } of rest) first.traits.merge(traits);
  return { ...first, slices: slices.all, cells, late, labels: new Map(parts.flatMap(({ labels }) => [...labels])) };
}

class DeltaDivision {
  private readonly builders: readonly PartBuilder[];
  private readonly scopes: readonly (readonly Scope[])[];

  /** @param only the part that is wanted; absent: all */
  constructor(
    private readonly delta: Delta,
    private readonly of: number,
    only?: number,
  ) {
    this.builders = Array.from({ length: of }, () => new PartBuilder(delta));
    this.scopes = delta.slices.map(scopesOf);
    this.divide(
      delta.cells.map(({ minute, ...cell }) => ({ time: minute, ...cell })),
      'cells',
      only,
    );
    this.divide(
      delta.late.map(({ hour, ...cell }) => ({ time: hour, ...cell })),
      'late',
      only,
    );
  }

  part(part: number): Delta {
    const { delta, of } = this;
    const { cells, late, slices } = (this.builders[part] as PartBuilder).finished();
    const labels = new Map([...delta.labels].filter(([topic]) => partOf(topic, of) === part));
    return { ...delta, slices, cells: cells.map(asCell), late: late.map(asLate), labels, ids: new Float64Array() };
  }

  private divide(all: readonly Uses[], sort: 'cells' | 'late', only: number | undefined): void {
    const places = new Map<string, { readonly part: number; cells: number }>();
    for (const { topic } of all) {
      const place = places.get(topic);
      if (place === undefined) places.set(topic, { part: partOf(topic, this.of), cells: 1 });
      else place.cells += 1;
    }
    for (const uses of all) {
      const { part, cells } = places.get(uses.topic) as { part: number; cells: number };
      if (only !== undefined && part !== only) continue;
      const builder = this.builders[part] as PartBuilder;
      if (uses.topic === '' || cells > MOST_CELLS) builder.sum(sort, uses, this.scopes[uses.slice] ?? []);
      else builder[sort].push(uses);
    }
  }
}

/** The cells of one part. */
class PartBuilder {
  readonly cells: Uses[] = [];
  readonly late: Uses[] = [];
  private readonly sums = { cells: new ScopeSums(), late: new ScopeSums() };

  constructor(private readonly delta: Delta) {}

  sum(sort: 'cells' | 'late', uses: Uses, scopes: readonly Scope[]): void {
    this.sums[sort].add(uses, scopes);
  }

  finished(): { readonly cells: readonly Uses[]; readonly late: readonly Uses[]; readonly slices: readonly Slice[] } {
    const slices = new SlicesInUse();
    const all = (sort: 'cells' | 'late'): readonly Uses[] => [
      ...this.sums[sort].all(slices),
      ...this[sort].map((uses) => ({ ...uses, slice: slices.of(this.delta, uses.slice) })),
    ];
    return { cells: all('cells'), late: all('late'), slices: slices.all };
  }
}

/** Uses summed up by scope, topic and time. */
class ScopeSums {
  private readonly byScope = new Map<Scope, Map<string, { readonly time: number; readonly topic: string; readonly sum: ActorGathering }>>();

  add({ topic, time, uses, actors }: Uses, scopes: readonly Scope[]): void {
    const name = `${time} ${topic}`;
    for (const scope of scopes) {
      let sums = this.byScope.get(scope);
      if (sums === undefined) this.byScope.set(scope, (sums = new Map()));
      let found = sums.get(name);
      if (found === undefined) sums.set(name, (found = { time, topic, sum: new ActorGathering() }));
      found.sum.add(uses, actors);
    }
  }

  /** Those of one scope stand together, and the scope's total first: what a codec makes use of. */
  *all(slices: SlicesInUse): Iterable<Uses> {
    for (const [scope, sums] of this.byScope) {
      const slice = slices.place(sliceOf(scope));
      const inOrder = [...sums.values()].sort((one, other) => one.time - other.time || (one.topic < other.topic ? -1 : 1));
      for (const { time, topic, sum } of inOrder) yield { time, topic, slice, uses: sum.uses, actors: actorsOf(sum) };
    }
  }
}

function actorsOf(sum: ActorGathering): DistinctActors {
  return sum.only ?? sum.union();
}

function asCell({ time, ...cell }: Uses): Cell {
  return { minute: time, ...cell };
}

function asLate({ time, ...cell }: Uses): LateCell {
  return { hour: time, ...cell };
}

/** The slices that cells refer to, numbered anew. */
class SlicesInUse {
  readonly all: Slice[] = [];
  private readonly places = new Map<string, number>();

  of({ slices }: Delta, index: number): number {
    return this.place(slices[index] as Slice);
  }

  place(slice: Slice): number {
    const key = sliceKey(slice);
    let place = this.places.get(key);
    if (place === undefined) this.places.set(key, (place = this.all.push(slice) - 1));
    return place;
  }
}
