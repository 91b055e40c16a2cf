import { type CountableActivity, decodeLines } from './accepted-lines.ts';
import type { StreamRecord } from './stream-record.ts';
import { type NamedTopic, topicsOf } from './topics-of.ts';

/** Keyed hashes of what must not be stored as it is. 48 bits. */
export interface ActivityHashes {
  /** The same actor is one across sources: a shop's site and its app share their accounts. */
  actor(actor: string): number;
  /** Of an activity's identity. */
  id(source: string, id: string): number;
}

/** A record, decoded once, however often the chain makes us count again. */
export interface DecodedRecord {
  readonly record: StreamRecord;
  readonly activities: readonly DecodedActivity[];
  readonly poison: readonly Poison[];
}

export interface DecodedActivity {
  readonly activity: CountableActivity;
  readonly topics: readonly NamedTopic[];
  /** Keyed hash of the actor. */
  readonly actor: number;
  /** Keyed hash of (source, id). */
  readonly id: number;
}

/** What of a record cannot be counted: a line of it, or all of it. */
interface Poison {
  readonly line: number | 'all';
  readonly reason: string;
  readonly data: Uint8Array;
}

export const UNFINISHED_REASON = 'counting it was begun three times and never ended';

/** Decodes a record, whatever it holds. */
export function decodeRecord(record: StreamRecord, hashes: ActivityHashes): DecodedRecord {
  const { activities, poison } = decodeLines(record.data);
  return {
    record,
    activities: activities.map((activity) => ({
      activity,
      topics: topicsOf(activity),
      actor: hashes.actor(activity.actor),
      id: hashes.id(activity.source, activity.id),
    })),
    poison: poison.map(({ line, text, reason }) => ({ line, reason, data: Buffer.from(text) })),
  };
}

/** The record as one dead letter. */
export function whole(record: StreamRecord, reason: string): DecodedRecord {
  return { record, activities: [], poison: [{ line: 'all', reason, data: record.data }] };
}
