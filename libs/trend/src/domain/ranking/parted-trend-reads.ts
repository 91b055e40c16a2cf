import type { Clock } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import { type Partition, partOf } from '../partition.ts';
import { type Freshness, type IndexedTopic, type RelatedTopic, type SeenActor, type TopicHour, TrendReads } from '../trend-list.ts';
import type { Episode } from './episodes.ts';
import { PartStore, recordName, type StoreOf } from './part-store.ts';
import { bestFound } from './search-topics.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

/** Reads what rankers of parts stored: what is of a topic from its part, lists as the first part merged them. */
export class PartedTrendReads extends TrendReads {
  /** Reads what all parts have in common. */
  private readonly shared: TrendReads;
  private readonly parts: readonly TrendReads[];

  private constructor(of: number, open: (partition: Partition, shared: boolean) => TrendReads) {
    super();
    this.shared = open({ part: 0, of }, true);
    this.parts = Array.from({ length: of }, (_, part) => open({ part, of }, false));
  }

  /**
   * @param of the parts that rankers work in; one: what a single ranker stored
   * @param machineClock what answers are kept by
   * @param banned as `StoredTrendReads` takes it
   */
  static open(storeOf: StoreOf, of: number, clock: Clock, machineClock: Clock, banned?: () => Promise<ReadonlySet<number>>): TrendReads {
    const open = (partition: Partition, shared: boolean): TrendReads => {
      const store = shared ? storeOf(recordName(partition)) : PartStore.open(storeOf, partition);
      return new StoredTrendReads(store, clock, machineClock, banned);
    };
    return of === 1 ? open({ part: 0, of }, true) : new PartedTrendReads(of, open);
  }

  list(scope: Scope): ReturnType<TrendReads['list']> {
    return this.shared.list(scope);
  }

  scopes(): ReturnType<TrendReads['scopes']> {
    return this.shared.scopes();
  }

  topic(topic: string): Promise<IndexedTopic | undefined> {
    return this.of(topic).topic(topic);
  }

  async search(text: string, limit: number, leastActors?: number, leftOut?: (topic: string) => boolean): Promise<readonly IndexedTopic[]> {
    const found = await Promise.all(this.parts.map((part) => part.search(text, limit, leastActors, leftOut)));
    return bestFound(found.flat(), text, limit);
  }

  actors(topic: string): Promise<readonly SeenActor[]> {
    return this.of(topic).actors(topic);
  }

  hours(topic: string, scope: Scope, fromHour: number, toHour: number): Promise<readonly TopicHour[]> {
    return this.of(topic).hours(topic, scope, fromHour, toHour);
  }

  episodes(topic: string, scope: Scope): Promise<readonly Episode[]> {
    return this.of(topic).episodes(topic, scope);
  }

  related(topic: string): Promise<readonly RelatedTopic[] | undefined> {
    return this.of(topic).related(topic);
  }

  /** As fresh as the part that is furthest behind. */
  async freshness(): Promise<Freshness> {
    const all = await Promise.all(this.parts.map((part) => part.freshness()));
    const rankedAt = earliest(all.map((part) => part.rankedAt));
    const countedThrough = earliest(all.map((part) => part.countedThrough));
    return {
      ...(rankedAt === undefined ? {} : { rankedAt }),
      ...(countedThrough === undefined ? {} : { countedThrough }),
      activities: Math.max(...all.map(({ activities }) => activities)),
    };
  }

  private of(topic: string): TrendReads {
    return this.parts[partOf(topic, this.parts.length)] as TrendReads;
  }
}

/** Undefined while one of them has none. */
function earliest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce((one, other) => (one === undefined || other === undefined ? undefined : Math.min(one, other)));
}
