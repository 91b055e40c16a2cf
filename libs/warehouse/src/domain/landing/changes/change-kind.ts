import type { ZodType } from 'zod';
import type { Cell } from '../cells.ts';
import type { Change, Operation } from '../image.ts';
import type { Pseudonyms } from '../pseudonyms.ts';

/** What a transform says of an item, as it stands after a change or stood before it went. */
export interface ChangedItem {
  /** The target's own columns. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** Number of whom it is about (`Pseudonyms`); absent: of nobody. What is about somebody who was erased is not landed. */
  readonly person?: number;
}

/** One record kind of a table: which items, and what becomes of them. */
export interface ChangeKind<Stored = unknown> {
  readonly table: 'identity' | 'engagement';
  /** Partition key; `*` at the end matches any. */
  readonly pk: string;
  /** The same of the sort key. */
  readonly sk: string;
  readonly target: string;
  /** What an item must look like. What is not named in it passes, and is dropped. */
  readonly stored: ZodType<Stored>;
  /** Whether an item is what it stands for; false: it only remembers that it was removed. Absent: always. */
  readonly lives?: (item: Stored) => boolean;
  /** @param before what stood there before, which may know what the item no longer says */
  readonly read: (item: Stored, change: Change, pseudonyms: Pseudonyms, before: Stored | undefined) => ChangedItem;
}

/** Keys of items that are in no target, and why. */
export interface LeftOut {
  readonly table: 'identity' | 'engagement';
  readonly pk: string;
  /** Absent: all of the partition. */
  readonly sk?: string;
  readonly leftOut: string;
}

/** Fills in what of a kind's type is not known where kinds of all types stand side by side. */
export function changeKind<Stored>(kind: ChangeKind<Stored>): ChangeKind {
  return kind as ChangeKind;
}

/** What happened to what items stand for: removing may be a change of an item that remembers it. */
export function operationOf({ operation }: Change, livedBefore: boolean, lives: boolean): Operation {
  if (operation === 'delete' || operation === 'expire') return operation;
  if (!lives) return 'delete';
  return livedBefore ? 'update' : 'insert';
}
