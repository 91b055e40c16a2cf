import { type Publicity, presentTrend, type TrendReads } from '@groundswell/trend';
import type { KeptItems } from '../keeping/kept-items.ts';
import { type Candidate, listingsOf } from './candidate.ts';
import type { TrendsForYouAnswer } from './trends-for-you.schema.ts';
import { byName, interestsOf } from './interests.ts';
import { reasonsFor } from './reasons.ts';

/** What rises in the regions and languages of a person, and everywhere: a small read a scope, kept for a second. */
export class TrendsForYouReader {
  constructor(
    private readonly items: KeptItems,
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
  ) {}

  /** @param person id of the account */
  async read(person: string, limit: number): Promise<TrendsForYouAnswer> {
    const [{ scopes, follows, mutes }, allowed] = await Promise.all([interestsOf(this.items, person), this.publicity.rules()]);
    const lists = await Promise.all(scopes.map((scope) => this.reads.list(scope)));
    const followed = new Set(follows);
    const trends = [...listingsOf(lists, allowed, mutes)].map(([topic, listings]): Candidate => ({
      topic,
      followed: followed.has(topic),
      listings,
      similarTo: [],
    }));
    trends.sort((one, other) => placeOf(one) - placeOf(other) || byName(one.topic, other.topic));
    return { scopes: [...scopes], trends: trends.slice(0, limit).flatMap(presentTrendForYou) };
  }
}

function placeOf({ listings }: Candidate): number {
  return listings[0]?.rank ?? Number.POSITIVE_INFINITY;
}

function presentTrendForYou(candidate: Candidate): TrendsForYouAnswer['trends'] {
  const [best] = candidate.listings;
  if (best === undefined) return [];
  const [because] = reasonsFor({ ...candidate, followed: false }, () => best.trend.label);
  const scopes = candidate.listings.map(({ scope }) => scope);
  return [
    { ...presentTrend(best.trend, best.rank), scope: best.scope, because: because?.text ?? '', scopes, followed: candidate.followed },
  ];
}
