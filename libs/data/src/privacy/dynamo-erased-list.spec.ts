import { ManualClock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoErasedList } from './dynamo-erased-list.ts';

async function make() {
  const client = testDynamoDb();
  const table = await testTable(client, 'trends');
  return () => new DynamoErasedList(createDocumentClient(client), table);
}

const entry = (number: number, actors: readonly number[]) => ({ number, actors, at: 5, by: 'ann' });

describe('DynamoErasedList', { timeout: 30_000 }, () => {
  it('keeps entries in their order, and each number once', async () => {
    const list = (await make())();
    expect([await list.newest(), await list.after(0)]).toEqual([0, []]);
    expect(
      await list.add(
        entry(
          1,
          [2 ** 48 - 1, 0, 7].sort((one, other) => one - other),
        ),
      ),
    ).toBe(true);
    expect(await list.add({ ...entry(2, [8]), reason: 'asked for it' })).toBe(true);
    expect([await list.add(entry(1, [9])), await list.add(entry(2, [9])), await list.add(entry(4, [9]))]).toEqual([false, false, false]);
    expect(await list.newest()).toBe(2);
    expect(await list.after(0)).toEqual([entry(1, [0, 7, 2 ** 48 - 1]), { ...entry(2, [8]), reason: 'asked for it' }]);
    expect(await list.after(1)).toHaveLength(1);
  });

  it('loses nobody whom several processes erase at once', async () => {
    const list = await make();
    const clock = new ManualClock(1_760_000_000_000);
    await Promise.all(Array.from({ length: 4 }, (_, index) => new ErasedActors(list(), clock).erase([index], { by: 'ann' })));
    expect((await new ErasedActors(list(), clock).current()).hashes).toEqual(new Set([0, 1, 2, 3]));
  });
});
