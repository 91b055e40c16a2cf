import { ByteReader, ByteWriter, MalformedBytesError } from '../delta-bytes.ts';
import { readSortedHashes, writeSortedHashes } from '../delta-hashes.ts';

/**
 * Version 1: version byte, the day it was written on, then by hour of the first sight its age in hours
 * at the end of that day and the Rice-coded fingerprints (32 bits of the actor's hash) of whoever was
 * first seen in it: 2 to 3.5 bytes an actor.
 */
const VERSION = 1;
const DAY_HOURS = 24;

/** First sights as they are stored. */
export interface AgeBlock {
  /** Epoch day on which it was written. */
  readonly day: number;
  /** Fingerprints by epoch hour of the first sight; at the end of that day at the latest. */
  readonly byHour: ReadonlyMap<number, ReadonlySet<number>>;
}

export function encodeAgeBlock({ day, byHour }: AgeBlock): Uint8Array {
  const writer = new ByteWriter(4_096);
  writer.byte(VERSION);
  writer.varint(day);
  writer.varint(byHour.size);
  for (const [hour, fingerprints] of byHour) {
    writer.varint((day + 1) * DAY_HOURS - hour);
    writeSortedHashes(writer, Float64Array.from(fingerprints).sort());
  }
  return writer.bytes();
}

/**
 * Calls `each` for every actor of a block.
 * @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know
 */
export function decodeAgeBlock(bytes: Uint8Array, each: (fingerprint: number, hour: number, day: number) => void): void {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== VERSION) throw new MalformedBytesError(`first sights of version ${version}, which this code does not know`);
  const day = reader.varint();
  for (let rest = reader.count(2); rest > 0; rest -= 1) {
    const hour = (day + 1) * DAY_HOURS - reader.varint();
    for (const fingerprint of readSortedHashes(reader)) each(fingerprint, hour, day);
  }
  if (!reader.ended) throw new MalformedBytesError('first sights have bytes after their end');
}
