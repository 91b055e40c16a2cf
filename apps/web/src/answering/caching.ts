/**
 * `Cache-Control` of each kind of answer. `s-maxage` lets the edge collapse all pollers into one
 * request; while it asks anew, it goes on serving the last answer.
 */
export const CACHING = {
  /** What changes within seconds: lists of trends. Pages poll it with `If-None-Match`. */
  live: 'public, max-age=2, s-maxage=2, stale-while-revalidate=10',
  /** What somebody reads for a while. */
  calm: 'public, max-age=10, s-maxage=10, stale-while-revalidate=60',
  /** Mastodon's own servers refresh their trends every five minutes, and clients don't ask more often. */
  mastodon: 'public, max-age=60, s-maxage=60, stale-while-revalidate=300',
  /** For operators' eyes: kept by nobody. */
  none: 'no-store',
} as const;
