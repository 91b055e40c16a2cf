import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const minuteOf = (clock: ManualClock) => Math.floor(clock.now() / MINUTE);

let store: InMemoryRankStore;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let chain: ChainWriter;
let ids: SequentialIds;

const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock });
/** Readers that keep nothing. */
const reads = () => new StoredTrendReads(store, clock, clock);
const topics = async (scope: 'everywhere' | `source:${string}` = 'everywhere') =>
  (await reads().list(scope))?.trends.map(({ topic }) => topic);

/** Refreshes until nothing waits any more. */
async function settle(ranker: Ranker, seconds = 3): Promise<void> {
  for (let look = 0; look < 4; look += 1) {
    clock.advance(seconds * SECOND);
    await ranker.refresh();
  }
}

/** What a wake-up does: it looks again, a second later, while something waits. */
async function wake(ranker: Ranker): Promise<void> {
  for (let look = 0; look < 4 && (await ranker.refresh()).pending; look += 1) clock.advance(1_100);
}

beforeEach(() => {
  store = new InMemoryRankStore();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(START);
  chain = new ChainWriter(log);
  ids = new SequentialIds('ranker');
});

describe('a ranker', () => {
  it('shows what rises, with the parts of its score, at the second refresh', async () => {
    const ranker = newRanker();
    await chain.append(crowd('ai', 40, minuteOf(clock), 1), { ai: '#AI' });
    clock.advance(2 * SECOND);
    expect(await ranker.refresh()).toEqual({ held: true, pending: true, activities: 40, deltas: 1 });
    expect(await topics()).toEqual([]);
    clock.advance(2 * SECOND);
    expect((await ranker.refresh()).pending).toBe(false);
    const list = await reads().list('everywhere');
    expect(list?.trends[0]).toMatchObject({
      topic: 'ai',
      label: '#AI',
      observed: 40,
      uses: 40,
      concentration: 1,
      actorsPerDay: 40,
      startedAt: START + 4 * SECOND,
    });
    expect(list?.trends[0]?.sparkline.at(-1)).toBe(40);
    expect(await topics('source:site')).toEqual(['ai']);
    await chain.append(crowd('quake', 40, minuteOf(clock), 1, 500));
    await settle(ranker);
    expect(await topics()).toEqual(['ai', 'quake']);
    expect(await topics('source:site')).toEqual(['ai']);
    clock.advance(30 * SECOND);
    await ranker.refresh();
    expect(await topics('source:site')).toEqual(['ai', 'quake']);
  });

  it('knows how fresh it is', async () => {
    await chain.append(crowd('ai', 40, minuteOf(clock), 1));
    await settle(newRanker(), 6);
    const fresh = await reads().freshness();
    expect(fresh).toMatchObject({ activities: 40, countedThrough: minuteOf(clock) * MINUTE });
    expect(fresh.rankedAt).toBeGreaterThan(START);
  });

  it('expects what the past lets expect: a topic with a steady past does not trend', async () => {
    const ranker = newRanker();
    for (let hour = 0; hour < 30; hour += 1) {
      await chain.append(crowd('coffee', 120, minuteOf(clock), 1));
      await settle(ranker);
      clock.set(START + (hour + 1) * HOUR);
    }
    await chain.append([...crowd('coffee', 40, minuteOf(clock), 1), ...crowd('quake', 40, minuteOf(clock), 1, 500)]);
    await settle(ranker);
    expect(await topics()).toEqual(['quake']);
    const history = await reads().hours('coffee', 'everywhere', Math.floor(START / HOUR), Math.floor(clock.now() / HOUR) - 1);
    expect(history).toHaveLength(30);
    expect(new Set(history.map(({ actors, uses }) => `${actors} of ${uses}`))).toEqual(new Set(['120 of 120']));
  });

  it('ends trends in silence, and then writes nothing but its own record', async () => {
    const ranker = newRanker();
    await chain.append(crowd('ai', 40, minuteOf(clock), 1));
    await settle(ranker);
    expect(await topics()).toEqual(['ai']);
    for (let minute = 0; minute < 26 * 60; minute += 1) {
      clock.advance(MINUTE);
      await ranker.refresh();
    }
    expect(await topics()).toEqual([]);
    store.written.length = 0;
    for (let minute = 0; minute < 120; minute += 1) {
      clock.advance(MINUTE);
      await ranker.refresh();
    }
    expect(new Set(store.written)).toEqual(new Set(['record']));
    const cold = newRanker();
    clock.advance(MINUTE);
    await cold.refresh();
    expect(new Set(store.written)).toEqual(new Set(['record']));
  });

  it('tells what begins and what ends, once, also when another ranker goes on', async () => {
    const events: unknown[] = [];
    const refresh = async (ranker: Ranker) => {
      const { started = [], ended = [] } = await ranker.refresh();
      events.push(...started.filter(isEverywhere).map((event) => ({ started: event })));
      events.push(...ended.filter(isEverywhere).map((event) => ({ ended: event })));
    };
    const isEverywhere = ({ scope }: { readonly scope: string }) => scope === 'everywhere';
    await chain.append(crowd('ai', 40, minuteOf(clock), 1));
    for (let minute = 0; minute < 4 * 60; minute += 1) {
      // Every refresh by a ranker without memory: all that is known was stored.
      const ranker = newRanker();
      await refresh(ranker);
      clock.advance(20 * SECOND);
      await refresh(ranker);
      clock.advance(40 * SECOND);
    }
    const startedAt = START + 20 * SECOND;
    const [first, second, ...others] = events as {
      started?: { score: number };
      ended?: { peakAt: number; endedAt: number; peakScore: number };
    }[];
    expect(first?.started).toMatchObject({ topic: 'ai', startedAt });
    expect(second?.ended).toMatchObject({ topic: 'ai', startedAt });
    expect(second?.ended?.peakScore).toBeGreaterThanOrEqual(first?.started?.score as number);
    expect(second?.ended?.peakAt).toBeLessThan(START + 10 * MINUTE);
    expect(others).toEqual([]);
    const endedAt = second?.ended?.endedAt ?? 0;
    expect(endedAt).toBeGreaterThan(START + 10 * MINUTE);
    expect(await reads().episodes('ai', 'everywhere')).toMatchObject([{ topic: 'ai', startedAt, endedAt, over: true }]);
    expect(await reads().episodes('coffee', 'everywhere')).toEqual([]);
  });

  it('yields to whoever holds the lease, and takes over when it runs out', async () => {
    const [one, other] = [newRanker(), newRanker()];
    expect((await one.refresh()).held).toBe(true);
    expect(await other.refresh()).toEqual({ held: false, pending: false, activities: 0 });
    clock.advance(16 * SECOND);
    expect((await other.refresh()).held).toBe(true);
    expect((await one.refresh()).held).toBe(false);
  });
});

