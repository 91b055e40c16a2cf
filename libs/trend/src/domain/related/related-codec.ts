import type { RelatedTopic } from '../trend-list.ts';
import { pack, unpack } from '../ranking/packing.ts';

/** What is related to a topic, and when that was found, epoch milliseconds. */
export interface RelatedAt {
  readonly at: number;
  readonly related: readonly RelatedTopic[];
}

/** Version 1: JSON, the time that others are before, and each topic as an array: name, milliseconds before, names and people by turns. */
const VERSION = 1;

type TopicArray = readonly [topic: string, before: number, related: readonly (string | number)[]];

/** @param at epoch milliseconds; not before any of them */
export function encodeRelated(topics: ReadonlyMap<string, RelatedAt>, at: number): Uint8Array {
  const arrays = [...topics].map(([topic, found]): TopicArray => [
    topic,
    at - found.at,
    found.related.flatMap((each) => [each.topic, each.people]),
  ]);
  return pack(VERSION, Buffer.from(JSON.stringify({ at, topics: arrays })));
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeRelated(bytes: Uint8Array): ReadonlyMap<string, RelatedAt> {
  const stored = JSON.parse(Buffer.from(unpack('related topics', VERSION, bytes)).toString()) as { at: number; topics: TopicArray[] };
  return new Map(stored.topics.map(([topic, before, related]) => [topic, { at: stored.at - before, related: pairsOf(related) }]));
}

function pairsOf(flat: readonly (string | number)[]): readonly RelatedTopic[] {
  return Array.from({ length: flat.length / 2 }, (_, index) => ({ topic: String(flat[2 * index]), people: Number(flat[2 * index + 1]) }));
}
