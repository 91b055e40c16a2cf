import { LoadNotes, MemoryLoadNotes, type Positions } from '@groundswell/warehouse';
import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoLoadNotes, MOST_SEEN } from './dynamo-load-notes.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

function keyOf(shard: string, sequence: number): string {
  const padded = String(sequence).padStart(60, '0');
  return `landed/follow_change/2026-11-23/${shard}/${padded}_${padded}.csv.gz`;
}

function positions(shards: Readonly<Record<string, number>>, seen: Readonly<Record<string, number>> = {}): Positions {
  const reached = Object.entries(shards).map(([shard, sequence]) => [shard, { key: keyOf(shard, sequence), landedAt: NOON }] as const);
  return { shards: new Map(reached), seen: new Map(Object.entries(seen)) };
}

const places: readonly (readonly [string, () => Promise<LoadNotes>])[] = [
  ['in memory', () => Promise.resolve(new MemoryLoadNotes())],
  [
    'in DynamoDB',
    async () => {
      const dynamo = testDynamoDb();
      return new DynamoLoadNotes(createDocumentClient(dynamo), await testTable(dynamo, 'activity'));
    },
  ],
];

describe.each(places)('notes of the loader %s', (_, open) => {
  it('give the lease to one, until it ends or is given back', async () => {
    const notes = await open();
    const asked = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => notes.hold(owner, NOON, NOON + 1_000)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    const owner = ['a', 'b', 'c', 'd'][asked.indexOf(true)] ?? '';
    expect(await notes.hold(owner, NOON + 500, NOON + 2_000)).toBe(true);
    expect(await notes.hold('e', NOON + 1_500, NOON + 9_000)).toBe(false);
    await notes.release('e');
    expect(await notes.hold('e', NOON + 1_500, NOON + 9_000)).toBe(false);
    expect(await notes.hold('e', NOON + 2_000, NOON + 9_000)).toBe(true);
    await notes.release(owner);
    expect(await notes.hold(owner, NOON + 2_000, NOON + 9_000)).toBe(false);
    await notes.release('e');
    await notes.release('e');
    expect(await notes.hold(owner, NOON + 2_000, NOON + 9_000)).toBe(true);
  });

  it('remember through which order those who were erased are out', async () => {
    const notes = await open();
    expect(await notes.erasedThrough()).toBe(0);
    await notes.noteErased(7);
    expect(await notes.erasedThrough()).toBe(7);
  });

  it('remember of each target how far its shards are loaded, and what was seen of those without order', async () => {
    const notes = await open();
    expect(await notes.positions('follow_change')).toEqual(positions({}));
    const first = positions({ 'engagement/all': 5, 'replayed/a': 7 }, { [keyOf('engagement/all', 5)]: NOON, [keyOf('replayed/a', 7)]: 1 });
    await notes.note('follow_change', first);
    expect(await notes.positions('follow_change')).toEqual(first);
    const second = positions({ 'engagement/all': 9, 'replayed/a': 7 }, { [keyOf('replayed/a', 7)]: 1 });
    await notes.note('follow_change', second);
    await notes.note('mute_change', positions({ 'engagement/all': 1 }));
    expect(await notes.positions('follow_change')).toEqual(second);
    expect(await notes.positions('mute_change')).toEqual(positions({ 'engagement/all': 1 }));
  });
});

describe('notes of the loader in DynamoDB', () => {
  it('hold a thousand shards, and of one as many objects seen as an item takes: the newest', { timeout: 60_000 }, async () => {
    const dynamo = testDynamoDb();
    const notes = new DynamoLoadNotes(createDocumentClient(dynamo), await testTable(dynamo, 'activity'));
    const shards = Array.from({ length: 1_000 }, (_, index) => [`activities/shardId-${String(index).padStart(12, '0')}`, index] as const);
    await notes.note('activity', positions(Object.fromEntries(shards)));
    expect((await notes.positions('activity')).shards.size).toBe(1_000);
    // Sequence numbers as DynamoDB gives them don't follow each other.
    const seen = Array.from({ length: MOST_SEEN + 500 }, (_, at) => [keyOf('engagement/all', (at * 7_919_777_777) % 2 ** 52), at] as const);
    await notes.note('follow_change', positions({ 'engagement/all': 1 }, Object.fromEntries(seen)));
    const kept = (await notes.positions('follow_change')).seen;
    expect([kept.size, Math.min(...kept.values())]).toEqual([MOST_SEEN, 500]);
  });
});
