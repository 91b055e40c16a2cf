import { SECOND } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { describe, expect, it } from 'vitest';
import type { Trend, TrendList } from '../trend-list.ts';
import { ListWriter } from './list-writer.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { PartKey } from './rank-store.ts';

const BEGINS = 1_607_000_000_000;
const LANGUAGE: Scope = 'language:pt';

class WatchedStore extends InMemoryRankStore {
  readonly groups: string[] = [];

  override write(key: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    this.groups.push(key.group);
    return super.write(key, bytes, token);
  }
}

function listOf(scope: Scope, at: number, observed: number, ...topics: readonly string[]): TrendList {
  const trends = topics.map((topic): Trend => {
    const counts = { score: 60, windowMinutes: 10, observed, expected: 1, uses: observed, concentration: 1, actorsPerDay: observed };
    const past = { trust: 1, startedAt: BEGINS, peakScore: 60, peakAt: BEGINS, sparkline: [] };
    return { topic, label: topic, ...counts, ...past };
  });
  return { scope, at, trends };
}

async function writesOf(scope: Scope, seconds: number, topicsAt: (second: number) => readonly string[]): Promise<number[]> {
  const store = new WatchedStore();
  const writer = new ListWriter(store);
  const writes: number[] = [];
  for (let second = 0; second < seconds; second += 5) {
    store.groups.length = 0;
    await writer.write([listOf(scope, BEGINS + second * SECOND, 40 + second, ...topicsAt(second))], 1);
    if (store.groups.length > 0) writes.push(second);
  }
  return writes;
}

describe('ListWriter', () => {
  it('writes other numbers of the same topics at once where they are seldom, else every minute and a half', async () => {
    const writes = await writesOf(LANGUAGE, 600, () => ['ai']);
    expect(writes.slice(0, 3)).toEqual([0, 5, 90]);
    expect(writes.length).toBeLessThanOrEqual(2 + 600 / 90);
  });

  it('writes other topics within half a minute, however often numbers were written', async () => {
    const writes = await writesOf(LANGUAGE, 600, (second) =>
      second < 300 ? ['ai'] : second < 305 ? ['ai', 'new'] : ['ai', 'new', 'newer'],
    );
    expect(writes).toContain(300);
    expect(writes.some((second) => second >= 305 && second <= 335)).toBe(true);
  });

  it('writes topics that change all the time no more often than twice a minute', async () => {
    const writes = await writesOf(LANGUAGE, 600, (second) => [`topic${second}`]);
    expect(writes.length).toBeLessThanOrEqual(2 + 600 / 30);
    expect(writes.length).toBeGreaterThanOrEqual(600 / 30);
  });

  it('writes the list of everywhere whenever it differs', async () => {
    expect((await writesOf(EVERYWHERE, 60, () => ['ai'])).length).toBe(12);
  });
});
