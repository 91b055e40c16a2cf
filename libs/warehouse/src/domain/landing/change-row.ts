import type { ZodType } from 'zod';
import { landedSequence } from '../model/landed.ts';
import { timeCell } from './cells.ts';
import { type ChangeKind, operationOf } from './changes/change-kind.ts';
import type { Change, Item } from './image.ts';
import type { LandedRow } from './landed-object.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { kindOf } from './registry.ts';

/** A change that does not land although it should, and why. */
export class UnfitChangeError extends Error {
  override readonly name = 'UnfitChangeError';
}

/** The row of a change, and whom it is about. */
export interface ChangedRow extends LandedRow {
  readonly person?: number;
}

/**
 * What a change of a table becomes.
 * @returns undefined for what is left out knowingly
 * @throws UnfitChangeError for keys that nobody has thought of, and for items that are not as they are known
 */
export function changeRow(table: string, change: Change, pseudonyms: Pseudonyms): ChangedRow | undefined {
  const kind = kindOf(table, change.pk, change.sk);
  if (kind === undefined) throw new UnfitChangeError(`no record kind of ${table} has such a key`);
  return 'leftOut' in kind ? undefined : rowOf(kind, change, pseudonyms);
}

function rowOf(kind: ChangeKind, change: Change, pseudonyms: Pseudonyms): ChangedRow {
  const { before, after } = change;
  const stored = read(kind, (after ?? before) as Item);
  // Of what stood there before nothing has to be known: it may be of a release before.
  const earlier = before === undefined ? undefined : readable(kind.stored, before);
  const lives = (item: unknown): boolean => kind.lives?.(item) ?? true;
  const operation = operationOf(change, earlier === undefined ? before !== undefined : lives(earlier), lives(stored));
  const { cells, person } = kind.read(stored, change, pseudonyms, earlier);
  const history = { operation, changed_at: timeCell(change.at, 'changed_at'), version: landedSequence(change.sequence, 0) };
  return { target: kind.target, cells: { ...cells, ...history }, ...(person !== undefined && { person }) };
}

function read({ target, stored }: ChangeKind, item: Item): unknown {
  const { success, data, error } = stored.safeParse(item);
  if (success) return data;
  const [issue] = error.issues;
  throw new UnfitChangeError(`not what ${target} knows: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function readable<Stored>(stored: ZodType<Stored>, item: Item): Stored | undefined {
  const { success, data } = stored.safeParse(item);
  return success ? data : undefined;
}
