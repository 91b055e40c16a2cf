import type { RankerRecord } from '@groundswell/trend';

/** Keys and attributes of what the ranker stores in the table `trends`; keys of parts are the domain's. */

/** The records of parts are apart: each names the head of every shard, and changes every few seconds. */
export const recordKeyOf = (record: string) => ({ pk: record === 'state' ? 'K#rank' : `K#rank#${record}`, sk: record });
/** Partition of the pieces of a part that is too large for one item. */
export const piecesOf = (group: string): string => `Q#${group}`;

export interface PartItem {
  readonly pk: string;
  readonly sk: string;
  /** Of the ranker that wrote it. */
  readonly token: number;
  readonly body?: Uint8Array;
  readonly parts?: Pieces;
  /** Epoch seconds. */
  readonly expiresAt?: number;
}

/** Where the pieces of a large part are. */
export interface Pieces {
  readonly id: string;
  readonly count: number;
}

export interface RecordItem extends Omit<RankerRecord, 'heads'> {
  readonly pk: string;
  readonly sk: string;
  readonly heads: Readonly<Record<string, string>>;
}

export function recordOf({ pk: _pk, sk: _sk, heads, ...rest }: RecordItem): RankerRecord {
  return { ...rest, heads: new Map(Object.entries(heads)) };
}
