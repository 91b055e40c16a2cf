import { createHash } from 'node:crypto';
import {
  type Collection,
  type KeptCommit,
  type KeptHead,
  type KeptItem,
  type MutationAnswer,
  REMEMBERED,
  type Watched,
  watchedBy,
} from '@groundswell/feed';
import { SECOND } from '@groundswell/kernel';

export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

export type HeadRow = RowKey & KeptHead;
/** An item where it is looked up, where it stands among the changes, or under what it makes its person watch. */
export type ItemRow = RowKey & { readonly item: KeptItem; readonly version: number; readonly expiresAt?: number };
export type AnswerRow = RowKey & { readonly answer: MutationAnswer; readonly expiresAt: number };

/** Partitions that those who watch one thing are spread over: a topic that everybody follows at once is no hot key. */
const WATCH_BUCKETS = 8;
const VERSION_DIGITS = 12;

export const ITEM = 'ITEM#';
/** What was removed stands apart: whoever removes much must not make reading slow what is left, nor what others read of it. */
const GONE = 'GONE#';
const CHANGE = 'CHANGE#';

export function personKey(person: string): string {
  return `PERSON#${person}`;
}

export function headKey(person: string): RowKey {
  return { pk: personKey(person), sk: 'HEAD' };
}

export function itemKey(person: string, collection: Collection, id: string): RowKey {
  return { pk: personKey(person), sk: `${ITEM}${collection}#${id}` };
}

/** Where an item stands that was removed. */
export function goneKey(person: string, collection: Collection, id: string): RowKey {
  return { pk: personKey(person), sk: `${GONE}${collection}#${id}` };
}

/** Where an item stands, as it is. */
function placeOf(person: string, { collection, id, value }: KeptItem): RowKey {
  return value === undefined ? goneKey(person, collection, id) : itemKey(person, collection, id);
}

/** Versions sort as text. */
export function changeKey(person: string, version: number): RowKey {
  return { pk: personKey(person), sk: CHANGE + String(version).padStart(VERSION_DIGITS, '0') };
}

export function answerKey(person: string, mutation: string): RowKey {
  return { pk: personKey(person), sk: `DONE#${mutation}` };
}

/** Of digests one: those of every zone are asked for four times an hour, and are spread over zones and times of the day. */
export function bucketsOf(watched: Watched): number {
  return watched.startsWith('digest ') ? 1 : WATCH_BUCKETS;
}

export function watchPartition(watched: Watched, bucket: number): string {
  return `WATCH#${bucket}#${watched}`;
}

function watchKey(person: string, watched: Watched, id: string): RowKey {
  const bucket = (createHash('sha256').update(person).digest()[0] ?? 0) % bucketsOf(watched);
  return { pk: watchPartition(watched, bucket), sk: `${person}#${id}` };
}

/** Keys of the rows that say what an item makes its person watch. */
export function watchKeys(person: string, item: KeptItem): readonly RowKey[] {
  return watchedBy(item).map((watched) => watchKey(person, watched, item.id));
}

/** A write of a transaction, without the table. */
export type RowWrite =
  | { readonly put: RowKey; readonly condition?: string; readonly values?: Readonly<Record<string, unknown>> }
  | { readonly remove: RowKey; readonly condition?: string; readonly values?: Readonly<Record<string, unknown>> }
  /** There is none. */
  | { readonly absent: RowKey }
  /** Written by nobody else meanwhile. */
  | { readonly settled: RowKey };

const ABSENT = 'attribute_not_exists(pk)';

export function answerWrite(person: string, { answer, now }: KeptCommit): RowWrite {
  const put: AnswerRow = { ...answerKey(person, answer.id), answer, expiresAt: forgottenAt(now) };
  return { put, condition: ABSENT };
}

/** What a change writes, in one transaction. */
export function changeWrites(person: string, { change, now }: KeptCommit): readonly RowWrite[] {
  if (change === undefined) return [];
  const { before, after, head } = change;
  const kept = { item: after, version: after.version, ...(after.value === undefined && { expiresAt: forgottenAt(now) }) };
  const newRow = (key: RowKey): ItemRow => ({ ...key, ...kept });
  const last = head.sequence - 1;
  const headPut: HeadRow = { ...headKey(person), ...head };
  return [
    { put: headPut, ...(last === 0 ? { condition: ABSENT } : { condition: '#sequence = :before', values: { ':before': last } }) },
    ...itemWrites(person, before, newRow(placeOf(person, after))),
    { put: newRow(changeKey(person, after.version)) },
    ...(before === undefined ? [] : [{ remove: changeKey(person, before.version) }]),
    // Whoever can see this change can see the one before it.
    ...(last === 0 || before?.version === last ? [] : [{ settled: changeKey(person, last) }]),
    ...watchWrites(person, before, after, newRow),
  ];
}

/** The item where it stands afterwards and nowhere else, if it was as it is known to have been. */
function itemWrites(person: string, before: KeptItem | undefined, row: ItemRow): readonly RowWrite[] {
  const { collection, id } = row.item;
  const [living, gone] = [itemKey(person, collection, id), goneKey(person, collection, id)];
  const other = row.sk === living.sk ? gone : living;
  if (before === undefined) return [{ put: row, condition: ABSENT }, { absent: other }];
  const asKnown = { condition: 'version = :before', values: { ':before': before.version } };
  return placeOf(person, before).sk === row.sk
    ? [{ put: row, ...asKnown }]
    : [
        { put: row, condition: ABSENT },
        // What was removed long ago may go by itself at this very moment.
        { remove: other, ...asKnown, ...(other.sk === gone.sk && { condition: `${ABSENT} OR version = :before` }) },
      ];
}

function watchWrites(person: string, before: KeptItem | undefined, after: KeptItem, newRow: (key: RowKey) => ItemRow): readonly RowWrite[] {
  const puts = watchKeys(person, after);
  const stale = before === undefined ? [] : watchKeys(person, before).filter(({ pk }) => !puts.some((key) => key.pk === pk));
  return [...puts.map((key) => ({ put: newRow(key) })), ...stale.map((remove) => ({ remove }))];
}

/** Epoch seconds. */
function forgottenAt(now: number): number {
  return Math.ceil((now + REMEMBERED) / SECOND);
}
