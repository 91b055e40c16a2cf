import type { Scope } from '@groundswell/topic';
import type { Cell, Delta, LateCell, Slice } from './delta.ts';
import { DistinctActors } from './distinct-actors.ts';
import { owns, type Partition } from './partition.ts';
import { scopesOf, sliceKey, sliceOf } from './ranking/slice-scopes.ts';

/** A cell of either sort, with its minute or hour. */
type Uses = Omit<Cell, 'minute'> & { readonly time: number };

/**
 * What `delta` counts of the topics of `partition`, under the same head; identities are left out where it
 * is not all of them. Totals are summed up by scope: slices are many, and the one ranker that has the
 * totals would have those of all shards.
 */
export function partOfDelta(delta: Delta, partition: Partition): Delta {
  if (partition.of === 1) return delta;
  const slices = new SlicesInUse();
  const mine = new Map<string, boolean>();
  const isMine = ({ topic }: Uses): boolean => {
    let known = mine.get(topic);
    if (known === undefined) mine.set(topic, (known = owns(partition, topic)));
    return known;
  };
  const part = (all: readonly Uses[]): Uses[] => {
    const cells = all.filter((cell) => cell.topic !== '' && isMine(cell)).map((cell) => ({ ...cell, slice: slices.of(delta, cell.slice) }));
    return partition.part === 0 ? [...totalsByScope(delta, all, slices), ...cells] : cells;
  };
  const cells = part(delta.cells.map(({ minute, ...cell }) => ({ time: minute, ...cell })));
  const late = part(delta.late.map(({ hour, ...cell }) => ({ time: hour, ...cell })));
  const labels = new Map([...delta.labels].filter(([topic]) => owns(partition, topic)));
  return { ...delta, slices: slices.all, cells: cells.map(asCell), late: late.map(asLate), labels, ids: new Float64Array() };
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

function totalsByScope(delta: Delta, all: readonly Uses[], slices: SlicesInUse): Uses[] {
  const totals = new Map<string, { readonly scope: Scope; readonly time: number; uses: number; readonly actors: DistinctActors }>();
  for (const { topic, time, slice, uses, actors } of all) {
    if (topic !== '') continue;
    for (const scope of scopesOf(delta.slices[slice] as Slice)) {
      const key = `${time} ${scope}`;
      let total = totals.get(key);
      if (total === undefined) totals.set(key, (total = { scope, time, uses: 0, actors: DistinctActors.empty() }));
      total.uses += uses;
      total.actors.merge(actors);
    }
  }
  return [...totals.values()].map(({ scope, ...total }) => ({ ...total, topic: '', slice: slices.place(sliceOf(scope)) }));
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
