import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList } from '@groundswell/privacy';
import { describe, expect, it } from 'vitest';
import { actorHash, ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import { RankerModeration } from '../moderation/ranker-moderation.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);

describe('erased actors', () => {
  it('leave running trends at the next refresh after the list was read, as if they had not been there', async () => {
    const [store, log, list] = [new InMemoryRankStore(), new InMemoryDeltaLog(), new MemoryErasedList()];
    const clock = new ManualClock(START);
    const erased = () => new ErasedActors(list, clock);
    const { book } = operatorOver(new InMemoryModerationStore(), clock, 'ranker');
    const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, moderation: new RankerModeration(book, erased()) };
    const ranker = new Ranker(store, log, clock, new SequentialIds('ranker'), options);
    const reads = new StoredTrendReads(store, clock, clock, async () => (await erased().current()).hashes);
    const settle = async () => {
      for (let look = 0; look < 4; look += 1) {
        clock.advance(3 * SECOND);
        await ranker.refresh();
      }
    };
    const minute = Math.floor(clock.now() / MINUTE);
    await new ChainWriter(log).append([...crowd('theirs', 40, minute), ...crowd('ai', 40, minute, 1, 500)]);
    await settle();
    const topics = async () => (await reads.list('everywhere'))?.trends.map(({ topic }) => topic).toSorted();
    expect(await topics()).toEqual(['ai', 'theirs']);
    await erased().erase(
      Array.from({ length: 38 }, (_, actor) => actorHash(actor)),
      { by: 'op' },
    );
    await settle();
    expect(await topics()).toEqual(['ai']);
    expect((await reads.topic('theirs'))?.actorsPerDay).toBe(2);
  });
});
