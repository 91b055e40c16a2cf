import { type Clock, MINUTE, SECOND } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import {
  type Freshness,
  type IndexedTopic,
  type RelatedTopic,
  type ScopeSummary,
  type SeenActor,
  type TopicHour,
  type TrendList,
  TrendReads,
} from '../trend-list.ts';
import { RELATED_KEPT, relatedChunkOf } from '../related/related-chunks.ts';
import { decodeRelated } from '../related/related-codec.ts';
import { Cached } from './cached.ts';
import { decodeEpisodes } from './episode-codec.ts';
import type { Episode } from './episodes.ts';
import { decodeHour } from './hour-codec.ts';
import { hourChunkOf } from './hours.ts';
import { decodeIndex } from './index-codec.ts';
import { decodeList, decodeScopes } from './list-codec.ts';
import { hourName, hourOfName, hoursGroup, partKeys } from './part-keys.ts';
import type { PartKey, RankStore } from './rank-store.ts';
import { searchTopics } from './search-topics.ts';
import { type IndexEntry, indexChunkOf, TOPIC_CHUNKS, TopicIndex } from './topic-index.ts';

/** How long an answer is kept in memory: readers are many, and everything is seconds old anyway. Machine time. */
const LIST_SECONDS = 1;
const CHUNK_SECONDS = 5;
const SEARCH_SECONDS = 30;
const NOBODY: ReadonlySet<number> = new Set();
const NONE = (_topic: string): boolean => false;

type Entries = ReadonlyMap<string, IndexEntry>;

/** Reads what the ranker stored. The 24 hours of a topic are counted at the time of reading, so silence needs no writes. */
export class StoredTrendReads extends TrendReads {
  private readonly parts: Cached<Uint8Array | undefined>;
  /** Decoded: a list is asked for far oftener than it is read. */
  private readonly lists: Cached<TrendList | undefined>;
  private readonly scopeEpisodes: Cached<readonly Episode[]>;
  private readonly chunks: Cached<Entries>;
  private readonly freshnesses: Cached<Freshness>;

  /**
   * @param machineClock what answers are kept by
   * @param banned hashes of actors who are left out where a day's are counted. Default: nobody
   */
  constructor(
    private readonly store: RankStore,
    private readonly clock: Clock,
    machineClock: Clock,
    private readonly banned: () => Promise<ReadonlySet<number>> = () => Promise.resolve(NOBODY),
  ) {
    super();
    this.parts = new Cached(machineClock, LIST_SECONDS * SECOND);
    this.lists = new Cached(machineClock, LIST_SECONDS * SECOND);
    this.scopeEpisodes = new Cached(machineClock, LIST_SECONDS * SECOND);
    this.chunks = new Cached(machineClock, CHUNK_SECONDS * SECOND);
    this.freshnesses = new Cached(machineClock, LIST_SECONDS * SECOND);
  }

  list(scope: Scope): Promise<TrendList | undefined> {
    return this.lists.get(scope, async () => {
      const bytes = await this.stored(partKeys.list(scope));
      return bytes === undefined ? undefined : decodeList(bytes);
    });
  }

  async scopes(): Promise<readonly ScopeSummary[]> {
    const bytes = await this.part(partKeys.scopes);
    return bytes === undefined ? [] : decodeScopes(bytes);
  }

  async topic(topic: string): Promise<IndexedTopic | undefined> {
    const [entry, banned] = await Promise.all([this.entry(topic), this.banned()]);
    const summary = entry?.summary(topic, this.minute(), banned);
    return summary === undefined || summary.actorsPerDay === 0 ? undefined : summary;
  }

  async search(text: string, limit: number, leastActors = 1, leftOut = NONE): Promise<readonly IndexedTopic[]> {
    const chunks = await Promise.all(TOPIC_CHUNKS.map((name) => this.chunk(name, SEARCH_SECONDS * SECOND)));
    const recent = await this.recent();
    const entries = new Map<string, IndexEntry>();
    for (const chunk of [...chunks, recent]) {
      for (const [topic, entry] of chunk) if (!leftOut(topic)) entries.set(topic, newer(entries.get(topic), entry) as IndexEntry);
    }
    return searchTopics(entries, text, { limit, leastActors, now: this.minute(), banned: await this.banned() });
  }

