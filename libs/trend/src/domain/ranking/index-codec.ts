import { ByteReader, ByteWriter } from '../delta-bytes.ts';
import { DayActors } from './day-actors.ts';
import { HourUses } from './hour-uses.ts';
import { pack, readHeads, unpack, writeHeads } from './packing.ts';
import type { Sighting } from './sampled-actors.ts';
import { Spellings } from './spellings.ts';
import { IndexChunk, IndexEntry } from './topic-index.ts';

/** Version 1: heads, then each entry: label, uses by hour, level and sightings of its actors (hashes as gaps of a sorted list). */
const VERSION = 1;

/** @param mostActors samples of an entry's actors that are written at most; default: all */
export function encodeIndex(chunk: IndexChunk, mostActors = Number.POSITIVE_INFINITY): Uint8Array {
  const writer = new ByteWriter(4_096);
  writeHeads(writer, chunk.through);
  writer.varint(chunk.entries.size);
  for (const [name, entry] of chunk.entries) {
    writer.string(name);
    writeEntry(writer, entry, entry.day.size > mostActors ? entry.day.thinned(mostActors) : entry.day);
  }
  return pack(VERSION, writer.bytes());
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeIndex(name: string, bytes: Uint8Array): IndexChunk {
  const reader = new ByteReader(unpack('a chunk of the index', VERSION, bytes));
  const heads = readHeads(reader);
  const entries = new Map<string, IndexEntry>();
  for (let rest = reader.count(3); rest > 0; rest -= 1) entries.set(reader.string(), readEntry(reader));
  return new IndexChunk(name, entries, heads);
}

function writeEntry(writer: ByteWriter, entry: IndexEntry, day: DayActors): void {
  writer.varint(entry.lastMinute);
  writer.varint(entry.labelLead);
  if (entry.label === undefined) writer.byte(0);
  else {
    writer.byte(1);
    writer.string(entry.label);
  }
  writer.varint(entry.usesByHour.size);
  for (const [hour, uses] of entry.usesByHour) {
    writer.signed(Math.floor(entry.lastMinute / 60) - hour);
    writer.varint(uses);
  }
  const { sampled, recent } = day.sightings();
  writer.varint(day.level);
  writeSightings(writer, sampled, entry.lastMinute);
  writeSightings(writer, recent, entry.lastMinute);
}

function readEntry(reader: ByteReader): IndexEntry {
  const lastMinute = reader.varint();
  const lead = reader.varint();
  const label = reader.byte() === 0 ? undefined : reader.string();
  const uses = Array.from({ length: reader.count(2) }, () => [Math.floor(lastMinute / 60) - reader.signed(), reader.varint()] as const);
  const level = reader.varint();
  const sampled = readSightings(reader, lastMinute);
  const recent = readSightings(reader, lastMinute).sort((one, other) => other.minute - one.minute);
  return new IndexEntry(DayActors.restore(level, sampled, recent), new HourUses(uses), lastMinute, new Spellings(label, lead));
}

function writeSightings(writer: ByteWriter, sightings: readonly Sighting[], lastMinute: number): void {
  writer.varint(sightings.length);
  let previous = 0;
  for (const { hash, minute, level } of [...sightings].sort((one, other) => one.hash - other.hash)) {
    writer.varint(hash - previous);
    writer.signed(lastMinute - minute);
    writer.byte(level);
    previous = hash;
  }
}

function readSightings(reader: ByteReader, lastMinute: number): Sighting[] {
  let hash = 0;
  return Array.from({ length: reader.count(3) }, () => {
    hash += reader.varint();
    return { hash, minute: lastMinute - reader.signed(), level: reader.byte() };
  });
}
