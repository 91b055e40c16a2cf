import type { Scope } from '@groundswell/topic';
import type { Episode } from './ranking/episodes.ts';
import {
  type Freshness,
  type IndexedTopic,
  type RelatedTopic,
  type ScopeSummary,
  type SeenActor,
  type TopicHour,
  type TrendList,
  TrendReads,
} from './trend-list.ts';

/** Answers what it was given. For tests of readers. */
export class InMemoryTrendReads extends TrendReads {
  readonly lists = new Map<Scope, TrendList>();
  readonly topics = new Map<string, IndexedTopic>();
  readonly users = new Map<string, readonly SeenActor[]>();
  summaries: readonly ScopeSummary[] = [];
  fresh: Freshness = { activities: 0 };
  readonly relatedTopics = new Map<string, readonly RelatedTopic[]>();
  readonly scopeEpisodes = new Map<Scope, readonly Episode[]>();
  private readonly topicHours = new Map<string, TopicHour[]>();

  addHour(topic: string, scope: Scope, hour: TopicHour): void {
    const key = `${scope} ${topic}`;
    this.topicHours.set(
      key,
      [...(this.topicHours.get(key) ?? []), hour].sort((one, other) => one.hour - other.hour),
    );
  }

  list(scope: Scope): Promise<TrendList | undefined> {
    return Promise.resolve(this.lists.get(scope));
  }

  scopes(): Promise<readonly ScopeSummary[]> {
    return Promise.resolve(this.summaries);
  }

  topic(topic: string): Promise<IndexedTopic | undefined> {
    return Promise.resolve(this.topics.get(topic));
  }

  search(text: string, limit: number, leastActors = 1, leftOut = (_topic: string): boolean => false): Promise<readonly IndexedTopic[]> {
    const wanted = text.toLowerCase();
    const names = (topic: IndexedTopic) => [topic.topic.toLowerCase(), topic.label.toLowerCase()];
    const begins = (topic: IndexedTopic) => names(topic).some((name) => name.startsWith(wanted));
    const found = [...this.topics.values()].filter(
      (topic) => !leftOut(topic.topic) && topic.actorsPerDay >= leastActors && names(topic).some((name) => name.includes(wanted)),
    );
    found.sort((one, other) => Number(begins(other)) - Number(begins(one)) || other.actorsPerDay - one.actorsPerDay);
    return Promise.resolve(found.slice(0, limit));
  }

  hours(topic: string, scope: Scope, fromHour: number, toHour: number): Promise<readonly TopicHour[]> {
    const hours = this.topicHours.get(`${scope} ${topic}`) ?? [];
    return Promise.resolve(hours.filter(({ hour }) => hour >= fromHour && hour <= toHour));
  }

  episodes(topic: string, scope: Scope): Promise<readonly Episode[]> {
    return Promise.resolve((this.scopeEpisodes.get(scope) ?? []).filter((episode) => episode.topic === topic));
  }

  actors(topic: string): Promise<readonly SeenActor[]> {
    return Promise.resolve(this.users.get(topic) ?? []);
  }

  related(topic: string): Promise<readonly RelatedTopic[] | undefined> {
    return Promise.resolve(this.relatedTopics.get(topic));
  }

  freshness(): Promise<Freshness> {
    return Promise.resolve(this.fresh);
  }
}
