/** Keys and attributes of the chains of deltas in the table `trends`. */

/** Digits that a sequence number is padded to, so that the order of keys is the order of numbers. Kinesis uses 56. */
const DIGITS = 64;

/** Partition of a shard's deltas. The ranker's trigger fits this prefix: nothing else may begin with it. */
export const deltasOf = (shard: string): string => `D#${shard}`;
/** Partition of the parts of a shard's large deltas. */
export const partsOf = (shard: string): string => `P#${shard}`;
/** Partition of the head that outlives a shard's deltas. */
export const keptHeadOf = (shard: string): string => `H#${shard}`;
/** Partition of the marks of single records that were begun. */
export const attemptsOf = (shard: string): string => `K#attempt#${shard}`;
/** Partition of the first sights of a shard's actors. */
export const agesOf = (shard: string): string => `A#${shard}`;
/** Partition of the shards that have a chain. */
export const SHARDS = 'K#shards';

/** @throws RangeError for what is not a sequence number: the order of keys would be lost silently */
export function padded(sequenceNumber: string): string {
  if (!/^\d{1,64}$/.test(sequenceNumber)) throw new RangeError(`not a sequence number: ${JSON.stringify(sequenceNumber)}`);
  return sequenceNumber.padStart(DIGITS, '0');
}

/** The sequence number that `padded` made a key of. */
export function unpadded(key: string): string {
  return key.replace(/^0+(?=\d)/, '');
}

/** A delta, or the root of one that is kept in parts. */
export interface DeltaItem {
  readonly pk: string;
  readonly sk: string;
  readonly last: string;
  readonly arrivedTo: number;
  /** SHA-256 of the encoded delta: tells a repeated append from another writer's. */
  readonly digest: Uint8Array;
  readonly body?: Uint8Array;
  readonly parts?: { readonly id: string; readonly count: number };
  /** It is kept in parts by topic: the pieces of each part, and those of its identities. `body` is its head then. */
  readonly split?: { readonly id: string; readonly parts: readonly number[]; readonly ids: number };
  /** Epoch seconds. */
  readonly expiresAt: number;
}
