import type { AgeStore } from '@groundswell/trend';
import { expect, it } from 'vitest';

const LATER = Date.UTC(2030, 0, 1);

/** What every `AgeStore` does. */
export function ageStoreContract(make: () => Promise<AgeStore> | AgeStore): void {
  it('gives back every block of a shard that was added, and no other', async () => {
    const store = await make();
    expect(await store.read('one')).toEqual({ blocks: [] });
    await store.add('one', 480_000, Uint8Array.of(1, 2), LATER);
    await store.add('one', 480_000, Uint8Array.of(1, 3), LATER);
    await store.add('one', 480_001, Uint8Array.of(4), LATER);
    await store.add('other', 480_001, Uint8Array.of(5), LATER);
    const { blocks, parents } = await store.read('one');
    expect(new Set(blocks.map(String))).toEqual(new Set(['1,2', '1,3', '4']));
    expect(blocks).toHaveLength(3);
    expect(parents).toBeUndefined();
  });

  it('gives back blocks that are as large as an item may be, and many of them', async () => {
    const store = await make();
    const large = Uint8Array.from({ length: 350_000 }, (_, index) => index % 251);
    for (let hour = 0; hour < 4; hour += 1) await store.add('one', hour, large, LATER);
    const { blocks } = await store.read('one');
    expect(blocks).toHaveLength(4);
    for (const block of blocks) expect(Buffer.compare(block, large)).toBe(0);
  });

  it('remembers where a shard comes from', async () => {
    const store = await make();
    for (let time = 0; time < 2; time += 1) await store.keepParents('child', ['one', 'other'], LATER);
    expect(await store.read('child')).toEqual({ blocks: [], parents: ['one', 'other'] });
  });
}
