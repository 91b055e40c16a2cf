import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { AgeStore, InMemoryAgeStore } from './age-store.ts';
import { StoredActorAges } from './stored-ages.ts';

const START = Date.UTC(2026, 5, 1);
const hourOf = (at: number) => Math.floor(at / HOUR);
const noParents = { of: () => Promise.resolve([]) };

/** A batch of these actors at `at`: what is said of each. */
async function batch(
  ages: StoredActorAges,
  shard: string,
  at: number,
  actors: readonly number[],
  hashOf: (actor: number) => number = actorHash,
): Promise<readonly number[]> {
  const open = await ages.open(shard, at);
  const since = actors.map((actor) => open.sinceOf(hashOf(actor), hourOf(at)));
  await open.keep();
  return since;
}

/** A store that counts what is added. */
class CountingStore extends InMemoryAgeStore {
  added: number[] = [];

  override add(shard: string, hour: number, block: Uint8Array): Promise<void> {
    this.added.push(block.length);
    return super.add(shard, hour, block);
  }
}

describe('stored ages', () => {
  it('are known to the next process', async () => {
    const store = new InMemoryAgeStore();
    expect(await batch(new StoredActorAges(store, noParents), 'one', START, [1, 2])).toEqual([hourOf(START), hourOf(START)]);
    const later = START + 3 * DAY;
    expect(await batch(new StoredActorAges(store, noParents), 'one', later, [1, 3])).toEqual([hourOf(START), hourOf(later)]);
    expect(await batch(new StoredActorAges(store, noParents), 'other', later, [1])).toEqual([hourOf(later)]);
  });

  it('are written soon at first, hourly in the end, and never where nobody is new', async () => {
    const store = new CountingStore();
    const ages = new StoredActorAges(store, noParents);
    const writtenAt: number[] = [];
    for (let minute = 0; minute < 6 * 60; minute += 1) {
      const before = store.added.length;
      await batch(ages, 'one', START + minute * MINUTE, [minute]);
      if (store.added.length > before) writtenAt.push(minute);
    }
    expect(writtenAt).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303]);
    await batch(ages, 'one', START + DAY, [1]);
    store.added = [];
    for (let day = 1; day < 10; day += 1) await batch(ages, 'one', START + day * DAY, [1, 2, 3]);
    expect(store.added).toEqual([]);
  });

  it('come from the parents after a resharding, also when the stream has forgotten them', async () => {
    const store = new InMemoryAgeStore();
    await batch(new StoredActorAges(store, noParents), 'parent', START, [1]);
    const known: Record<string, readonly string[]> = { child: ['parent'], grandchild: ['child', 'parent'] };
    const parents = { of: (shard: string) => Promise.resolve(known[shard] ?? []) };
    expect(await batch(new StoredActorAges(store, parents), 'child', START + DAY, [1, 2])).toEqual([hourOf(START), hourOf(START + DAY)]);
    delete known.child;
    expect(await batch(new StoredActorAges(store, parents), 'grandchild', START + 2 * DAY, [1, 2])).toEqual([
      hourOf(START),
      hourOf(START + DAY),
    ]);
    delete known.grandchild;
    expect(await batch(new StoredActorAges(store, parents), 'grandchild', START + 3 * DAY, [1])).toEqual([hourOf(START)]);
  });

  it('are split into blocks that fit an item', async () => {
    const store = new CountingStore();
    // A quarter of a million keyed hashes take longer than all the rest; a prime step spreads as evenly.
    const spread = (actor: number) => (actor * 2_654_435_761) % 2 ** 32;
    const many = Array.from({ length: 250_000 }, (_, actor) => actor);
    await batch(new StoredActorAges(store, noParents), 'one', START, many, spread);
    expect(store.added).toHaveLength(3);
    expect(Math.max(...store.added)).toBeLessThan(350_000);
    const again = await batch(new StoredActorAges(store, noParents), 'one', START + DAY, many, spread);
    expect(new Set(again)).toEqual(new Set([hourOf(START)]));
  });

  it('are soft: what cannot be written or read of them stops nothing and is told', async () => {
    const told: unknown[] = [];
    const failing = new (class extends InMemoryAgeStore {
      override add(): Promise<void> {
        return Promise.reject(new Error('down'));
      }
    })();
    const ages = new StoredActorAges(failing, noParents, (error) => told.push(error));
    expect(await batch(ages, 'one', START, [1])).toEqual([hourOf(START)]);
    expect(await batch(ages, 'one', START + DAY, [1])).toEqual([hourOf(START)]);
    const damaged = new InMemoryAgeStore();
    await damaged.add('one', 0, Uint8Array.of(9));
    await batch(new StoredActorAges(damaged, noParents, (error) => told.push(error)), 'one', START, [1]);
    expect(told.map(String)).toEqual(['Error: down', 'MalformedBytesError: first sights of version 9, which this code does not know']);
    const unreadable = new (class extends InMemoryAgeStore {
      override read(): Promise<never> {
        return Promise.reject(new Error('unavailable'));
      }
    })();
    await expect(new StoredActorAges(unreadable as AgeStore, noParents).open('one', START)).rejects.toThrow('unavailable');
  });

  it('of shards that were not counted for long leave the memory, and lose nothing', async () => {
    const store = new CountingStore();
    const ages = new StoredActorAges(store, noParents);
    for (let shard = 0; shard < 40; shard += 1) {
      await batch(ages, `shard-${shard}`, START, [1]);
      // Not written by itself so soon after.
      await batch(ages, `shard-${shard}`, START + 1, [2]);
    }
    expect(await batch(ages, 'shard-0', START + DAY, [1, 2])).toEqual([hourOf(START), hourOf(START)]);
    expect(store.added).toHaveLength(40 + 24 + 1);
  });
});
