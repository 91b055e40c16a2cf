import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { PartKey } from './rank-store.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);

/** Takes `seconds` to read a few minutes, and fails once. */
class SlowStore extends InMemoryRankStore {
  private reads = 0;

  constructor(
    private readonly machineClock: ManualClock,
    readonly seconds: number,
  ) {
    super();
  }

  override read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    if (this.seconds === 0 || !keys.some(({ group }) => group.startsWith('M#'))) return super.read(keys);
    this.machineClock.advance(this.seconds * SECOND);
    this.reads += 1;
    return this.reads === 25 ? Promise.reject(new Error('unavailable')) : super.read(keys);
  }
}

/** What is shown after a ranker ranked an hour and another one went on, whose store takes so long; and how often that one was woken. */
async function goneOn(seconds: number) {
  const [clock, machineClock] = [new ManualClock(START - HOUR), new ManualClock(START)];
  const store = new SlowStore(machineClock, seconds);
  const log = new InMemoryDeltaLog();
  const ids = new SequentialIds('ranker');
  const chain = new ChainWriter(log);
  const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock });
  const refresh = async (ranker: Ranker): Promise<number> => {
    for (let refreshes = 1; ; refreshes += 1) {
      const known = await ranker.refresh().catch(() => ({ held: true, behind: true, activities: 0 }));
      if (known.behind !== true) return refreshes;
      expect(known).toMatchObject({ held: true, activities: 0 });
    }
  };
  const first = newRanker();
  await refresh(first);
  for (let minute = 0; minute < 60; minute += 1) {
    await chain.append(crowd(`topic${minute % 7}`, 9 + (minute % 5), Math.floor(clock.now() / MINUTE), 1, 20 * minute));
    clock.advance(MINUTE);
    machineClock.advance(MINUTE);
    await refresh(first);
  }
  machineClock.advance(MINUTE);
  await chain.append(crowd('storm', 40, Math.floor(clock.now() / MINUTE)));
  const next = newRanker();
  const refreshes = await refresh(next);
  clock.advance(25 * MINUTE);
  machineClock.advance(2 * SECOND);
  await refresh(next);
  const reads = new StoredTrendReads(store, clock, machineClock);
  const hour = Math.floor(START / HOUR);
  const topics = ['', 'storm', 'topic0', 'topic3'];
  const hours = await Promise.all(topics.map((topic) => reads.hours(topic, 'everywhere', hour - 1, hour)));
  return { refreshes, shown: { list: await reads.list('everywhere'), hours } };
}

it('a ranker that has more minutes to open than it has time begins in several refreshes, and comes to the same', async () => {
  const [quick, slow] = [await goneOn(0), await goneOn(7)];
  expect(quick.refreshes).toBe(1);
  expect(slow.refreshes).toBeGreaterThan(10);
  expect(slow.shown).toEqual(quick.shown);
  expect(slow.shown.hours.every((hours) => hours.length > 0)).toBe(true);
});
