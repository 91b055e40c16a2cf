import { ORIGINS } from '../landing/landed-object.ts';

/** What shards begin with whose objects come in ascending sequence: whatever is at or below their high water is known. */
export const ORDERED: readonly string[] = Object.entries(ORIGINS).flatMap(([origin, { ordered }]) => (ordered ? [`${origin}/`] : []));

/** @param shard `ORIGIN/SHARD` */
export function isOrdered(shard: string): boolean {
  return ORDERED.some((prefix) => shard.startsWith(prefix));
}
