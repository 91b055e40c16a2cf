import { DAY, HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import { encodeIndex } from './index-codec.ts';
import { Pace } from './pace.ts';
import { partKeys } from './part-keys.ts';
import type { RankStore } from './rank-store.ts';
import { IndexChunk, IndexEntry, TopicIndex } from './topic-index.ts';
import type { TrendState } from './trend-state.ts';

const KEPT = DAY + 2 * HOUR;
/** The newest changes are written apart, so that a topic is found within seconds and chunks are written seldom. */
const RECENT_PACE = { every: 5 * SECOND, burst: 12 };
const RECENT_TOPICS = 200;
/** Changes of topics with more actors can wait for their chunk, once readers know them: a topic that just rose has to have a page. */
const RECENT_ACTORS = 24;
/** Topics that just rose above that at most: each takes up to a kilobyte. */
const RECENTLY_BUSY = 20;
/** A chunk is written at most so often, the more seldom the larger the index is: about a write unit a second. */
const CHUNK_EVERY = { least: MINUTE, most: 30 * MINUTE };
const BYTES_A_SECOND = 1_024;
/** Topics that a chunk holds at most, those with most actors first: of a busy deployment's millions nobody asks for the rest. */
const CHUNK_TOPICS = 2_048;

/** Writes the index of topics, chunk by chunk, as often as its size allows. */
export class IndexWriter {
  private readonly writtenAt = new Map<string, number>();
  private readonly sizes = new Map<string, number>();
  private readonly recent = new Pace(RECENT_PACE.every, RECENT_PACE.burst);
  private recentVersion: number;

  constructor(
    private readonly store: RankStore,
    private readonly state: TrendState,
  ) {
    this.recentVersion = state.version;
  }

  /** @param all whether every chunk that changed is written, however young its stored copy is */
  async write(now: number, token: number, all = false): Promise<void> {
    const interval = this.interval();
    for (const chunk of this.state.index.all()) {
      const due = Math.abs(now - (this.writtenAt.get(chunk.name) ?? Number.NEGATIVE_INFINITY)) >= interval;
      if (chunk.dirty && (all || due)) await this.writeChunk(chunk, now, token);
    }
  }

  /** Writes the newest changes, where there are some that readers don't know. */
  async writeRecent(now: number, token: number): Promise<void> {
    if (this.recentVersion === this.state.version || !this.recent.take(now)) return;
    const entries: [string, IndexEntry][] = [];
    for (const topic of this.recentlyChanged()) entries.push([topic, this.state.index.topic(topic) as IndexEntry]);
    const bytes = encodeIndex(new IndexChunk('recent', new Map(entries)));
    await this.store.write(partKeys.recentTopics, bytes, token, now + KEPT);
    this.recentVersion = this.state.version;
  }

  private async writeChunk(chunk: IndexChunk, now: number, token: number): Promise<void> {
    chunk.forgetBefore(TopicIndex.oldest(Math.floor(now / MINUTE)));
    chunk.forgetRarest(CHUNK_TOPICS);
    const bytes = encodeIndex(chunk);
    await this.store.write(partKeys.index(chunk.name), bytes, token, now + KEPT);
    chunk.wasStored();
    this.writtenAt.set(chunk.name, now);
    this.sizes.set(chunk.name, bytes.length);
  }

  private interval(): number {
    const bytes = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
    return Math.min(CHUNK_EVERY.most, Math.max(CHUNK_EVERY.least, (bytes / BYTES_A_SECOND) * SECOND));
  }

  /** Topics that changed since their chunk was written, those used last first; busy ones that readers know can wait. */
  private recentlyChanged(): readonly string[] {
    const [quiet, risen]: [Changed[], Changed[]] = [[], []];
    for (const chunk of this.state.index.all()) {
      if (chunk === this.state.index.scopes) continue;
      for (const topic of chunk.changed) {
        const entry = chunk.entries.get(topic);
        if (entry === undefined) continue;
        if (entry.day.size <= RECENT_ACTORS) quiet.push({ topic, order: entry.lastMinute });
        else if (entry.storedActors <= RECENT_ACTORS) risen.push({ topic, order: entry.day.size * 2 ** entry.day.level });
      }
    }
    const chosen = [...largest(risen, RECENTLY_BUSY), ...largest(quiet, RECENT_TOPICS)];
    return chosen.map(({ topic }) => topic);
  }
}

interface Changed {
  readonly topic: string;
  readonly order: number;
}

function largest(changes: readonly Changed[], most: number): readonly Changed[] {
  return changes.toSorted((one, other) => other.order - one.order || (one.topic < other.topic ? -1 : 1)).slice(0, most);
}
