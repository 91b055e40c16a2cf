import type { DistinctActors } from './distinct-actors.ts';

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
  /** 48-bit keyed hashes of the (source, id) of its activities, ascending. */
  readonly ids: Float64Array;
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
  /** `last` of the newest delta of the chain, or `CHAIN_START`. */
  abstract head(shard: string): Promise<string>;
  /** The deltas that follow `after` (a head), in order, oldest first. */
  abstract read(shard: string, after: string): AsyncIterable<Delta>;
  /** Every shard that has a chain. */
  abstract shards(): Promise<readonly string[]>;
}
