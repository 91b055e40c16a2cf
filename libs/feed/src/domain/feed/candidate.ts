import type { Scope } from '@groundswell/topic';
import type { PublicRules, Trend, TrendList } from '@groundswell/trend';
import { byName, type Interests } from './interests.ts';

/** Where a topic rises now. */
export interface Listing {
  readonly scope: Scope;
  /** Its place among those that may be shown, from 1. */
  readonly rank: number;
  readonly trend: Trend;
}

/** A topic that may become an entry of somebody's feed, and everything that speaks for it. */
export interface Candidate {
  readonly topic: string;
  readonly followed: boolean;
  /** In the scopes of the person, the best place first. */
  readonly listings: readonly Listing[];
  /** Followed topics whose followers follow this one, too. */
  readonly similarTo: readonly string[];
}

/** What is in the lists of a person's scopes and may be shown to them, by topic. */
export function listingsOf(
  lists: readonly (TrendList | undefined)[],
  allowed: Pick<PublicRules, 'allows'>,
  mutes: ReadonlySet<string>,
): ReadonlyMap<string, readonly Listing[]> {
  const found = new Map<string, Listing[]>();
  for (const list of lists) {
    if (list === undefined) continue;
    const shown = list.trends.filter((trend) => allowed.allows(trend));
    for (const [index, trend] of shown.entries()) {
      if (mutes.has(trend.topic)) continue;
      const listing: Listing = { scope: list.scope, rank: index + 1, trend };
      const known = found.get(trend.topic);
      if (known === undefined) found.set(trend.topic, [listing]);
      else known.push(listing);
    }
  }
  // Stable: of equal places that of the narrower scope comes first, as the lists do.
  for (const listings of found.values()) listings.sort((one, other) => one.rank - other.rank);
  return found;
}

/** Rising topics: those that the person follows, then by the best place that each has in any of their scopes. */
export function risingTopics(
  listings: ReadonlyMap<string, readonly Listing[]>,
  { follows }: Pick<Interests, 'follows'>,
): readonly Candidate[] {
  const followed = new Set(follows);
  const rising = [...listings].map(([topic, listed]) => ({ topic, followed: followed.has(topic), listings: listed, similarTo: [] }));
  return rising.toSorted(
    (one, other) => Number(other.followed) - Number(one.followed) || bestPlace(one) - bestPlace(other) || byName(one.topic, other.topic),
  );
}

/** Suggestions among rising topics: one after every so many. */
const APART = 4;

/** Rising topics with suggestions among them; a topic that is both is one candidate, where it rises. */
export function withSuggestions(rising: readonly Candidate[], suggested: ReadonlyMap<string, readonly string[]>): readonly Candidate[] {
  const known = new Set(rising.map(({ topic }) => topic));
  const others = [...suggested].filter(([topic]) => !known.has(topic));
  const mixed: Candidate[] = [];
  for (const [index, candidate] of rising.entries()) {
    mixed.push({ ...candidate, similarTo: suggested.get(candidate.topic) ?? [] });
    const next = (index + 1) % APART === 0 ? others.shift() : undefined;
    if (next !== undefined) mixed.push(suggestionOf(next));
  }
  return [...mixed, ...others.map(suggestionOf)];
}

function suggestionOf([topic, similarTo]: readonly [string, readonly string[]]): Candidate {
  return { topic, followed: false, listings: [], similarTo };
}

function bestPlace({ listings }: Candidate): number {
  return listings[0]?.rank ?? Number.POSITIVE_INFINITY;
}
