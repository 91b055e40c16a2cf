import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Cell, Delta, LateCell, Slice } from './delta.ts';
import { ByteReader, ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { readLabels, writeLabels } from './delta-labels.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import { ActorTable } from './delta-actors.ts';
import { StringTable } from './delta-strings.ts';
import type { DistinctActors } from './distinct-actors.ts';
import { readTraits, writeTraits } from './delta-traits.ts';
import { TraitTable } from './trait-table.ts';

/**
 * Version 2: version byte; head (shard, previous, first, last, times, activities); ids as Rice-coded
 * gaps, which don't compress and are read alone on a cold start; then, zstd-compressed (level 1:
 * 0.3 ms for 2,000 topics where deflate takes 1.3), the strings, the actors and what is known of them,
 * and the cells by column. Version 1 knew nothing of actors but their hashes.
 * Every version that was ever written stays readable: `golden/` holds a sample of each.
 */
const VERSION = 2;
const WITHOUT_TRAITS = 1;
/** A delta of a batch of 6 MB is far smaller; what claims more is damaged. */
const MAX_BODY_BYTES = 256 * 1_024 * 1_024;

/** What stands before the cells: enough to walk the chain and to know its ids. */
export type DeltaHead = Pick<Delta, 'shard' | 'previous' | 'first' | 'last' | 'arrivedFrom' | 'arrivedTo' | 'activities' | 'ids'>;

/** The bytes of a delta. The same delta gives the same bytes. */
export function encodeDelta(delta: Delta): Uint8Array {
  const writer = new ByteWriter(4_096);
  writer.byte(VERSION);
  for (const text of [delta.shard, delta.previous, delta.first, delta.last]) writer.string(text);
  writer.varint(delta.arrivedFrom);
  writer.varint(delta.arrivedTo - delta.arrivedFrom);
  writer.varint(delta.activities);
  writeSortedHashes(writer, delta.ids);
  writer.raw(zstdCompressSync(encodeBody(delta), { params: { [constants.ZSTD_c_compressionLevel]: 1 } }));
  return writer.bytes();
}

/**
 * The delta of these bytes.
 * @throws MalformedBytesError when they are damaged or of a version that this code does not know
 */
export function decodeDelta(bytes: Uint8Array): Delta {
  const reader = new ByteReader(bytes);
  const { version, ...head } = readHead(reader);
  const body = new ByteReader(decompress(reader.rest()));
  const strings = StringTable.read(body);
  const actors = ActorTable.read(body);
  const traits = version === WITHOUT_TRAITS ? new TraitTable() : readTraits(body, actors.hashes, head.arrivedTo);
  const slices = readSlices(body, strings);
  const tables = { strings, actors, slices: slices.length };
  const cells = readCells<Cell>(body, tables, (minute, topic, slice, uses, set) => ({ minute, topic, slice, uses, actors: set }));
  const late = readCells<LateCell>(body, tables, (hour, topic, slice, uses, set) => ({ hour, topic, slice, uses, actors: set }));
  const labels = readLabels(body, strings);
  if (!body.ended) throw new MalformedBytesError('a delta has bytes after its end');
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
  if (version !== VERSION && version !== WITHOUT_TRAITS)
    throw new MalformedBytesError(`a delta of version ${version}, which this code does not know`);
  const [shard, previous, first, last] = [reader.string(), reader.string(), reader.string(), reader.string()];
  const arrivedFrom = reader.varint();
  const arrivedTo = arrivedFrom + reader.varint();
  const activities = reader.varint();
  return { version, shard, previous, first, last, arrivedFrom, arrivedTo, activities, ids: readSortedHashes(reader) };
}

function encodeBody(delta: Delta): Uint8Array {
  const strings = new StringTable();
  const actors = ActorTable.of([...delta.cells, ...delta.late].map((cell) => cell.actors));
  const columns = new ByteWriter(4_096);
  writeSlices(columns, delta.slices, strings);
  writeCells(
    columns,
    delta.cells.map((cell) => cell.minute),
    delta.cells,
    strings,
    actors,
  );
  writeCells(
    columns,
    delta.late.map((cell) => cell.hour),
    delta.late,
    strings,
    actors,
  );
  writeLabels(columns, delta.labels, strings);
  const body = new ByteWriter(8_192);
  strings.write(body);
  actors.write(body);
  writeTraits(body, delta.traits, actors.hashes, delta.arrivedTo);
  body.raw(columns.bytes());
  return body.bytes();
}

function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return zstdDecompressSync(bytes, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    throw new MalformedBytesError('a delta has a body that cannot be decompressed', { cause: error });
  }
}

function writeSlices(writer: ByteWriter, slices: readonly Slice[], strings: StringTable): void {
  writer.varint(slices.length);
  for (const { language, region, kind, source } of slices) {
    for (const text of [language, region, kind, source]) strings.refer(writer, text);
  }
}

function readSlices(reader: ByteReader, strings: StringTable): Slice[] {
  const next = () => strings.resolve(reader);
  return Array.from({ length: reader.count(4) }, () => ({ language: next(), region: next(), kind: next(), source: next() }));
}

function writeCells(
  writer: ByteWriter,
  times: readonly number[],
  cells: readonly Omit<Cell, 'minute'>[],
  strings: StringTable,
  actors: ActorTable,
): void {
  writer.varint(cells.length);
  let previous = 0;
  for (const time of times) {
    writer.signed(time - previous);
    previous = time;
  }
  for (const cell of cells) writer.varint(cell.slice);
  for (const cell of cells) strings.refer(writer, cell.topic);
  for (const cell of cells) writer.varint(cell.uses);
  for (const cell of cells) actors.writeSet(writer, cell.actors);
}

interface Tables {
  readonly strings: StringTable;
  readonly actors: ActorTable;
  readonly slices: number;
}

function readCells<Row>(
  reader: ByteReader,
  { strings, actors, slices }: Tables,
  make: (time: number, topic: string, slice: number, uses: number, actors: DistinctActors) => Row,
): Row[] {
  const length = reader.count(5);
  const column = <Value>(next: () => Value) => Array.from({ length }, next);
  let time = 0;
  const times = column(() => (time += reader.signed()));
  const sliceOf = column(() => reader.varint());
  const topics = column(() => strings.resolve(reader));
  const uses = column(() => reader.varint());
  return times.map((cellTime, index) => {
    const slice = sliceOf[index] as number;
    if (slice >= slices) throw new MalformedBytesError(`a delta has a cell of slice ${slice}, which it lacks`);
    return make(cellTime, topics[index] as string, slice, uses[index] as number, actors.readSet(reader));
  });
}
