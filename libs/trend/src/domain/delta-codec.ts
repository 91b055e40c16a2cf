import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Delta, Slice } from './delta.ts';
import { ByteReader, ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { readCells, writeCells } from './delta-cells.ts';
import { readCellsOfVersion1 } from './delta-cells-1.ts';
import { readLabels, writeLabels } from './delta-labels.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import { ActorTable } from './delta-actors.ts';
import { StringTable } from './delta-strings.ts';
import { readTraits, writeTraits } from './delta-traits.ts';
import { TraitTable } from './trait-table.ts';

/**
 * Version 2: version byte; head (shard, previous, first, last, times, activities); ids as Rice-coded
 * gaps, which don't compress and are read alone on a cold start; then, zstd-compressed (level 1:
 * 0.3 ms for 2,000 topics where deflate takes 1.3), the strings, the actors and what is known of them,
 * and the cells by column. Version 1 knew nothing of actors but their hashes, and wrote each cell's
 * slice, time and actors out.
 * Every version that was ever written stays readable: `golden/` holds a sample of each.
 */
const VERSION = 2;
const VERSION_1 = 1;
/** A delta of a batch of 6 MB is far smaller; what claims more is damaged. */
const MAX_BODY_BYTES = 256 * 1_024 * 1_024;

/** What stands before the cells: enough to walk the chain and to know its ids. */
export type DeltaHead = Pick<Delta, 'shard' | 'previous' | 'first' | 'last' | 'arrivedFrom' | 'arrivedTo' | 'activities' | 'ids'>;

/** The bytes of a delta. The same delta gives the same bytes. */
export function encodeDelta(delta: Delta): Uint8Array {
  return delta.encoded ?? encodeWith(delta, encodeBody(delta));
}

/** The bytes of a delta of this head and this body, which is not compressed yet. */
export function encodeWith(delta: DeltaHead, body: Uint8Array): Uint8Array {
  const writer = new ByteWriter(4_096);
  writer.byte(VERSION);
  for (const text of [delta.shard, delta.previous, delta.first, delta.last]) writer.string(text);
  writer.varint(delta.arrivedFrom);
  writer.varint(delta.arrivedTo - delta.arrivedFrom);
  writer.varint(delta.activities);
  writeSortedHashes(writer, delta.ids);
  writer.raw(zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }));
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
  const traits = version === VERSION_1 ? new TraitTable() : readTraits(body, actors.hashes, head.arrivedTo);
  const isOld = version === VERSION_1;
  const slices = readSlices(body, isOld ? () => strings.resolveBack(body) : () => strings.resolve(body));
  const tables = { strings, actors, slices: slices.length };
  const read = isOld ? readCellsOfVersion1 : readCells;
  const cells = read(body, tables).map(({ time, ...cell }) => ({ minute: time, ...cell }));
  const late = read(body, tables).map(({ time, ...cell }) => ({ hour: time, ...cell }));
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
  if (version !== VERSION && version !== VERSION_1)
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
  const tables = { strings, actors };
  writeCells(
    columns,
    delta.cells.map(({ minute, ...cell }) => ({ time: minute, ...cell })),
    tables,
  );
  writeCells(
    columns,
    delta.late.map(({ hour, ...cell }) => ({ time: hour, ...cell })),
    tables,
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

function readSlices(reader: ByteReader, next: () => string): Slice[] {
  return Array.from({ length: reader.count(4) }, () => ({ language: next(), region: next(), kind: next(), source: next() }));
}
