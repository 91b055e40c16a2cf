import { ByteReader, ByteWriter } from '../delta-bytes.ts';
import type { HourChunk, HourCounts } from './hours.ts';
import { pack, unpack } from './packing.ts';

/**
 * Version 2: for each topic its name, uses, actors, late uses, late actors, and the most actors in 10 and in
 * 30 minutes (0 where that is not known). Version 1 had no such peaks.
 */
const VERSION = 2;
const WITHOUT_PEAKS = 1;

export function encodeHour(chunk: HourChunk): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(chunk.size);
  for (const [topic, { uses, actors, lateUses, lateActors, peaks }] of chunk) {
    writer.string(topic);
    for (const count of [uses, actors, lateUses, lateActors, peaks?.ten ?? 0, peaks?.thirty ?? 0]) writer.varint(count);
  }
  return pack(VERSION, writer.bytes());
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeHour(bytes: Uint8Array): HourChunk {
  const version = bytes[0] === WITHOUT_PEAKS ? WITHOUT_PEAKS : VERSION;
  const reader = new ByteReader(unpack('an hour', version, bytes));
  const next = (): HourCounts => {
    const counts = { uses: reader.varint(), actors: reader.varint(), lateUses: reader.varint(), lateActors: reader.varint() };
    if (version === WITHOUT_PEAKS) return counts;
    const [ten, thirty] = [reader.varint(), reader.varint()];
    return ten === 0 ? counts : { ...counts, peaks: { ten, thirty } };
  };
  return new Map(Array.from({ length: reader.count(version === WITHOUT_PEAKS ? 5 : 7) }, () => [reader.string(), next()]));
}
