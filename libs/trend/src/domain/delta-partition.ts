import type { Delta, LateCell, Slice } from './delta.ts';
import { owns, type Partition } from './partition.ts';

type Uses = Omit<LateCell, 'hour'>;

/** What `delta` counts of the topics of `partition`, under the same head; identities are left out where it is not all of them. */
export function partOfDelta(delta: Delta, partition: Partition): Delta {
  if (partition.of === 1) return delta;
  const slices = new SlicesInUse();
  const mine = new Map<string, boolean>();
  const isMine = ({ topic }: Uses): boolean => {
    let known = mine.get(topic);
    if (known === undefined) mine.set(topic, (known = owns(partition, topic)));
    return known;
  };
  const cells = delta.cells.filter(isMine).map((cell) => ({ ...cell, slice: slices.of(delta, cell.slice) }));
  const late = delta.late.filter(isMine).map((cell) => ({ ...cell, slice: slices.of(delta, cell.slice) }));
  const labels = new Map([...delta.labels].filter(([topic]) => owns(partition, topic)));
  return { ...delta, slices: slices.all, cells, late, labels, ids: new Float64Array() };
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

/** The slices that cells refer to, numbered anew. */
class SlicesInUse {
  readonly all: Slice[] = [];
  private readonly places = new Map<string, number>();

  of({ slices }: Delta, index: number): number {
    const slice = slices[index] as Slice;
    const key = `${slice.language}\n${slice.region}\n${slice.kind}\n${slice.source}`;
    let place = this.places.get(key);
    if (place === undefined) this.places.set(key, (place = this.all.push(slice) - 1));
    return place;
  }
}
