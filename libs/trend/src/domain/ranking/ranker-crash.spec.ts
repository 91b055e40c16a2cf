import { beforeAll, describe, expect, it } from 'vitest';
import { type DayEnd, Death, RankedDay } from '../../../../../test/factories/ranked-day.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import type { PartKey, RankerChange } from './rank-store.ts';

/** Dies at its n-th write: before it is done, or after it was done and before anybody is told. */
class MortalStore extends InMemoryRankStore {
  private writes = 0;

  constructor(
    private readonly diesAt: number,
    private readonly done: boolean,
  ) {
    super();
  }

  override change(token: number, change: RankerChange): Promise<void> {
    return this.mortal(() => super.change(token, change));
  }

  override write(key: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    return this.mortal(() => super.write(key, bytes, token));
  }

  private async mortal(write: () => Promise<void>): Promise<void> {
    this.writes += 1;
    const dies = this.writes === this.diesAt;
    if (!dies || this.done) await write();
    if (dies) throw new Death();
  }
}

describe('a ranker that dies', () => {
  let writes: number;
  let expected: DayEnd;

  beforeAll(async () => {
    const store = new InMemoryRankStore();
    expected = await new RankedDay(store).run();
    writes = store.written.length;
  });

  it('has a day to die in', () => {
    expect(expected.lists.everywhere?.map(({ topic }) => topic)).toContain('storm');
    expect(expected.hours['everywhere late']?.length).toBeGreaterThan(0);
    expect(expected.topics[1]?.actorsPerDay).toBeGreaterThan(50);
    expect(writes).toBeGreaterThan(100);
  });

  // Every n-th write, beginning elsewhere each time; test/faults/rank-crash.spec.ts tries it on a real table.
  it.each([
    { when: 'before', done: false, first: 1, stride: 41 },
    { when: 'after', done: true, first: 20, stride: 43 },
  ])('$when a write is followed by one that comes to the same', { timeout: 60_000 }, async ({ done, first, stride }) => {
    for (let write = first; write <= writes; write += stride) {
      const day = new RankedDay(new MortalStore(write, done));
      const end = await day.run();
      expect(day.deaths, `write ${write}`).toBe(1);
      expect(end, `death at write ${write}`).toEqual(expected);
    }
  });

  it('comes to the same beside another ranker', async () => {
    expect(await new RankedDay(new InMemoryRankStore()).run(true)).toEqual(expected);
  });
});
