import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { Death } from '../../../../../test/factories/ranked-day.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { PartKey } from './rank-store.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const HOUR_BEFORE = Math.floor(START / HOUR) - 1;

it.each([1, 6, 30])('a ranker that begins anew, %i hours later, writes an open hour in which everything came late', async (later) => {
  const store = new InMemoryRankStore();
  const [clock, machineClock] = [new ManualClock(START), new ManualClock(START)];
  const log = new InMemoryDeltaLog();
  const ids = new SequentialIds('ranker');
  const chain = new ChainWriter(log);
  const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock });
  const pass = (time: number): void => {
    clock.advance(time);
    machineClock.advance(time);
  };
  const reads = new StoredTrendReads(store, clock, machineClock);
  const shown = () => reads.hours('tea', 'everywhere', HOUR_BEFORE, HOUR_BEFORE);

  const first = newRanker();
  await chain.append(crowd('coffee', 20, Math.floor(START / MINUTE)));
  await first.refresh();
  pass(90 * SECOND);
  await first.refresh();
  // Open hours were just written: this one waits, while the checkpoint passes.
  await chain.append(crowd('tea', 7, HOUR_BEFORE * 60).map((use) => ({ ...use, late: true })));
  pass(MINUTE);
  await first.refresh();
  expect(await shown()).toEqual([]);
  expect((await store.record())?.heads.size).toBe(1);

  pass(later * HOUR);
  const next = newRanker();
  await next.refresh();
  pass(25 * MINUTE);
  await next.refresh();
  expect(await shown()).toEqual([{ hour: HOUR_BEFORE, uses: 7, actors: 7 }]);
});

/** Fails at the first write to an hour. */
class FailingStore extends InMemoryRankStore {
  private failed = false;

  override write(key: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    if (this.failed || !key.group.startsWith('R#')) return super.write(key, bytes, token);
    this.failed = true;
    return Promise.reject(new Death());
  }
}

it('a ranker that follows the very first one, which died before it was through once, loses none of its minutes', async () => {
  const store = new FailingStore();
  const clock = new ManualClock(START);
  const log = new InMemoryDeltaLog();
  const ids = new SequentialIds('ranker');
  const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock });
  await new ChainWriter(log).append(crowd('tea', 7, HOUR_BEFORE * 60));
  await expect(newRanker().refresh()).rejects.toThrow(Death);
  clock.advance(30 * HOUR);
  const next = newRanker();
  await next.refresh();
  clock.advance(25 * MINUTE);
  await next.refresh();
  const reads = new StoredTrendReads(store, clock, clock);
  expect(await reads.hours('tea', 'everywhere', HOUR_BEFORE, HOUR_BEFORE)).toEqual([{ hour: HOUR_BEFORE, uses: 7, actors: 7 }]);
});
