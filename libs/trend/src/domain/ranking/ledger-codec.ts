import { ByteReader, ByteWriter, MalformedBytesError } from '../delta-bytes.ts';
import { decodeDelta, encodeDelta } from '../delta-codec.ts';
import type { Delta, Slice } from '../delta.ts';
import { Ledger } from './ledger.ts';
import { type Heads, Part } from './part.ts';
import { readHeads, writeHeads } from './packing.ts';

/** Version 1: version byte, time, heads, then the cells in the delta's own encoding. */
const VERSION = 1;

export function encodeLedger(ledger: Ledger): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writer.varint(ledger.time);
  writeHeads(writer, ledger.through);
  writer.raw(encodeDelta(asDelta(ledger)));
  return writer.bytes();
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeLedger(bytes: Uint8Array): Ledger {
  const { time, heads, reader } = readStart(bytes);
  const ledger = new Ledger(time, heads);
  const delta = decodeDelta(reader.rest());
  for (const { slice, topic, uses, actors } of delta.cells) ledger.add(delta.slices[slice] as Slice, topic, uses, actors);
  return ledger;
}

/** What a stored ledger contains, without its counts. */
export class LedgerContents extends Part {
  static decode(bytes: Uint8Array): LedgerContents {
    return new LedgerContents(readStart(bytes).heads);
  }
}

function readStart(bytes: Uint8Array): { readonly time: number; readonly heads: Heads; readonly reader: ByteReader } {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== VERSION) throw new MalformedBytesError(`a ledger of version ${version}, which this code does not know`);
  return { time: reader.varint(), heads: readHeads(reader), reader };
}

function asDelta(ledger: Ledger): Delta {
  const slices: Slice[] = [];
  const cells: Delta['cells'][number][] = [];
  for (const { slice, topics } of ledger.slices()) {
    const index = slices.push(slice) - 1;
    for (const [topic, { uses, actors }] of topics) cells.push({ minute: 0, topic, slice: index, uses, actors });
  }
  const empty = { shard: '', previous: '', first: '', last: '', arrivedFrom: 0, arrivedTo: 0, activities: 0 };
  return { ...empty, slices, cells, late: [], labels: new Map(), ids: new Float64Array() };
}
