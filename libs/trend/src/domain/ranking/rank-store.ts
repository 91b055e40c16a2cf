import { KnownError } from '@groundswell/kernel';
import type { Heads } from './part.ts';

/** Thrown when another ranker took the lease: whatever this one knows may be outdated, and nothing of it was written. */
export class LeaseLostError extends KnownError {
  readonly code = 'lease-lost';
  readonly status = 409;
}

/** Who holds the lease of a ranker whose topics others took over, for good. */
export const RETIRED = 'retired';

/** Thrown where topics were divided into more parts than somebody works with who would rank, import or export them. */
export class RankPartsError extends KnownError {
  readonly code = 'rank-parts';
  readonly status = 409;
}

/** @throws RankPartsError where others took over the topics of this record */
export function notRetired(record: RankerRecord | undefined): void {
  if (record?.owner === RETIRED)
    throw new RankPartsError(
      'the topics of this deployment are ranked in parts, or in more parts than GROUNDSWELL_RANK_PARTS says: it cannot be lowered, and a past, an export or an import must come before it is raised',
    );
}

/** What the ranker keeps of itself between its runs. */
export interface RankerRecord {
  /** Who ranks, until when (machine time, epoch milliseconds), under which fencing token. */
  readonly owner: string;
  readonly until: number;
  readonly token: number;
  /** Raised when stored minutes, hours or topics were changed by somebody else: reload. */
  readonly epoch: number;
  /** Up to where each shard's deltas are contained in what is stored. */
  readonly heads: Heads;
  /** Every hour up to this one was folded; undefined before the first refresh. */
  readonly foldedThrough?: number;
  /** Activities in the deltas up to `heads`. */
  readonly activities: number;
  /** What readers are told: see `Freshness`. */
  readonly rankedAt?: number;
  readonly countedThrough?: number;
  readonly countedActivities: number;
}

export type RankerChange = Partial<Omit<RankerRecord, 'owner' | 'token'>>;

/** Names a stored thing: a minute, an hour's chunk, a list. */
export interface PartKey {
  readonly group: string;
  readonly name: string;
}

/**
 * What the ranker stores. Each write replaces a whole part, atomically, whatever its size, and is
 * refused once a ranker with a later token has written the same part; so every write may be
 * repeated, and a ranker that lost its lease without knowing does no harm.
 */
export abstract class RankStore {
  /** The record as it is now; undefined before the first ranker. */
  abstract record(): Promise<RankerRecord | undefined>;
  /**
   * Takes the lease, or prolongs one's own.
   * @param at machine time, epoch milliseconds; `until` likewise
   * @param force takes it from a holder, too, whose writes are refused from then on
   * @param begins what the record begins with where there is none; default: nothing was ranked
   * @returns undefined while another holds it
   */
  abstract hold(
    owner: string,
    at: number,
    until: number,
    force?: boolean,
    begins?: Partial<RankerRecord>,
  ): Promise<RankerRecord | undefined>;
  /** @throws LeaseLostError when `token` is not the record's any more */
  abstract change(token: number, change: RankerChange): Promise<void>;
  /** The bytes of each part, undefined where there is none, no bytes at all of one that is not whole; in the order of `keys`. Consistent. */
  abstract read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** The parts of `group` named `from` to `to` (inclusive, by text), by name. */
  abstract range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * @param expiresAt epoch milliseconds after which nobody needs it
   * @throws LeaseLostError when a later token wrote it
   */
  abstract write(key: PartKey, bytes: Uint8Array, token: number, expiresAt?: number): Promise<void>;
}
