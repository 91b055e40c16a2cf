import { ManualClock, MINUTE, SECOND } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { Cached } from './cached.ts';
import { encodeIndex } from './index-codec.ts';
import { partKeys } from './part-keys.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';
import { IndexChunk, indexChunkOf } from './topic-index.ts';

const MINUTE_NOW = 29_000_000;
let store: InMemoryRankStore;
let clock: ManualClock;
let reads: StoredTrendReads;

/** Stores `topic` as used by `actors`, in its chunk or among the newest changes. */
async function indexed(topic: string, actors: number, label?: string, recent = false, minute = MINUTE_NOW): Promise<void> {
  const name = indexChunkOf(topic);
  const key = recent ? partKeys.recentTopics : partKeys.index(name);
  const chunk = chunks.get(key.group) ?? new IndexChunk(name);
  chunks.set(key.group, chunk);
  chunk.entry(topic).see(minute, actors, DistinctActors.from(Array.from({ length: actors }, (_, actor) => actorHash(actor))));
  if (label !== undefined) chunk.entry(topic).call(label);
  await store.write(key, encodeIndex(chunk), 1);
}
const chunks = new Map<string, IndexChunk>();

beforeEach(() => {
  chunks.clear();
  store = new InMemoryRankStore();
  clock = new ManualClock(MINUTE_NOW * MINUTE + 30 * SECOND);
  reads = new StoredTrendReads(store, clock, clock);
});

describe('readers', () => {
  it('find nothing where nothing was', async () => {
    expect(await reads.list('everywhere')).toBeUndefined();
    expect(await reads.scopes()).toEqual([]);
    expect(await reads.topic('ai')).toBeUndefined();
    expect(await reads.search('a', 5)).toEqual([]);
    expect(await reads.hours('ai', 'everywhere', 0, 9)).toEqual([]);
    expect(await reads.freshness()).toEqual({ activities: 0 });
  });

  it('know the newest changes of a topic, until its chunk knows more', async () => {
    await indexed('ai', 3);
    await indexed('ai', 5, '#AI', true);
    expect(await reads.topic('ai')).toEqual({ topic: 'ai', label: '#AI', actorsPerDay: 5, usesPerDay: 5, lastUsedAt: MINUTE_NOW * MINUTE });
    await indexed('ai', 9, '#Ai', false, MINUTE_NOW + 1);
    clock.advance(6 * SECOND);
    expect(await reads.topic('ai')).toMatchObject({ label: '#Ai', actorsPerDay: 9, usesPerDay: 12 });
  });

  it('search names and labels: what begins with the words first, then by actors', async () => {
    await indexed('product:42', 9, 'Blue Shoes');
    await indexed('shoes', 3, '#Shoes');
    await indexed('shoelace', 7, '#ShoeLace', true);
    await indexed('coffee', 50);
    const found = async (text: string, limit = 10) => (await reads.search(text, limit)).map(({ topic }) => topic);
    expect(await found('SHOE')).toEqual(['shoelace', 'shoes', 'product:42']);
    expect(await found('#shoe', 1)).toEqual(['shoelace']);
    expect(await found('blue')).toEqual(['product:42']);
    expect(await found('  ')).toEqual([]);
    clock.advance(24 * 60 * MINUTE);
    expect(await found('shoe')).toEqual([]);
  });
});

describe('kept answers', () => {
  it('are shared for a while, and failures are not kept', async () => {
    let asked = 0;
    const cached = new Cached<number>(clock, 100);
    const ask = () => cached.get('key', () => Promise.resolve((asked += 1)));
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    clock.advance(99);
    expect(await ask()).toBe(1);
    clock.advance(1);
    expect(await ask()).toBe(2);
    const failing = () => cached.get('other', () => Promise.reject(new Error('down')));
    await expect(failing()).rejects.toThrow('down');
    expect(await cached.get('other', () => Promise.resolve(7))).toBe(7);
  });
});
