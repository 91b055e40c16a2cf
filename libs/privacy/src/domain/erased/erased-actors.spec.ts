import { ManualClock } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERASED_REFRESHED, ErasedActors } from './erased-actors.ts';
import { type ErasedEntry, MemoryErasedList } from './erased-list.ts';
import { ErasedSet } from './erased-set.ts';

const BY = { by: 'ann', reason: 'asked for it' };
const hashes = fc.array(fc.integer({ min: 0, max: 2 ** 48 - 1 }), { maxLength: 400 });

/** Counts what is asked of it. */
class CountedList extends MemoryErasedList {
  looks = 0;
  reads = 0;

  override newest(): Promise<number> {
    this.looks += 1;
    return super.newest();
  }

  override after(number: number): Promise<readonly ErasedEntry[]> {
    this.reads += 1;
    return super.after(number);
  }
}

describe('ErasedSet', () => {
  it('knows whom it was made of and nobody else', () => {
    fc.assert(
      fc.property(hashes, hashes, (inside, others) => {
        const set = new ErasedSet(new Set(inside), 1);
        expect(inside.every((hash) => set.has(hash))).toBe(true);
        const strangers = others.filter((hash) => !inside.includes(hash));
        expect(strangers.some((hash) => set.has(hash))).toBe(false);
      }),
    );
  });
});

describe('ErasedActors', () => {
  it('learns within ten seconds what another process erased, at one small read', async () => {
    const list = new CountedList();
    const clock = new ManualClock(1_760_000_000_000);
    const [here, there] = [new ErasedActors(list, clock), new ErasedActors(list, clock)];
    expect((await there.current()).size).toBe(0);
    await here.erase([7, 8], BY);
    expect((await there.current()).has(7)).toBe(false);
    const { looks, reads } = list;
    clock.advance(ERASED_REFRESHED);
    expect((await there.current()).has(7)).toBe(true);
    await there.current();
    expect([list.looks - looks, list.reads - reads]).toEqual([1, 1]);
    clock.advance(ERASED_REFRESHED);
    await there.current();
    expect(list.reads - reads).toBe(1);
  });

  it('writes nothing the second time', async () => {
    const list = new MemoryErasedList();
    const clock = new ManualClock(5);
    expect(await new ErasedActors(list, clock).erase([3, 1, 3], BY)).toEqual([1, 3]);
    expect(await new ErasedActors(list, clock).erase([3, 1], BY)).toEqual([]);
    expect(list.entries).toEqual([{ number: 1, actors: [1, 3], at: 5, ...BY }]);
  });

  it('loses none of those that several erase at once', async () => {
    const list = new MemoryErasedList();
    const clock = new ManualClock(5);
    await Promise.all(Array.from({ length: 6 }, (_, index) => new ErasedActors(list, clock).erase([index], BY)));
    const { hashes: known } = await new ErasedActors(list, clock).current();
    expect(known).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it('is sure of an entry whose answer was lost', async () => {
    class LosingList extends MemoryErasedList {
      override async add(entry: ErasedEntry): Promise<boolean> {
        await super.add(entry);
        return false;
      }
    }
    const list = new LosingList();
    expect(await new ErasedActors(list, new ManualClock(5)).erase([9], BY)).toEqual([9]);
    expect(list.entries).toHaveLength(1);
  });

  it('answers nothing while the list cannot be read', async () => {
    class DownList extends MemoryErasedList {
      override newest(): Promise<number> {
        return Promise.reject(new Error('down'));
      }
    }
    await expect(new ErasedActors(new DownList(), new ManualClock(5)).current()).rejects.toThrow('down');
  });
});
