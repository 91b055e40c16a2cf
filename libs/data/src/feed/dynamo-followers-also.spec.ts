import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoFollowersAlso } from './dynamo-followers-also.ts';

describe('DynamoFollowersAlso', { timeout: 30_000 }, () => {
  it('keeps what followers of a topic also follow, the last that was found', async () => {
    const client = testDynamoDb();
    const store = new DynamoFollowersAlso(createDocumentClient(client), await testTable(client, 'engagement'));
    const found = { topic: 'ai', foundAt: 1_000, also: [{ topic: 'llm', share: 0.5 }] };
    await store.keep(found, 2_000);
    await store.keep({ topic: 'tea', foundAt: 1_000, also: [] }, 2_000);
    await store.keep({ ...found, foundAt: 3_000 }, 4_000);
    const read = await store.read(['ai', 'ai', 'tea', 'absent']);
    expect(read.toSorted((one, other) => (one.topic < other.topic ? -1 : 1))).toEqual([
      { ...found, foundAt: 3_000 },
      { topic: 'tea', foundAt: 1_000, also: [] },
    ]);
    expect(await store.read([])).toEqual([]);
  });
});
