import { DAY, HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { Delta, PassOver, UnreadableDelta } from '../delta.ts';
import { inBatches } from './in-batches.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { PartKey } from './rank-store.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const SHARD = 'shard-1';

let store: InMemoryRankStore;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let machineClock: ManualClock;
let chain: ChainWriter;
let ids: SequentialIds;

const minute = () => Math.floor(clock.now() / MINUTE);
const newRanker = (passOver?: PassOver) =>
  new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock, ...(passOver && { passOver }) });
const reads = () => new StoredTrendReads(store, clock, machineClock);
const listed = async () => (await reads().list('everywhere'))?.trends.map(({ topic }) => topic);
const hoursOf = (topic: string) => reads().hours(topic, 'everywhere', 0, Math.floor(clock.now() / HOUR) + 1);

beforeEach(() => {
  store = new InMemoryRankStore();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(START);
  machineClock = new ManualClock(START);
  chain = new ChainWriter(log, SHARD);
  ids = new SequentialIds('ranker');
});

describe('a ranker that meets a delta nobody can read', () => {
  async function damagedChain(): Promise<Delta> {
    await chain.append(crowd('ai', 10, minute()));
    const damaged = await chain.append(crowd('lost', 10, minute()));
    await chain.append(crowd('ai', 10, minute(), 1, 10));
    log.damage(SHARD, damaged.previous);
    return damaged;
  }

  it('has it kept, goes on behind it, and does not meet it again', async () => {
    const kept: UnreadableDelta[] = [];
    const { previous, last, arrivedTo } = await damagedChain();
    const ranker = newRanker((delta) => void kept.push(delta));
    expect(await ranker.refresh()).toMatchObject({ held: true, activities: 20, unreadable: 1 });
    clock.advance(2 * MINUTE);
    expect(await ranker.refresh()).not.toHaveProperty('unreadable');
    expect(kept).toMatchObject([{ shard: SHARD, previous, last, arrivedTo, reason: 'a delta was damaged' }]);
    expect(kept[0]?.data.length).toBeGreaterThan(0);
    expect(await reads().topic('ai')).toMatchObject({ actorsPerDay: 20, usesPerDay: 20 });
    expect((await store.record())?.heads.get(SHARD)).toBe('30');
    machineClock.advance(MINUTE);
    expect(await newRanker((delta) => void kept.push(delta)).refresh()).not.toHaveProperty('unreadable');
    expect(kept).toHaveLength(1);
  });

  it('does not go on before it is kept', async () => {
    await damagedChain();
    await expect(newRanker(() => Promise.reject(new Error('the bucket is down'))).refresh()).rejects.toThrow('the bucket is down');
    expect((await store.record())?.heads.size).toBe(0);
    machineClock.advance(MINUTE);
    const kept: UnreadableDelta[] = [];
    expect(await newRanker((delta) => void kept.push(delta)).refresh()).toMatchObject({ activities: 20, unreadable: 1 });
    expect(kept).toHaveLength(1);
  });

  it('stops where nobody keeps it', async () => {
    await damagedChain();
    await expect(newRanker().refresh()).rejects.toThrow(MalformedBytesError);
  });
});

describe('a ranker that comes back to more than it can merge at once', () => {
  /** Each delta takes three seconds to merge. */
  class SlowLog extends InMemoryDeltaLog {
    override async *read(shard: string, after: string): AsyncIterable<Delta> {
      for await (const delta of super.read(shard, after)) {
        machineClock.advance(3 * SECOND);
        yield delta;
      }
    }
  }

  /** Six hours of coffee, and a burst at the end. */
  async function backlog(): Promise<void> {
    chain = new ChainWriter(log, SHARD);
    for (let step = 0; step < 18; step += 1) {
      await chain.append(crowd('coffee', 12, minute(), 1, 12 * (step % 3)));
      clock.advance(20 * MINUTE);
    }
    await chain.append(crowd('quake', 40, minute()));
  }

  it('stores what it has, again and again, even when each refresh is its last', async () => {
    log = new SlowLog();
    // It knew the time before it went down, so no hour of the backlog is folded.
    await newRanker().refresh();
    await backlog();
    let refreshes = 0;
    for (let behind = true; behind; refreshes += 1) {
      machineClock.advance(MINUTE);
      behind = (await newRanker().refresh()).behind === true;
      expect(refreshes).toBeLessThan(10);
    }
    expect(refreshes).toBeGreaterThan(3);
    clock.advance(2 * SECOND);
    machineClock.advance(2 * SECOND);
    const last = newRanker();
    machineClock.advance(MINUTE);
    await last.refresh();
    clock.advance(2 * SECOND);
    await last.refresh();
    expect((await reads().freshness()).activities).toBe(18 * 12 + 40);
    expect(await listed()).toEqual(['quake']);
    const hours = await hoursOf('coffee');
    expect(hours.reduce((sum, { uses }) => sum + uses, 0)).toBe(18 * 12);
    expect(hours.map(({ actors }) => actors)).toEqual([24, 36, 36, 36, 36, 36, 12]);
  });
});

