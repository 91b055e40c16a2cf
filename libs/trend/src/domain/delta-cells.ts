import { MalformedBytesError } from './delta-bytes.ts';
import type { ActorTable } from './delta-actors.ts';
import type { SectionReaders, SectionWriters } from './delta-sections.ts';
import type { StringTable } from './delta-strings.ts';
import type { Cell } from './delta.ts';
import type { DistinctActors } from './distinct-actors.ts';

/** A cell of either sort, with its minute or hour. */
export interface TimedCell extends Omit<Cell, 'minute'> {
  readonly time: number;
}

/** In the column of uses: one use by one actor, which most cells are. Others are written as their uses plus one. */
export const ONE = 0;

/** What cells refer to. */
export interface CellTables {
  readonly strings: StringTable;
  readonly actors: ActorTable;
  readonly slices: number;
}

/**
 * Writes cells by column. Neighbours of one slice and time are a run, whose slice and time are written
 * once; the first cell of a run is the slice's total, so the actors of the others are told by their
 * places among its actors: a small number where the table of the delta's actors takes two bytes.
 */
export function writeCells(sections: SectionWriters, cells: readonly TimedCell[], { strings, actors }: Omit<CellTables, 'slices'>): void {
  const runs = runsOf(cells);
  const { columns: writer } = sections;
  writer.varint(runs.length);
  for (const { length } of runs) writer.varint(length);
  let [slice, time] = [0, 0];
  for (const [first] of runs) {
    writer.signed((first as TimedCell).slice - slice);
    slice = (first as TimedCell).slice;
  }
  for (const [first] of runs) {
    writer.signed((first as TimedCell).time - time);
    time = (first as TimedCell).time;
  }
  for (const { topic } of cells) strings.refer(sections.topics, topic);
  for (const cell of cells) writer.varint(isOne(cell) ? ONE : cell.uses + 1);
  for (const run of runs) {
    const [total, ...others] = run as [TimedCell, ...TimedCell[]];
    actors.writeSet(sections.totals, total.actors, isOne(total));
    const members = placesOf(others.length === 0 ? [] : total.actors.hashes());
    for (const cell of others) actors.writeSetWithin(sections.members, cell.actors, members, isOne(cell));
  }
}

/** @throws MalformedBytesError when they refer to what the delta lacks */
export function readCells(sections: SectionReaders, { strings, actors, slices }: CellTables): TimedCell[] {
  const { columns: reader } = sections;
  const column = <Value>(length: number, next: () => Value) => Array.from({ length }, next);
  const lengths = column(reader.count(3), () => reader.varint());
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let [slice, time] = [0, 0];
  const sliceOf = column(lengths.length, () => (slice += reader.signed()));
  const timeOf = column(lengths.length, () => (time += reader.signed()));
  sections.topics.expect(total);
  const topics = column(total, () => strings.resolve(sections.topics));
  const uses = column(total, () => reader.varint());
  const cells: TimedCell[] = [];
  lengths.forEach((length, run) => {
    const place = { slice: sliceOf[run] as number, time: timeOf[run] as number };
    if (place.slice < 0 || place.slice >= slices)
      throw new MalformedBytesError(`a delta has a cell of slice ${place.slice}, which it lacks`);
    let members: readonly number[] = [];
    for (let index = 0; index < length; index += 1) {
      const at = cells.length;
      const used = uses[at] as number;
      const isOneActor = used === ONE;
      const set: DistinctActors =
        index === 0 ? actors.readSet(sections.totals, isOneActor) : actors.readSetWithin(sections.members, members, isOneActor);
      if (index === 0) members = set.hashes();
      cells.push({ ...place, topic: topics[at] as string, uses: isOneActor ? 1 : used - 1, actors: set });
    }
  });
  return cells;
}

function runsOf(cells: readonly TimedCell[]): readonly TimedCell[][] {
  const runs: TimedCell[][] = [];
  let run: TimedCell[] = [];
  for (const cell of cells) {
    const [first] = run;
    if (first === undefined || first.slice !== cell.slice || first.time !== cell.time) runs.push((run = []));
    run.push(cell);
  }
  return runs;
}

function isOne({ uses, actors }: TimedCell): boolean {
  return uses === 1 && actors.exact && actors.hashes().length === 1;
}

function placesOf(hashes: readonly number[]): ReadonlyMap<number, number> {
  return new Map(hashes.map((hash, place) => [hash, place]));
}
