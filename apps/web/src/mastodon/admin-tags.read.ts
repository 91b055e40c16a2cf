import { Injectable } from '@nestjs/common';
import { Clock } from '@groundswell/kernel';
import { EVERYWHERE } from '@groundswell/topic';
import { ModerationBook, type ModerationState, type TopicHour, TrendReads } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { presentTag } from './presented-tag.ts';
import { daysUntil } from './days.ts';
import type { AdminTagAnswer, MastodonQuery } from './mastodon.schema.ts';
import { isHashtag } from './tags.read.ts';

/** Denied tags that are told besides what trends and what waits: the last ones. */
const DENIED_TOLD = 20;

export interface AdminTagsQuery extends MastodonQuery {
  /** Address of the site, without a slash at its end. */
  readonly site: string;
  /** Only this topic, whether or not it rises. */
  readonly only?: string;
}

interface NamedTag {
  readonly topic: string;
  readonly label: string;
}

interface Tags {
  readonly query: AdminTagsQuery;
  readonly tags: readonly NamedTag[];
  readonly more: boolean;
  readonly state: ModerationState;
}

interface TagsWithPast extends Tags {
  readonly hours: ReadonlyMap<string, readonly TopicHour[]>;
  readonly now: number;
}

export interface AdminTagsAnswer {
  readonly tags: AdminTagAnswer[];
  readonly more: boolean;
}

/**
 * Hashtags for moderators, as Mastodon's `GET /api/v1/admin/trends/tags` answers: those that trend everywhere,
 * then those that wait for review, then those denied last.
 */
@Injectable()
export class AdminTagsRead extends Read<AdminTagsQuery, Tags, TagsWithPast, AdminTagsAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly book: ModerationBook,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async skeleton(query: AdminTagsQuery): Promise<Tags> {
    const state = await this.book.read();
    const all = query.only === undefined ? await this.all(state) : [await this.named(query.only)];
    const end = query.offset + query.limit;
    return { query, tags: all.slice(query.offset, end), more: end < all.length, state };
  }

  protected async hydrate(tags: Tags): Promise<TagsWithPast> {
    const now = this.clock.now();
    const { from, to } = daysUntil(now);
    const pasts = tags.tags.map(async ({ topic }) => [topic, await this.reads.hours(topic, EVERYWHERE, from, to)] as const);
    return { ...tags, hours: new Map(await Promise.all(pasts)), now };
  }

  protected rules(tags: TagsWithPast): TagsWithPast {
    return tags;
  }

  protected present({ query, tags, more, state, hours, now }: TagsWithPast): AdminTagsAnswer {
    const present = (tag: NamedTag): AdminTagAnswer => ({
      id: tag.topic,
      ...presentTag(tag, query.site, hours.get(tag.topic) ?? [], now),
      trendable: state.passesReview(tag.topic) && !state.denied(tag.topic),
      usable: true,
      requires_review: state.isWaiting(tag.topic),
    });
    return { tags: tags.map(present), more };
  }

  private async all(state: ModerationState): Promise<readonly NamedTag[]> {
    const trending = (await this.reads.list(EVERYWHERE))?.trends ?? [];
    const waiting = state.contents.queue.map(({ trend }) => trend);
    const denied = state
      .decisions()
      .filter(([topic, { decision }]) => decision === 'denied' && isHashtag({ topic }))
      .sort(([, one], [, other]) => other.entry - one.entry)
      .slice(0, DENIED_TOLD);
    const named = await Promise.all(denied.map(([topic]) => this.named(topic)));
    return [...new Map([...trending, ...waiting, ...named].filter(isHashtag).map((tag) => [tag.topic, tag])).values()];
  }

  private async named(topic: string): Promise<NamedTag> {
    return { topic, label: (await this.reads.topic(topic))?.label ?? topic };
  }
}
