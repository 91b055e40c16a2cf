import type { Delta, Slice } from './delta.ts';
import { ByteReader, ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { readCells, writeCells } from './delta-cells.ts';
import { readCellsOfVersion1 } from './delta-cells-1.ts';
import { readLabels, writeLabels } from './delta-labels.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import { ActorTable } from './delta-actors.ts';
import { StringTable } from './delta-strings.ts';
import { expectEnded, newSections, readSections, readUndivided, type SectionWriters, writeSections } from './delta-sections.ts';
import { readTraits, writeTraits } from './delta-traits.ts';
import { TraitTable } from './trait-table.ts';

/**
 * Version 3: version byte; head (shard, previous, first, last, times, activities); ids as Rice-coded
 * gaps, which don't compress and are read alone on a cold start; then the strings, the actors and what
 * is known of them, and the cells by column, section by section, each compressed by zstd. Version 2
 * compressed them all as one. Version 1 knew nothing of actors but their hashes, and wrote each cell's
 * slice, time and actors out.
 * Every version that was ever written stays readable: `golden/` holds a sample of each.
 */
const VERSION = 3;
const VERSION_2 = 2;
const VERSION_1 = 1;
/** Level of zstd at which a delta is compressed: 3 saves nothing more, 6 takes three times as long for 3 %. */
const LEVEL = 2;
const SMALLER_LEVEL = 6;

/** What stands before the cells: enough to walk the chain and to know its ids. */
export type DeltaHead = Pick<Delta, 'shard' | 'previous' | 'first' | 'last' | 'arrivedFrom' | 'arrivedTo' | 'activities' | 'ids'>;

/** The bytes of a delta. The same delta gives the same bytes. */
export function encodeDelta(delta: Delta): Uint8Array {
  return delta.encoded ?? encodeWith(delta, encodeBody(delta, false));
}

/** The same in fewer bytes and more time, without the order of cells within a slice and time; each has its own topic there. */
export function encodeSmaller(delta: Delta): Uint8Array {
  return encodeWith(delta, encodeBody(delta, true), SMALLER_LEVEL);
}

/** The bytes of a delta of this head and this body, which is not compressed yet. */
export function encodeWith(delta: DeltaHead, body: SectionWriters, level = LEVEL): Uint8Array {
  const writer = new ByteWriter(4_096);
  writer.byte(VERSION);
  for (const text of [delta.shard, delta.previous, delta.first, delta.last]) writer.string(text);
  writer.varint(delta.arrivedFrom);
  writer.varint(delta.arrivedTo - delta.arrivedFrom);
  writer.varint(delta.activities);
  writeSortedHashes(writer, delta.ids);
  writeSections(writer, body, level);
  return writer.bytes();
}

/**
 * The delta of these bytes.
 * @throws MalformedBytesError when they are damaged or of a version that this code does not know
 */
export function decodeDelta(bytes: Uint8Array): Delta {
  const reader = new ByteReader(bytes);
  const { version, ...head } = readHead(reader);
  const body = version === VERSION ? readSections(reader) : readUndivided(reader);
  const { columns } = body;
  const strings = StringTable.read(body.strings);
  const actors = ActorTable.read(body.actors);
  const isOldest = version === VERSION_1;
  const traits = isOldest ? new TraitTable() : readTraits(body.traits, actors.hashes, head.arrivedTo);
  const slices = readSlices(columns, isOldest ? () => strings.resolveBack(columns) : () => strings.resolve(columns));
  const tables = { strings, actors, slices: slices.length, saysHow: version === VERSION };
  const read = () => (isOldest ? readCellsOfVersion1(columns, tables) : readCells(body, tables));
  const cells = read().map(({ time, ...cell }) => ({ minute: time, ...cell }));
  const late = read().map(({ time, ...cell }) => ({ hour: time, ...cell }));
  const labels = readLabels(columns, strings);
  expectEnded(body);
  return { ...head, slices, cells, late, labels, traits };
}

/**
 * The same without the cells, at a fraction of the cost.
 * @throws MalformedBytesError as `decodeDelta`
 */
export function decodeDeltaHead(bytes: Uint8Array): DeltaHead {
  const { version: _version, ...head } = readHead(new ByteReader(bytes));
  return head;
}

function readHead(reader: ByteReader): DeltaHead & { readonly version: number } {
  const version = reader.byte();
  if (version !== VERSION && version !== VERSION_2 && version !== VERSION_1)
    throw new MalformedBytesError(`a delta of version ${version}, which this code does not know`);
  const [shard, previous, first, last] = [reader.string(), reader.string(), reader.string(), reader.string()];
  const arrivedFrom = reader.varint();
  const arrivedTo = arrivedFrom + reader.varint();
  const activities = reader.varint();
  return { version, shard, previous, first, last, arrivedFrom, arrivedTo, activities, ids: readSortedHashes(reader) };
}

function encodeBody(delta: Delta, byGaps: boolean): SectionWriters {
  const strings = new StringTable();
  const actors = ActorTable.of([...delta.cells, ...delta.late].map((cell) => cell.actors));
  const sections = newSections();
  writeSlices(sections.columns, delta.slices, strings);
  const tables = { strings, actors, byGaps };
  writeCells(
    sections,
    delta.cells.map(({ minute, ...cell }) => ({ time: minute, ...cell })),
    tables,
  );
  writeCells(
    sections,
    delta.late.map(({ hour, ...cell }) => ({ time: hour, ...cell })),
    tables,
  );
  writeLabels(sections.columns, delta.labels, strings);
  strings.write(sections.strings);
  actors.write(sections.actors);
  writeTraits(sections.traits, delta.traits, actors.hashes, delta.arrivedTo);
  return sections;
}

function writeSlices(writer: ByteWriter, slices: readonly Slice[], strings: StringTable): void {
  writer.varint(slices.length);
  for (const { language, region, kind, source } of slices) {
    for (const text of [language, region, kind, source]) strings.refer(writer, text);
  }
}

function readSlices(reader: ByteReader, next: () => string): Slice[] {
  return Array.from({ length: reader.count(4) }, () => ({ language: next(), region: next(), kind: next(), source: next() }));
}
