import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { Delta } from '../delta.ts';
import { decodeHour } from './hour-codec.ts';
import { hoursGroup } from './part-keys.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);

let store: InMemoryRankStore;
let clock: ManualClock;
let machineClock: ManualClock;
let log: InMemoryDeltaLog;
let ids: SequentialIds;

/** Each delta takes three seconds to merge: a refresh comes to four. */
class SlowLog extends InMemoryDeltaLog {
  override async *read(shard: string, after: string): AsyncIterable<Delta> {
    for await (const delta of super.read(shard, after)) {
      machineClock.advance(3 * SECOND);
      yield delta;
    }
  }
}

const minute = () => Math.floor(clock.now() / MINUTE);
const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock });

beforeEach(async () => {
  store = new InMemoryRankStore();
  clock = new ManualClock(START);
  machineClock = new ManualClock(START);
  log = new SlowLog();
  ids = new SequentialIds('ranker');
  // It knew the time before it went down, so no hour of the backlog is folded.
  await newRanker().refresh();
});

async function catchUp(): Promise<void> {
  for (let behind = true, refreshes = 0; behind; refreshes += 1) {
    machineClock.advance(MINUTE);
    clock.advance(SECOND);
    behind = (await newRanker().refresh()).behind === true;
    expect(refreshes).toBeLessThan(60);
  }
  clock.advance(25 * MINUTE);
  machineClock.advance(MINUTE);
  await newRanker().refresh();
}

describe('a ranker that was down over a weekend', () => {
  it('writes the hours of scopes that fell silent meanwhile', async () => {
    const chain = new ChainWriter(log, 'shard-1');
    for (let hour = 0; hour < 60; hour += 1) {
      const slice = { language: hour < 20 ? 'pt' : 'en' };
      await chain.append(crowd('coffee', 10, minute(), 1, 0, slice));
      clock.advance(HOUR);
    }
    await catchUp();
    const reads = new StoredTrendReads(store, clock, machineClock);
    const hours = async (scope: 'everywhere' | 'language:pt') => (await reads.hours('coffee', scope, 0, minute())).length;
    expect([await hours('everywhere'), await hours('language:pt')]).toEqual([60, 20]);
  });
});

describe('a ranker that comes back to several shards', () => {
  it('folds no hour before all of them have come past it', async () => {
    const chains = ['shard-1', 'shard-2', 'shard-3'].map((shard) => new ChainWriter(log, shard));
    for (let hour = 0; hour < 12; hour += 1) {
      for (const [index, chain] of chains.entries()) await chain.append(crowd('coffee', 10, minute(), 1, 100 * index));
      clock.advance(HOUR);
    }
    await catchUp();
    const hours = await store.range(hoursGroup('everywhere'), '', '~');
    const counts = [...hours.values()].flatMap((bytes) => decodeHour(bytes).get('coffee') ?? []);
    expect(counts.map(({ uses, actors, lateUses }) => ({ uses, actors, lateUses }))).toEqual(
      Array.from({ length: 12 }, () => ({ uses: 30, actors: 30, lateUses: 0 })),
    );
  });
});
