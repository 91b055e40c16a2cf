import { ByteReader, ByteWriter, MalformedBytesError } from '../delta-bytes.ts';
import { pack, unpack } from '../ranking/packing.ts';
import { kindOf, type PartName } from './moderation-parts.ts';
import type { Decision, ModerationContents, Sweep, TopicDecision, WaitingTopic } from './moderation-state.ts';

/**
 * Version 1, compressed. Actors: their number, then each as the gap to the one before, and its entry.
 * Everything else: JSON, a topic as [name, 1 where it is allowed, entry].
 */
const VERSION = 1;

type TopicRow = readonly [string, 0 | 1, number];

/** The bytes of the part `name` of `contents`. */
export function encodePart(name: PartName, contents: ModerationContents): Uint8Array {
  const { kind, chunk } = kindOf(name);
  switch (kind) {
    case 'actors':
      return pack(VERSION, actorBytes(contents.actors[chunk] ?? new Map()));
    case 'topics':
      return json(
        [...(contents.topics[chunk] ?? [])].map(([topic, { decision, entry }]) => [topic, decision === 'allowed' ? 1 : 0, entry]),
      );
    case 'known':
      return json([...contents.known]);
    case 'sweeps':
    case 'queue':
      return json(contents[kind]);
  }
}

/**
 * `contents` with the part `name` replaced by what `bytes` hold.
 * @throws MalformedBytesError when they are damaged or of a version that this code does not know
 */
export function decodePart(name: PartName, bytes: Uint8Array, contents: ModerationContents): ModerationContents {
  const { kind, chunk } = kindOf(name);
  const body = unpack(`moderation (${kind})`, VERSION, bytes);
  switch (kind) {
    case 'actors':
      return { ...contents, actors: contents.actors.with(chunk, readActors(body)) };
    case 'topics':
      return { ...contents, topics: contents.topics.with(chunk, readTopics(body)) };
    case 'known':
      return { ...contents, known: new Set(parsed(kind, body) as string[]) };
    case 'sweeps':
      return { ...contents, sweeps: parsed(kind, body) as Sweep[] };
    case 'queue':
      return { ...contents, queue: parsed(kind, body) as WaitingTopic[] };
  }
}

/** Ascending hashes as bytes: what an entry of the trail keeps of its actors. */
export function encodeHashes(hashes: readonly number[]): Uint8Array {
  const writer = new ByteWriter(8 * hashes.length + 8);
  writer.varint(hashes.length);
  let before = 0;
  for (const hash of hashes) {
    writer.varint(hash - before);
    before = hash;
  }
  return pack(VERSION, writer.bytes());
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeHashes(bytes: Uint8Array): readonly number[] {
  const reader = new ByteReader(unpack('hashes of actors', VERSION, bytes));
  let hash = 0;
  return Array.from({ length: reader.count() }, () => (hash += reader.varint()));
}

function actorBytes(actors: ReadonlyMap<number, number>): Uint8Array {
  const writer = new ByteWriter(10 * actors.size + 8);
  writer.varint(actors.size);
  let before = 0;
  for (const [actor, entry] of [...actors].sort(([one], [other]) => one - other)) {
    writer.varint(actor - before);
    writer.varint(entry);
    before = actor;
  }
  return writer.bytes();
}

function readActors(body: Uint8Array): ReadonlyMap<number, number> {
  const reader = new ByteReader(body);
  const actors = new Map<number, number>();
  let actor = 0;
  for (let rest = reader.count(2); rest > 0; rest -= 1) {
    actor += reader.varint();
    actors.set(actor, reader.varint());
  }
  return actors;
}

function readTopics(body: Uint8Array): ReadonlyMap<string, TopicDecision> {
  const decisionOf = (allowed: 0 | 1): Decision => (allowed === 1 ? 'allowed' : 'denied');
  return new Map(
    (parsed('topics', body) as TopicRow[]).map(([topic, allowed, entry]) => [topic, { decision: decisionOf(allowed), entry }]),
  );
}

function json(value: unknown): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify(value)));
}

function parsed(kind: string, body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString()) as unknown;
  } catch (error) {
    throw new MalformedBytesError(`moderation (${kind}) that is not what it says`, { cause: error });
  }
}
