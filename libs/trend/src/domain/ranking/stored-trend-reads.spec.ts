import { ManualClock, MINUTE, SECOND } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { Cached } from './cached.ts';
import { encodeHour } from './hour-codec.ts';
import { hourChunkOf } from './hours.ts';
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

  it('never tell of more people than uses, though people of many are estimated and late ones counted apart', async () => {
    const counts = { uses: 300, actors: 310, lateUses: 4, lateActors: 4 };
    await store.write(partKeys.hour('kind:post', hourChunkOf('kind:post', 'ai'), 7), encodeHour(new Map([['ai', counts]])), 1);
    expect(await reads.hours('ai', 'kind:post', 0, 9)).toEqual([{ hour: 7, uses: 304, actors: 304 }]);
  });

  it('know the running hour of everywhere as well as the newest changes do', async () => {
    const running = Math.floor(MINUTE_NOW / 60);
    const write = async (scope: 'everywhere' | 'kind:post', hour: number, uses: number) => {
      const counts = { uses, actors: uses, lateUses: 0, lateActors: 0 };
      await store.write(partKeys.hour(scope, hourChunkOf(scope, 'ai'), hour), encodeHour(new Map([['ai', counts]])), 1);
    };
    const hours = (scope: 'everywhere' | 'kind:post' = 'everywhere', to = running) => reads.hours('ai', scope, running - 2, to);
    await indexed('ai', 7, undefined, true);
    expect(await hours()).toEqual([{ hour: running, uses: 7, actors: 7 }]);
    await write('everywhere', running - 1, 5);
    await write('everywhere', running, 3);
    await write('kind:post', running, 3);
    expect(await hours()).toEqual([
      { hour: running - 1, uses: 5, actors: 5 },
      { hour: running, uses: 7, actors: 7 },
    ]);
    expect(await hours('everywhere', running - 1)).toHaveLength(1);
    expect(await hours('kind:post')).toEqual([{ hour: running, uses: 3, actors: 3 }]);
    await write('everywhere', running, 9);
    expect((await hours()).at(-1)).toEqual({ hour: running, uses: 9, actors: 9 });
    expect(await reads.hours('tea', 'everywhere', running, running)).toEqual([]);
  });

  it('search names and labels: what begins with the words first, then by actors', async () => {
    await indexed('product:42', 9, 'Blue Shoes');
    await indexed('shoes', 3, '#Shoes');
    await indexed('shoelace', 7, '#ShoeLace', true);
    await indexed('coffee', 50);
    const found = async (text: string, limit = 10) => (await reads.search(text, limit)).map(({ topic }) => topic);
    expect((await reads.search('shoe', 1, 7)).map(({ topic }) => topic)).toEqual(['shoelace']);
    expect((await reads.search('shoe', 5, 8)).map(({ topic }) => topic)).toEqual(['product:42']);
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
