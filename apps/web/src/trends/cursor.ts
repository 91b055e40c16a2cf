import { InvalidInputError } from '@groundswell/kernel';

const CONTENT = /^after:([1-9]\d{0,8})$/;

/** The cursor of the page that begins after rank `rank`. Opaque to clients, though nothing secret: it need not be signed. */
export function cursorAfter(rank: number): string {
  return Buffer.from(`after:${rank}`).toString('base64url');
}

/**
 * The rank after which the page of `cursor` begins; 0 when there is none.
 * @throws InvalidInputError when we did not make it
 */
export function rankOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const rank = Number(CONTENT.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
  // Base64 is lenient: only the spelling that we write is taken.
  if (Number.isNaN(rank) || cursorAfter(rank) !== cursor) throw new InvalidInputError('cursor is not one that this API gave');
  return rank;
}