describe('visibility', () => {
  const actorsOf = async (topic: string) => (await reads().topic(topic))?.actorsPerDay;

  it('is exact at the minimum and when a last use leaves the 24 hours', async () => {
    const ranker = newRanker();
    const first = minuteOf(clock);
    await chain.append(crowd('rare', 4, first, 1));
    await settle(ranker, 6);
    expect(await actorsOf('rare')).toBe(4);
    clock.set((first + 10) * MINUTE);
    await chain.append([...crowd('rare', 1, first + 10, 1, 4), ...crowd('rare', 1, first + 10, 1, 0)]);
    await settle(ranker, 6);
    expect(await actorsOf('rare')).toBe(5);
    clock.set((first + 24 * 60) * MINUTE - 1);
    expect(await actorsOf('rare')).toBe(5);
    clock.set((first + 24 * 60) * MINUTE);
    expect(await actorsOf('rare')).toBe(2);
    clock.set((first + 24 * 60 + 10) * MINUTE);
    expect(await actorsOf('rare')).toBeUndefined();
  });
});

describe('one wake-up', () => {
  it('is enough: what came is in the list, has its page and is counted in the status, without waiting for the next', async () => {
    const ranker = newRanker();
    await wake(ranker);
    clock.advance(SECOND);
    await chain.append(crowd('ai', 40, minuteOf(clock), 1));
    await wake(ranker);
    expect(await topics()).toEqual(['ai']);
    for (const [count, topic] of ['first', 'second'].entries()) {
      clock.advance(SECOND);
      await chain.append(crowd(topic, 1, minuteOf(clock), 1));
      await wake(ranker);
      expect(await reads().topic(topic)).toMatchObject({ usesPerDay: 1 });
      expect(await reads().freshness()).toMatchObject({ activities: 41 + count });
    }
  });

  it('writes little while activity comes all the time', async () => {
    const ranker = newRanker();
    await chain.append(crowd('ai', 40, minuteOf(clock), 1));
    await settle(ranker, 10);
    store.written.length = 0;
    for (let second = 0; second < 60; second += 1) {
      await chain.append(crowd('ai', 1, minuteOf(clock), 1, 100 + second));
      clock.advance(SECOND);
      await ranker.refresh();
    }
    const lists = store.written.filter((key) => key.includes('everywhere') && key.startsWith('T#'));
    expect(lists.length).toBeGreaterThan(20);
    expect(lists.length).toBeLessThanOrEqual(37);
    expect(store.written.filter((key) => key.includes('recent')).length).toBeLessThanOrEqual(25);
  });
});

describe('the page of a topic', () => {
  it('is there as soon as a list shows the topic, however long its chunk of the index has to wait', async () => {
    const ranker = newRanker();
    await chain.append(crowd('old', 6, minuteOf(clock), 1));
    await settle(ranker);
    await chain.append(crowd('new', 90, minuteOf(clock), 1));
    await settle(ranker);
    expect(await topics()).toEqual(['new']);
    expect(await reads().topic('new')).toMatchObject({ actorsPerDay: 90, usesPerDay: 90 });
  });
});

describe('late activity', () => {
  it('counts in its hour, also a folded one and more than once, and never in lists', async () => {
    const ranker = newRanker();
    await chain.append(crowd('ai', 20, minuteOf(clock), 1));
    await settle(ranker);
    const hour = Math.floor(START / HOUR);
    const late = (from: number, count: number) => crowd('ai', count, hour * 60, 1, from).map((use) => ({ ...use, late: true }));
    clock.set(START + 6 * HOUR);
    await settle(ranker);
    await chain.append(late(100, 30));
    await chain.append(late(110, 30));
    await settle(ranker);
    clock.advance(2 * MINUTE);
    await settle(newRanker());
    clock.advance(2 * MINUTE);
    await settle(ranker);
    expect(await reads().hours('ai', 'everywhere', hour, hour)).toEqual([{ hour, uses: 80, actors: 60 }]);
    expect(await topics()).toEqual([]);
  });
});
