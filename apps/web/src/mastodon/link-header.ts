import type { MastodonQuery } from './mastodon.schema.ts';

/**
 * The `Link` header of a page (RFC 8288), by which Mastodon's clients turn pages; undefined when it is the only one.
 * @param address of the route, without a query
 */
export function linkHeader(address: string, { limit, offset }: MastodonQuery, more: boolean): string | undefined {
  const page = (from: number, relation: string): string => `<${address}?limit=${limit}&offset=${from}>; rel="${relation}"`;
  const links = [...(more ? [page(offset + limit, 'next')] : []), ...(offset > 0 ? [page(Math.max(0, offset - limit), 'prev')] : [])];
  return links.length > 0 ? links.join(', ') : undefined;
}
