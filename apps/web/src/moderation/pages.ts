import { cursorAfter, rankOf } from '../trends/cursor.ts';
import type { PageQuery } from './moderation.schema.ts';

/** A page of `all`, and the cursor of the next one. */
export function pageOf<Entry>(
  all: readonly Entry[],
  { limit, cursor }: PageQuery,
): { readonly entries: readonly Entry[]; readonly next?: string } {
  const after = rankOf(cursor);
  const end = after + limit;
  return { entries: all.slice(after, end), ...(end < all.length && { next: cursorAfter(end) }) };
}
