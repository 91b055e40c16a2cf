import { DAY, HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import { encodeIndex } from './index-codec.ts';
import { Pace } from './pace.ts';
import { partKeys } from './part-keys.ts';
import type { RankStore } from './rank-store.ts';
import { recentTopics } from './recent-topics.ts';
import { IndexChunk, TopicIndex } from './topic-index.ts';
import type { TrendState } from './trend-state.ts';

const KEPT = DAY + 2 * HOUR;
/** The newest changes are written apart, so that a topic is found within seconds and chunks are written seldom. */
const RECENT_PACE = { every: 5 * SECOND, burst: 12 };
/** A chunk is written at most so often, the more seldom the larger the index is: about a write unit a second. */
const CHUNK_EVERY = { least: MINUTE, most: 30 * MINUTE };
const BYTES_A_SECOND = 1_024;
/** Topics that a chunk holds at most, those with most actors first: of a busy deployment's millions nobody asks for the rest. */
const CHUNK_TOPICS = 2_048;
/** Between two writes, which a busy deployment's are half an hour apart: four times as many, so that one that rises is known from its beginning. */
const CHUNK_TOPICS_IN_MEMORY = 4 * CHUNK_TOPICS;

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
      else chunk.forgetRarest(CHUNK_TOPICS_IN_MEMORY);
    }
  }

  /** Writes the newest changes, where there are some that readers don't know. */
  async writeRecent(now: number, token: number): Promise<void> {
    if (this.recentVersion === this.state.version || !this.recent.take(now)) return;
    const { entries, mostActors } = recentTopics(this.state.index);
    const bytes = encodeIndex(new IndexChunk('recent', new Map(entries)), mostActors);
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
}
