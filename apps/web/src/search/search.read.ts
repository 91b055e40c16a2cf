import { Injectable } from '@nestjs/common';
import { InvalidInputError } from '@groundswell/kernel';
import { EVERYWHERE, normaliseTopic } from '@groundswell/topic';
import { actorsOfDay, type IndexedTopic, Publicity, type PublicRules, type Trend, TrendReads, usesOfDay, whole } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { type FoundTopicsAnswer, MAX_FOUND, type SearchQuery } from './search.schema.ts';

interface Found {
  readonly query: SearchQuery;
  readonly topics: readonly IndexedTopic[];
  readonly trends: readonly Trend[];
  readonly allowed: PublicRules;
}

/** Topics of the last 24 hours that `q` is a part of, and that enough people use. */
@Injectable()
export class SearchRead extends Read<SearchQuery, Found, Found, FoundTopicsAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
  ) {
    super();
  }

  /** @throws InvalidInputError when nothing of `q` is left to search for */
  protected async skeleton(query: SearchQuery): Promise<Found> {
    const text = normaliseTopic(query.q);
    if (text === undefined) throw new InvalidInputError('q holds nothing to search for', { field: 'q' });
    const allowed = await this.publicity.rules();
    const topics = await this.reads.search(text, MAX_FOUND, this.publicity.minimumActors, allowed.denied);
    return { query, topics, trends: [], allowed };
  }

  protected async hydrate(found: Found): Promise<Found> {
    if (found.topics.length === 0) return found;
    return { ...found, trends: (await this.reads.list(EVERYWHERE))?.trends ?? [] };
  }

  protected rules(found: Found): Found {
    return { ...found, topics: found.topics.filter((topic) => found.allowed.allows(topic)) };
  }

  protected present({ query, topics, trends }: Found): FoundTopicsAnswer {
    const trending = new Map(trends.map((trend) => [trend.topic, trend]));
    return {
      q: query.q,
      topics: topics.slice(0, query.limit).map((found) => ({
        topic: found.topic,
        label: found.label,
        actorsPerDay: whole(actorsOfDay(found, trending.get(found.topic))),
        usesPerDay: whole(usesOfDay(found, trending.get(found.topic))),
        trending: trending.has(found.topic),
      })),
    };
  }
}
