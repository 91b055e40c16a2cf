import { Injectable } from '@nestjs/common';
import { Clock } from '@groundswell/kernel';
import { EVERYWHERE } from '@groundswell/topic';
import { Publicity, type PublicRules, type TopicHour, type Trend, TrendReads } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { daysUntil } from './days.ts';
import type { MastodonQuery, MastodonTagAnswer } from './mastodon.schema.ts';
import { presentTag } from './presented-tag.ts';

export interface TagsQuery extends MastodonQuery {
  /** Address of the site, without a slash at its end. */
  readonly site: string;
}

export interface TagsAnswer {
  readonly tags: MastodonTagAnswer[];
  /** There is a page after this one. */
  readonly more: boolean;
}

interface Tags {
  readonly query: TagsQuery;
  readonly trends: readonly Trend[];
  readonly more: boolean;
  readonly allowed: PublicRules;
}

interface TagsWithPast extends Tags {
  readonly hours: ReadonlyMap<string, readonly TopicHour[]>;
  readonly now: number;
}

/** A named subject has a dimension before a colon, which no hashtag holds. */
export function isHashtag({ topic }: Pick<Trend, 'topic'>): boolean {
  return !topic.includes(':');
}

/** Hashtags that trend everywhere, as Mastodon's `GET /api/v1/trends/tags` answers. Named subjects are left out. */
@Injectable()
export class TagsRead extends Read<TagsQuery, Tags, TagsWithPast, TagsAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async skeleton(query: TagsQuery): Promise<Tags> {
    const trends = (await this.reads.list(EVERYWHERE))?.trends ?? [];
    // What may not be shown must not take a place on a page either.
    const allowed = await this.publicity.rules();
    const tags = trends.filter((trend) => isHashtag(trend) && allowed.allows(trend));
    const end = query.offset + query.limit;
    return { query, trends: tags.slice(query.offset, end), more: end < tags.length, allowed };
  }

  protected async hydrate(tags: Tags): Promise<TagsWithPast> {
    const now = this.clock.now();
    const { from, to } = daysUntil(now);
    const pasts = tags.trends.map(async ({ topic }) => [topic, await this.reads.hours(topic, EVERYWHERE, from, to)] as const);
    return { ...tags, hours: new Map(await Promise.all(pasts)), now };
  }

  protected rules(tags: TagsWithPast): TagsWithPast {
    return { ...tags, trends: tags.trends.filter((trend) => tags.allowed.allows(trend)) };
  }

  protected present({ query, trends, more, hours, now }: TagsWithPast): TagsAnswer {
    return { tags: trends.map((trend) => presentTag(trend, query.site, hours.get(trend.topic) ?? [], now)), more };
  }
}
