import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { decodeHour } from '../ranking/hour-codec.ts';
import { hourChunkOf } from '../ranking/hours.ts';
import { partKeys } from '../ranking/part-keys.ts';
import { InMemoryRankStore } from '../ranking/rank-store-in-memory.ts';
import { Ranker } from '../ranking/ranker.ts';
import { SurpriseRule } from '../ranking/score.ts';
import { StoredTrendReads } from '../ranking/stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12);

/** A community of one topic: each hour 12 people within three minutes, for so many hours; then 150 at once. */
async function afterHours(hours: number, restarted = false) {
  const [store, log, clock, ids] = [new InMemoryRankStore(), new InMemoryDeltaLog(), new ManualClock(START), new SequentialIds('ranker')];
  const chain = new ChainWriter(log);
  const newRanker = () => new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock });
  let ranker = newRanker();
  const minute = () => Math.floor(clock.now() / MINUTE);
  for (let hour = 0; hour < hours; hour += 1) {
    await chain.append(crowd('ai', 12, minute() + 10, 3, 100 * hour), { ai: '#AI' });
    clock.advance(HOUR);
    await ranker.refresh();
  }
  if (restarted) ranker = newRanker();
  clock.advance(20 * MINUTE);
  await chain.append(crowd('ai', 150, minute(), 1, 1_000_000), { ai: '#AI' });
  for (let look = 0; look < 4; look += 1) {
    clock.advance(3 * SECOND);
    await ranker.refresh();
  }
  const list = await new StoredTrendReads(store, clock, clock).list('everywhere');
  return { store, trend: list?.trends[0] };
}

describe('rarity in lists', () => {
  it('comes with a trend once a day of its scope is known', async () => {
    const { trend } = await afterHours(30);
    expect(trend).toMatchObject({ topic: 'ai', observed: 150 });
    expect(trend?.rarityDays).toBeGreaterThan(100);
  });

  it('is missing before', async () => {
    const { trend } = await afterHours(10);
    expect(trend?.topic).toBe('ai');
    expect(trend?.rarityDays).toBeUndefined();
  });

  it('is the same to a ranker that begins with what is stored', async () => {
    const [before, after] = [await afterHours(30), await afterHours(30, true)];
    expect(after.trend?.rarityDays).toBe(before.trend?.rarityDays);
  });

  it('is learnt from hours that keep how the topic rose', async () => {
    const { store } = await afterHours(10);
    const [bytes] = await store.read([partKeys.hour('everywhere', hourChunkOf('everywhere', 'ai'), START / HOUR + 2)]);
    expect(decodeHour(bytes as Uint8Array).get('ai')).toMatchObject({ actors: 12, peaks: { ten: 12, thirty: 12 } });
  });
});
