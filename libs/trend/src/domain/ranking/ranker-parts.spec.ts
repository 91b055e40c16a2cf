import { beforeAll, describe, expect, it } from 'vitest';
import { type DayEnd, Death, RankedDay } from '../../../../../test/factories/ranked-day.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { StoreOf } from './part-store.ts';
import type { PartKey, RankerChange } from './rank-store.ts';

/** Counts the writes of all records, and dies once at the n-th. */
class Mortality {
  writes = 0;

  constructor(private readonly diesAt = Number.POSITIVE_INFINITY) {}

  async survives(write: () => Promise<void>): Promise<void> {
    this.writes += 1;
    const dies = this.writes === this.diesAt;
    await write();
    if (dies) throw new Death();
  }
}

class MortalStore extends InMemoryRankStore {
  private readonly byRecord = new Map<string, MortalStore>();

  constructor(
    private readonly mortality: Mortality,
    beside?: InMemoryRankStore,
  ) {
    super(beside);
  }

  override named(record: string): MortalStore {
    let store = record === 'state' ? this : this.byRecord.get(record);
    if (store === undefined) this.byRecord.set(record, (store = new MortalStore(this.mortality, this)));
    return store;
  }

  override change(token: number, change: RankerChange): Promise<void> {
    return this.mortality.survives(() => super.change(token, change));
  }

  override write(key: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    return this.mortality.survives(() => super.write(key, bytes, token));
  }
}

function storeOf(mortality = new Mortality()): StoreOf {
  const store = new MortalStore(mortality);
  return (record) => store.named(record);
}

describe('rankers of parts of the topics', () => {
  let expected: DayEnd;

  beforeAll(async () => {
    expected = await new RankedDay(storeOf()).run();
  });

  it.each([2, 4, 8])('come to what one comes to, %i of them', async (parts) => {
    expect(await new RankedDay(storeOf(), () => parts).run()).toEqual(expected);
  });

  it('come to the same where they double while everything runs', async () => {
    const growing = (step: number) => (step < 4 ? 1 : step < 9 ? 2 : step < 13 ? 4 : 8);
    expect(await new RankedDay(storeOf(), growing).run()).toEqual(expected);
    expect(await new RankedDay(storeOf(), (step) => (step < 7 ? 1 : 4)).run()).toEqual(expected);
  });

  it('come to the same whenever one dies while they take over', { timeout: 60_000 }, async () => {
    const growing = (step: number) => (step < 7 ? 1 : 4);
    const mortality = new Mortality();
    await new RankedDay(storeOf(mortality), growing).run();
    const { writes } = mortality;
    for (let write = 3; write <= writes; write += 97) {
      const day = new RankedDay(storeOf(new Mortality(write)), growing);
      expect(await day.run(), `death at write ${write} of ${writes}`).toEqual(expected);
      expect(day.deaths).toBe(1);
    }
  });
});
