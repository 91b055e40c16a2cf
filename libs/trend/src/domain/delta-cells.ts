import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';
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

/** Before the topics of cells: they are told one by one, or those of a run by the gaps between their numbers. */
export const ONE_BY_ONE = 0;
const BY_GAPS = 1;

/** What cells refer to. */
export interface CellTables {
  readonly strings: StringTable;
  readonly actors: ActorTable;
  readonly slices: number;
  /** It is said how their topics are told; before version 3 it was not, and all were told one by one. */
  readonly saysHow: boolean;
}

/** What cells refer to, while they are written. */
export interface CellsWritten extends Pick<CellTables, 'strings' | 'actors'> {
  /** Their order within a run says nothing, and no topic is in a run twice: by gaps, in two thirds of the bytes. */
  readonly byGaps: boolean;
}

/**
 * Writes cells by column. Neighbours of one slice and time are a run, whose slice and time are written
 * once; the first cell of a run is the slice's total, so the actors of the others are told by their
 * places among its actors: a small number where the table of the delta's actors takes two bytes.
 */
export function writeCells(sections: SectionWriters, cells: readonly TimedCell[], { strings, actors, byGaps }: CellsWritten): void {
  const { columns, topics } = sections;
  const found = runsOf(cells);
  columns.varint(found.length);
  for (const { length } of found) columns.varint(length);
  let [slice, time] = [0, 0];
  for (const [first] of found) {
    columns.signed((first as TimedCell).slice - slice);
    slice = (first as TimedCell).slice;
  }
  for (const [first] of found) {
    columns.signed((first as TimedCell).time - time);
    time = (first as TimedCell).time;
  }
  topics.byte(byGaps ? BY_GAPS : ONE_BY_ONE);
  const runs = byGaps ? found.map((run) => writeGaps(topics, run, strings)) : found;
  if (!byGaps) for (const { topic } of cells) strings.refer(topics, topic);
  for (const run of runs) for (const cell of run) columns.varint(isOne(cell) ? ONE : cell.uses + 1);
  for (const run of runs) {
    const [total, ...others] = run as [TimedCell, ...TimedCell[]];
    actors.writeSet(sections.totals, total.actors, isOne(total));
    const members = placesOf(others.length === 0 ? [] : total.actors.hashes());
    for (const cell of others) actors.writeSetWithin(sections.members, cell.actors, members, isOne(cell));
  }
}

/** Writes the topics of a run, and returns its cells in their order there: the first one, those whose topics are known, the others. */
function writeGaps(writer: ByteWriter, [total, ...others]: readonly TimedCell[], strings: StringTable): TimedCell[] {
  strings.refer(writer, (total as TimedCell).topic);
  const numbered = others.map((cell) => ({ cell, number: strings.numberOf(cell.topic) ?? Number.POSITIVE_INFINITY }));
  // In their order where they are new: sorting is stable.
  numbered.sort((one, other) => (one.number === other.number ? 0 : one.number - other.number));
  const known = numbered.filter(({ number }) => number !== Number.POSITIVE_INFINITY);
  writer.varint(known.length);
  let previous = -1;
  for (const { number } of known) {
    writer.varint(number - previous - 1);
    previous = number;
  }
  for (const { topic } of others) strings.include(topic);
  return [total as TimedCell, ...numbered.map(({ cell }) => cell)];
}

/** @throws MalformedBytesError when the strings lack what it refers to */
function readGaps(reader: ByteReader, length: number, strings: StringTable): string[] {
  if (length === 0) return [];
  const topics = [strings.resolve(reader)];
  const known = reader.varint();
  if (known >= length) throw new MalformedBytesError(`a delta has ${known} topics in a run of ${length}`);
  let number = -1;
  for (let rest = known; rest > 0; rest -= 1) {
    number += 1 + reader.varint();
    topics.push(strings.at(number));
  }
  while (topics.length < length) topics.push(strings.next());
  return topics;
}

/** @throws MalformedBytesError when they refer to what the delta lacks */
export function readCells(sections: SectionReaders, { strings, actors, slices, saysHow }: CellTables): TimedCell[] {
  const { columns: reader } = sections;
  const column = <Value>(length: number, next: () => Value) => Array.from({ length }, next);
  const lengths = column(reader.count(3), () => reader.varint());
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let [slice, time] = [0, 0];
  const sliceOf = column(lengths.length, () => (slice += reader.signed()));
  const timeOf = column(lengths.length, () => (time += reader.signed()));
  const byGaps = saysHow && sections.topics.byte() === BY_GAPS;
  if (!byGaps) sections.topics.expect(total);
  const topics = byGaps
    ? lengths.flatMap((length) => readGaps(sections.topics, length, strings))
    : column(total, () => strings.resolve(sections.topics));
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