  async hours(topic: string, scope: Scope, fromHour: number, toHour: number): Promise<readonly TopicHour[]> {
    const chunk = hourChunkOf(scope, topic);
    const found = await this.store.range(hoursGroup(scope), hourName(chunk, fromHour), hourName(chunk, toHour));
    const hours = [...found].flatMap(([name, bytes]) => {
      const counts = decodeHour(bytes).get(topic);
      if (counts === undefined || counts.uses + counts.lateUses === 0) return [];
      const uses = counts.uses + counts.lateUses;
      // Estimates, and sets that are counted apart, may come to more people than there were uses.
      return [{ hour: hourOfName(name), uses, actors: Math.min(uses, counts.actors + counts.lateActors) }];
    });
    const running = Math.floor(this.minute() / 60);
    if (scope !== EVERYWHERE || running < fromHour || running > toHour) return hours;
    const [entry, banned] = await Promise.all([this.entry(topic), this.banned()]);
    // The index does not know how often each actor used a topic: with banned ones among them, the written hour has to do.
    return entry?.day.hasAnyOf(banned) ? hours : withRunning(hours, running, entry);
  }

  async actors(topic: string): Promise<readonly SeenActor[]> {
    const { sampled = [], recent = [] } = (await this.entry(topic))?.day.sightings() ?? {};
    const seen = new Map([...recent, ...sampled].map((sighting) => [sighting.hash, sighting]));
    const first = TopicIndex.oldest(this.minute());
    return [...seen.values()]
      .filter(({ minute }) => minute >= first)
      .sort((one, other) => other.minute - one.minute || one.hash - other.hash)
      .map(({ hash, minute, level }) => ({ actor: hash, lastUsedAt: minute * MINUTE, standsFor: 2 ** level }));
  }

  async episodes(topic: string, scope: Scope): Promise<readonly Episode[]> {
    const all = await this.scopeEpisodes.get(scope, async () => {
      const bytes = await this.stored(partKeys.episodes(scope));
      return bytes === undefined ? [] : decodeEpisodes(bytes);
    });
    return all.filter((episode) => episode.topic === topic);
  }

  async related(topic: string): Promise<readonly RelatedTopic[] | undefined> {
    const bytes = await this.part(partKeys.related(relatedChunkOf(topic)));
    const found = bytes === undefined ? undefined : decodeRelated(bytes).get(topic);
    return found === undefined || this.clock.now() - found.at >= RELATED_KEPT ? undefined : found.related;
  }

  freshness(): Promise<Freshness> {
    return this.freshnesses.get('freshness', async () => {
      const record = await this.store.record();
      return {
        ...(record?.rankedAt === undefined ? {} : { rankedAt: record.rankedAt }),
        ...(record?.countedThrough === undefined ? {} : { countedThrough: record.countedThrough }),
        activities: record?.countedActivities ?? 0,
      };
    });
  }

  private async entry(topic: string): Promise<IndexEntry | undefined> {
    const [chunk, recent] = await Promise.all([this.chunk(indexChunkOf(topic)), this.recent()]);
    return newer(chunk.get(topic), recent.get(topic));
  }

  private part(key: PartKey): Promise<Uint8Array | undefined> {
    return this.parts.get(key.group, () => this.stored(key));
  }

  private async stored(key: PartKey): Promise<Uint8Array | undefined> {
    return (await this.store.read([key]))[0];
  }

  private chunk(name: string, kept?: number): Promise<Entries> {
    return this.chunks.get(name, () => this.entries(partKeys.index(name)), kept);
  }

  private recent(): Promise<Entries> {
    return this.chunks.get('recent', () => this.entries(partKeys.recentTopics), LIST_SECONDS * SECOND);
  }

  private async entries(key: PartKey): Promise<Entries> {
    const [bytes] = await this.store.read([key]);
    return bytes === undefined ? new Map() : decodeIndex(key.group, bytes).entries;
  }

  private minute(): number {
    return Math.floor(this.clock.now() / MINUTE);
  }
}

/** The entry that knows more: a chunk may be older or younger than the newest changes beside it. */
function newer(one: IndexEntry | undefined, other: IndexEntry | undefined): IndexEntry | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.usesKept >= other.usesKept && one.lastMinute >= other.lastMinute ? one : other;
}

/** The running hour is written once a minute; the index, which knows everywhere alone, is seconds old. */
function withRunning(hours: readonly TopicHour[], running: number, entry: IndexEntry | undefined): readonly TopicHour[] {
  const uses = entry?.usesByHour.of(running) ?? 0;
  const written = hours.find(({ hour }) => hour === running);
  if (entry === undefined || uses <= (written?.uses ?? 0)) return hours;
  const seen = entry.day.countSince(running * 60);
  // An estimate is no better than what was counted a minute ago.
  const actors = entry.day.level === 0 || written === undefined ? Math.max(seen, written?.actors ?? 0) : written.actors;
  return [...hours.filter(({ hour }) => hour !== running), { hour: running, uses, actors: Math.min(actors, uses) }];
}
