import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { partOf } from '../partition.ts';
import type { UnreadablePart } from './checked-store.ts';
import { partKeys } from './part-keys.ts';
import { PartStore, recordName } from './part-store.ts';
import { PartedTrendReads } from './parted-trend-reads.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const PARTS = 2;
const DAMAGED = Uint8Array.of(250, 1, 2);

let store: InMemoryRankStore;
let clock: ManualClock;
let chain: ChainWriter;
let rankers: readonly Ranker[];
let kept: UnreadablePart[];

const storeOf = (record: string) => store.named(record);
/** A topic of the part that does not make the lists that people read. */
const other = ['ai', 'tea', 'sun', 'rain', 'snow'].find((topic) => partOf(topic, PARTS) === 1) ?? '';
const minute = () => Math.floor(clock.now() / MINUTE);

beforeEach(() => {
  store = new InMemoryRankStore();
  clock = new ManualClock(START);
  kept = [];
  const log = new InMemoryDeltaLog();
  chain = new ChainWriter(log);
  const ids = new SequentialIds('ranker');
  rankers = [0, 1].map((part) => {
    const place = { partition: { part, of: PARTS }, storeOf };
    return new Ranker(PartStore.open(storeOf, place.partition), log, clock, ids, {
      minimumActors: 5,
      rule: new SurpriseRule(),
      machineClock: clock,
      place,
      passOverPart: async (part) => void kept.push(part),
    });
  });
});

async function look(times: number, apart = 35 * SECOND): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.advance(apart);
    for (const ranker of rankers) await ranker.refresh();
  }
  await rankers[0]?.refresh();
}

const listed = async () => (await PartedTrendReads.open(storeOf, PARTS, clock, clock).list('everywhere'))?.trends.map(({ topic }) => topic);

describe('lists of parts', () => {
  it('are not written in silence, nor are totals', async () => {
    await chain.append(crowd(other, 40, minute()));
    await look(4);
    expect(await listed()).toEqual([other]);
    await look(8, HOUR);
    const before = store.written.length;
    await look(20, MINUTE);
    const rest = store.written.slice(before).filter((key) => key !== 'record');
    expect(rest).toEqual([]);
  });

  it('go on without one that cannot be read, which is kept', async () => {
    await chain.append(crowd(other, 40, minute()));
    await look(4);
    const part = PartStore.open(storeOf, { part: 1, of: PARTS });
    const { token = 0 } = (await storeOf(recordName({ part: 1, of: PARTS })).record()) ?? {};
    await part.write(partKeys.list('everywhere'), DAMAGED, token);
    await chain.append(crowd('storm', 40, minute(), 1, 100));
    clock.advance(35 * SECOND);
    expect(await rankers[0]?.refresh()).toMatchObject({ held: true });
    expect(kept).toMatchObject([{ group: 'T#everywhere', data: DAMAGED }]);
    await look(4);
    expect(await listed()).toContain(other);
  });

  it('are judged anew where totals cannot be read', async () => {
    await chain.append(crowd(other, 40, minute()));
    await look(4);
    const { token = 0 } = (await storeOf(recordName({ part: 0, of: PARTS })).record()) ?? {};
    await storeOf(recordName({ part: 0, of: PARTS })).write(partKeys.totals, DAMAGED, token);
    clock.advance(35 * SECOND);
    expect(await rankers[1]?.refresh()).toMatchObject({ held: true });
    expect(kept).toMatchObject([{ ...partKeys.totals, data: DAMAGED }]);
  });
});
