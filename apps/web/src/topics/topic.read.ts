import { Injectable } from '@nestjs/common';
import { Clock, NotFoundError } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import {
  actorsOfDay,
  type Episode,
  type IndexedTopic,
  iso,
  presentSample,
  presentTrend,
  Publicity,
  type PublicRules,
  type RelatedTopic,
  type Sample,
  Samples,
  tenths,
  type TopicHour,
  type Trend,
  TrendReads,
  usesOfDay,
  whole,
  withoutRareTopics,
} from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { presentHistory, weekUntil } from './history.ts';
import { presentRelated } from './presented-related.ts';
import { namedTogether } from './together.ts';
import type { TopicPageAnswer } from './topics.schema.ts';

/** Samples that are read, and those of them that are shown. */
const SAMPLES_READ = 50;
const SAMPLES_SHOWN = 20;

export interface TopicQuery {
  /** Normalised. */
  readonly topic: string;
  readonly scope: Scope;
}

interface Found {
  readonly indexed: IndexedTopic;
  readonly scope: Scope;
}

export interface TopicFacts extends Found {
  /** The trends of the scope, to see the topic's place among them. */
  readonly trends: readonly Trend[];
  readonly now: number;
  readonly hours: readonly TopicHour[];
  readonly episodes: readonly Episode[];
  readonly samples: readonly Sample[];
  /** What its people also use; undefined where the ranker did not look, since it was in no list lately. */
  readonly related: readonly RelatedTopic[] | undefined;
  /** Related topics, and topics that samples name besides this one, those that everybody may see. */
  readonly visible: ReadonlyMap<string, IndexedTopic>;
  readonly allowed: PublicRules;
  /** Enough people use the scope. */
  readonly scopeIsPublic: boolean;
}

/** A topic's page as everybody may see it; `OperatorTopicRead` is the one for operators. */
@Injectable()
export class TopicRead extends Read<TopicQuery, Found, TopicFacts, TopicPageAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly kept: Samples,
    protected readonly publicity: Publicity,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async skeleton({ topic, scope }: TopicQuery): Promise<Found> {
    return { indexed: (await this.reads.topic(topic)) ?? this.unused(topic), scope };
  }

  /**
   * What is answered for a topic that nobody used in the last 24 hours.
   * @throws NotFoundError
   */
  protected unused(_topic: string): IndexedTopic {
    throw new NotFoundError('there is no such topic');
  }

  protected async hydrate({ indexed, scope }: Found): Promise<TopicFacts> {
    const { topic } = indexed;
    const now = this.clock.now();
    const { from, to } = weekUntil(now);
    const [list, hours, episodes, samples, related, scopeIsPublic] = await Promise.all([
      this.reads.list(scope),
      this.reads.hours(topic, scope, from, to),
      this.reads.episodes(topic, scope),
      this.kept.ofTopic(topic, SAMPLES_READ),
      this.reads.related(topic),
      this.publicity.allowsScope(scope),
    ]);
    const named = [...(related ?? []).map((each) => each.topic), ...namedTogether(topic, samples).keys()];
    const visible = await this.publicity.publicTopics(named);
    const allowed = await this.publicity.rules();
    const facts = { indexed, allowed, scope, trends: list?.trends ?? [], now, hours, episodes, samples, related, visible };
    return { ...facts, scopeIsPublic };
  }

  protected rules(facts: TopicFacts): TopicFacts {
    if (!facts.allowed.allows(facts.indexed)) throw new NotFoundError('there is no such topic');
    const isPublic = (topic: string): boolean => topic === facts.indexed.topic || facts.visible.has(topic);
    const isShown = facts.scopeIsPublic && this.isPublicIn(facts);
    return {
      ...facts,
      trends: facts.scopeIsPublic ? facts.trends.filter((trend) => facts.allowed.allows(trend)) : [],
      hours: isShown ? facts.hours : [],
      episodes: isShown && !facts.allowed.waits(facts.indexed.topic) ? facts.episodes : [],
      related: facts.related?.filter(({ topic }) => isPublic(topic)),
      samples: facts.samples.filter(({ kind }) => facts.allowed.allowsKind(kind)).map((sample) => withoutRareTopics(sample, isPublic)),
    };
  }

  /**
   * Whether enough people use the topic in the scope, not only somewhere: who is alone with it in a small
   * scope could be told by the hour. It is certain where enough came in one hour, or it is listed there.
   */
  private isPublicIn({ indexed, scope, trends, hours, allowed }: TopicFacts): boolean {
    if (scope === EVERYWHERE || trends.some(({ topic }) => topic === indexed.topic)) return true;
    return hours.some(({ actors }) => allowed.enough(actors));
  }

  protected present({ indexed, scope, trends, now, hours, episodes, samples, related, visible }: TopicFacts): TopicPageAnswer {
    const place = trends.findIndex(({ topic }) => topic === indexed.topic);
    const trending = trends[place];
    const trend = trending === undefined ? null : presentTrend(trending, place + 1);
    const actorsPerDay = whole(actorsOfDay(indexed, trending));
    return {
      topic: indexed.topic,
      label: indexed.label,
      scope,
      actorsPerDay,
      usesPerDay: whole(usesOfDay(indexed, trending)),
      lastUsedAt: iso(lastUsedAt(indexed, samples, now)),
      trend,
      why: trend?.why ?? `Not rising now: ${actorsPerDay === 1 ? '1 person' : `${actorsPerDay} people`} in the last 24 hours`,
      episodes: episodes.map(presentEpisode),
      history: presentHistory(hours, weekUntil(now)),
      ...presentRelated({ topic: indexed.topic, related, samples, labels: visible }),
      samples: samples.slice(0, SAMPLES_SHOWN).map(presentSample),
    };
  }
}

/** The index knows the minute; a sample beside it that is younger would belie that. */
function lastUsedAt(indexed: IndexedTopic, samples: readonly Sample[], now: number): number {
  return Math.max(indexed.lastUsedAt, ...samples.map(({ at }) => at).filter((at) => at <= now));
}

function presentEpisode({ startedAt, peakAt, peakScore, endedAt }: Episode): TopicPageAnswer['episodes'][number] {
  const times = { startedAt: iso(startedAt), peakAt: iso(peakAt), peakScore: tenths(peakScore) };
  return endedAt === undefined ? times : { ...times, endedAt: iso(endedAt) };
}
