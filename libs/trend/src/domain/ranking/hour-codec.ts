import { ByteReader, ByteWriter } from '../delta-bytes.ts';
import type { HourChunk, HourCounts } from './hours.ts';
import { pack, unpack } from './packing.ts';

/** Version 1: for each topic its name, uses, actors, late uses, late actors. */
const VERSION = 1;

export function encodeHour(chunk: HourChunk): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(chunk.size);
  for (const [topic, { uses, actors, lateUses, lateActors }] of chunk) {
    writer.string(topic);
    for (const count of [uses, actors, lateUses, lateActors]) writer.varint(count);
  }
  return pack(VERSION, writer.bytes());
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeHour(bytes: Uint8Array): HourChunk {
  const reader = new ByteReader(unpack('an hour', VERSION, bytes));
  const next = (): HourCounts => ({
    uses: reader.varint(),
    actors: reader.varint(),
    lateUses: reader.varint(),
    lateActors: reader.varint(),
  });
  return new Map(Array.from({ length: reader.count(5) }, () => [reader.string(), next()]));
}
