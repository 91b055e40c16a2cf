import { SEQUENCE_DIGITS } from '../model/landed.ts';
import type { Cell } from './cells.ts';

/**
 * Where landed records come from, and whether their shard says in which order: of an ordered origin the objects of a shard come
 * in ascending sequence, so that whoever loads them may pass over rows at or below the shard's high water. The events of table
 * streams don't say which shard they are of, and several shards stand side by side there under one name: of these only
 * the key and the version of a row tell what is old (docs/decisions/0078).
 */
export const ORIGINS = {
  activities: { ordered: true },
  identity: { ordered: false },
  engagement: { ordered: false },
  trends: { ordered: false },
  replayed: { ordered: false },
  backfill: { ordered: false },
} as const;

export type Origin = keyof typeof ORIGINS;

/** The shard of table streams: the only one that is known. */
export const ONE_SHARD = 'all';

const ROOT = 'landed/';

/** What one record became: a row of one target, without `shard` and `sequence`. */
export interface LandedRow {
  readonly target: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Where a batch of records stands: what its rows and objects are named by. */
export interface LandedPlace {
  readonly origin: Origin;
  readonly shard: string;
}

/** Rows of one target and batch, and the sequence numbers that the batch begins and ends with. */
export interface ObjectName extends LandedPlace {
  readonly target: string;
  /** Epoch milliseconds: the day of landing. */
  readonly at: number;
  /** Decimal, as streams give them. */
  readonly first: string;
  readonly last: string;
}

/** The column `shard` of a row. */
export function shardName({ origin, shard }: LandedPlace): string {
  return `${origin}/${shard}`;
}

/** A sequence number in the width in which numbers compare as texts. */
export function paddedSequence(sequence: string): string {
  return sequence.padStart(SEQUENCE_DIGITS, '0');
}

/** Whether text is a sequence number that fits. */
export function isSequence(text: unknown): text is string {
  return typeof text === 'string' && text.length <= SEQUENCE_DIGITS && /^\d+$/.test(text);
}

/** `landed/TARGET/YYYY-MM-DD/ORIGIN/SHARD/FIRST_LAST.csv.gz`: a batch that comes twice on a day overwrites itself. */
export function objectKey({ target, at, first, last, ...place }: ObjectName): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `${ROOT}${target}/${day}/${shardName(place)}/${paddedSequence(first)}_${paddedSequence(last)}.csv.gz`;
}

/** Prefix of all objects of a target, or of one day of it. */
export function landedPrefix(target?: string, day?: string): string {
  return ROOT + [target, day].flatMap((part) => (part === undefined ? [] : [`${part}/`])).join('');
}
