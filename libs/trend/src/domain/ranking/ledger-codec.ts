import { MINUTE } from '@groundswell/kernel';
import { ByteReader, ByteWriter, MalformedBytesError } from '../delta-bytes.ts';
import { decodeDelta, encodeSmaller } from '../delta-codec.ts';
import type { Delta, Slice } from '../delta.ts';
import { TraitTable } from '../trait-table.ts';
import { Ledger } from './ledger.ts';
import { type Heads, Part } from './part.ts';
import { readHeads, writeHeads } from './packing.ts';

/**
 * Version 2: version byte, time, heads, then the cells and what is known of their actors in the
 * delta's own encoding. Version 1 is the same without anything known of actors.
 */
const VERSION = 2;
const WITHOUT_TRAITS = 1;

/** @param traits what is known of actors: that of the ledger's is kept with it; absent: nothing */
export function encodeLedger(ledger: Ledger, traits?: TraitTable): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writer.varint(ledger.time);
  writeHeads(writer, ledger.through);
  writer.raw(encodeSmaller(asDelta(ledger, traits)));
  return writer.bytes();
}

/**
 * @param traits takes in what is kept of the ledger's actors
 * @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know
 */
export function decodeLedger(bytes: Uint8Array, traits?: TraitTable): Ledger {
  const { time, heads, reader } = readStart(bytes);
  const ledger = new Ledger(time, heads);
  const delta = decodeDelta(reader.rest());
  traits?.merge(delta.traits);
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
  if (version !== VERSION && version !== WITHOUT_TRAITS)
    throw new MalformedBytesError(`a ledger of version ${version}, which this code does not know`);
  return { time: reader.varint(), heads: readHeads(reader), reader };
}

function asDelta(ledger: Ledger, known: TraitTable = new TraitTable()): Delta {
  const slices: Slice[] = [];
  const cells: Delta['cells'][number][] = [];
  const traits = new TraitTable();
  for (const { slice, topics } of ledger.slices()) {
    const index = slices.push(slice) - 1;
    for (const [topic, { uses, actors }] of topics) {
      cells.push({ minute: 0, topic, slice: index, uses, actors });
      for (const actor of actors.hashes()) if (known.has(actor)) traits.set(actor, known.sinceOf(actor), known.networkOf(actor));
    }
  }
  // Ages are kept as hours before the arrival.
  const arrived = ledger.time * MINUTE;
  const empty = { shard: '', previous: '', first: '', last: '', arrivedFrom: arrived, arrivedTo: arrived, activities: 0 };
  return { ...empty, slices, cells, late: [], labels: new Map(), traits, ids: new Float64Array() };
}