describe('a ranker that is down over a weekend', () => {
  it('finds the minutes that it had stored, though their hours were still open', async () => {
    const expiries: number[] = [];
    class WatchedStore extends InMemoryRankStore {
      override write(key: PartKey, bytes: Uint8Array, token: number, expiresAt?: number): Promise<void> {
        if (key.group.startsWith('M#')) expiries.push(expiresAt ?? 0);
        return super.write(key, bytes, token);
      }
    }
    store = new WatchedStore();
    await chain.append(crowd('ai', 10, minute()));
    clock.advance(2 * MINUTE);
    await newRanker().refresh();
    expect(expiries).toHaveLength(1);
    expect(expiries[0]).toBeGreaterThanOrEqual(clock.now() + 3 * DAY);
  });
});

describe('a ranker that was down longer than deltas live', () => {
  it('says that some are missing, once', async () => {
    const ranker = newRanker();
    await chain.append(crowd('ai', 10, minute()));
    expect(await ranker.refresh()).not.toHaveProperty('gaps');
    await chain.append(crowd('lost', 10, minute()));
    log.expire(SHARD);
    await chain.append(crowd('ai', 10, minute(), 1, 10));
    expect(await ranker.refresh()).toMatchObject({ activities: 10, gaps: 1 });
    await chain.append(crowd('ai', 10, minute(), 1, 20));
    expect(await ranker.refresh()).not.toHaveProperty('gaps');
  });
});

describe('a ranker whose clock jumps', () => {
  async function burst(ranker: Ranker, topic: string, from: number): Promise<void> {
    await chain.append(crowd(topic, 40, minute(), 1, from));
    for (let look = 0; look < 3; look += 1) {
      clock.advance(35 * SECOND);
      machineClock.advance(35 * SECOND);
      await ranker.refresh();
    }
  }

  it('shows what rises after the clock was set back', async () => {
    const ranker = newRanker();
    await burst(ranker, 'before', 0);
    clock.set(START - 20 * MINUTE);
    await burst(ranker, 'after', 100);
    expect(await listed()).toContain('after');
  });

  it.each(['the same ranker', 'another one'])('opens the hours again that a clock far ahead had closed (%s)', async (who) => {
    const ranker = newRanker();
    await burst(ranker, 'before', 0);
    clock.set(START + 90 * 24 * HOUR);
    await ranker.refresh();
    clock.set(START + 10 * MINUTE);
    machineClock.advance(MINUTE);
    await burst(who === 'another one' ? newRanker() : ranker, 'after', 100);
    expect(await listed()).toContain('after');
    expect(await hoursOf('before')).toMatchObject([{ uses: 40, actors: 40 }]);
    expect(await hoursOf('after')).toMatchObject([{ uses: 40, actors: 40 }]);
  });
});

describe('work in batches', () => {
  it('ends with a failure only when nothing is under way any more', async () => {
    let ended = 0;
    const work = async (item: number): Promise<void> => {
      if (item === 0) throw new Error('throttled');
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended += 1;
    };
    await expect(inBatches([1, 0, 2, 3], 3, work)).rejects.toThrow('throttled');
    expect(ended).toBe(2);
  });
});
