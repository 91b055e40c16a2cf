import type { DistinctActors } from './distinct-actors.ts';
import type { Partition } from './partition.ts';
import type { TraitTable } from './trait-table.ts';

/**
 * What one batch of a stream shard adds to the counts: written once, never changed. The deltas of a
 * shard form a chain: each names the sequence number of the head that it follows, and the store
 * accepts one successor of a head only (compare and swap), so a batch that is delivered twice, in
 * parts, or by a zombie adds nothing the second time.
 */
export interface Delta {
  readonly shard: string;
  /** Sequence number of the head this follows; `CHAIN_START` for a shard's first delta. */
  readonly previous: string;
  /** The first and the last sequence number it covers, so that a skipped range is visible. */
  readonly first: string;
  readonly last: string;
  /** Arrival of the earliest and of the latest record that it covers, epoch milliseconds: what freshness is told by. */
  readonly arrivedFrom: number;
  readonly arrivedTo: number;
  /** Activities counted in it, without duplicates. */
  readonly activities: number;
  /** Who sent what where: the cells point into it. */
  readonly slices: readonly Slice[];
  /** Counts by minute, topic and slice. The topic '' is the total of the slice, topics or none. */
  readonly cells: readonly Cell[];
  /** Counts of activities that came more than an hour late: for the hour they occurred in, never for lists. */
  readonly late: readonly LateCell[];
  /** Most used spelling in this batch by topic, where it differs from the topic. */
  readonly labels: ReadonlyMap<string, string>;
  /** What is known of its actors: when they were first seen, and their networks. */
  readonly traits: TraitTable;
  /** 48-bit keyed hashes of the (source, id) of its activities, ascending. */
  readonly ids: Float64Array;
  /** Its bytes, where it came about as bytes (`EncodedDelta`). */
  readonly encoded?: Uint8Array;
}

/** `previous` of the first delta of a shard. */
export const CHAIN_START = '0';

/** One combination of what scopes are made of; each activity belongs to exactly one. */
export interface Slice {
  /** `und` where the sender gave none. */
  readonly language: string;
  /** '' where neither sender nor edge knew. */
  readonly region: string;
  readonly kind: string;
  readonly source: string;
}

export interface Cell {
  /** Minutes since the Unix epoch. */
  readonly minute: number;
  readonly topic: string;
  /** Index into the delta's slices. */
  readonly slice: number;
  readonly uses: number;
  readonly actors: DistinctActors;
}

export interface LateCell extends Omit<Cell, 'minute'> {
  /** Hours since the Unix epoch. */
  readonly hour: number;
}

/** The chains of deltas, one a shard. */
export abstract class DeltaLog {
  /**
   * Appends `delta` to its shard's chain; safe to repeat.
   * @returns 'appended' when the chain holds exactly this delta now (also when a response was lost
   *   and it was there already), 'conflict' when another delta follows `delta.previous`
   */
  abstract append(delta: Delta): Promise<'appended' | 'conflict'>;
  /**
   * `last` of the newest delta of the chain; where all of them expired the head that `keepHead` was
   * given; `CHAIN_START` for a shard without a chain. Strongly consistent.
   */
  abstract head(shard: string): Promise<string>;
  /**
   * The deltas that follow `after` (a head), in order, oldest first.
   * @param passOver is told of each delta that cannot be read, in its place; what it throws ends the reading
   * @param partition the topics whose counts are wanted, without identities; absent: all
   * @throws MalformedBytesError at a delta that cannot be read, where there is no `passOver`
   */
  abstract read(shard: string, after: string, passOver?: PassOver, partition?: Partition): AsyncIterable<Delta>;
  /**
   * The ids of the deltas that hold records which arrived at `since` or later, newest first. For a cold start.
   * @throws MalformedBytesError as `read`
   */
  abstract recentIds(shard: string, since: number, passOver?: PassOver): AsyncIterable<RecentIds>;
  /**
   * Remembers a head for the time when all deltas of the shard have expired, so that a shard that
   * was silent for days goes on with its chain where readers stand. Never moves it back. Whoever
   * consumed the chain up to `head` calls it at leisure (hourly), before the deltas expire.
   */
  abstract keepHead(shard: string, head: string): Promise<void>;
  /** Every shard that has a chain. */
  abstract shards(): Promise<readonly string[]>;
}

/** A delta of a chain that cannot be read: damaged, or of a version that this code does not know. */
export interface UnreadableDelta extends Pick<Delta, 'shard' | 'previous' | 'last' | 'arrivedTo'> {
  /** Why, for a person. */
  readonly reason: string;
  /** What of its bytes there is. */
  readonly data: Uint8Array;
}

export type PassOver = (delta: UnreadableDelta) => Promise<void> | void;

/** The identities that one delta counted, and when they arrived at the latest. */
export interface RecentIds {
  readonly arrivedTo: number;
  readonly ids: Float64Array;
  /** The delta begins its shard's chain: what came before is in the chains of the shard's parents. */
  readonly beginsChain: boolean;
}

/** Compares two sequence numbers (decimal, without leading zeros) by value: negative, 0 or positive. */
export function compareSequenceNumbers(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
