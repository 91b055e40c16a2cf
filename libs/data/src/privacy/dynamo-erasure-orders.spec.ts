import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoErasureOrders } from './dynamo-erasure-orders.ts';

describe('DynamoErasureOrders', { timeout: 30_000 }, () => {
  it('keeps an order with what is done of it until it is carried out', async () => {
    const client = testDynamoDb();
    const orders = new DynamoErasureOrders(createDocumentClient(client), await testTable(client, 'identity'));
    const order = { id: 'abc', actor: 2 ** 48 - 1, account: 'a', by: 'person', orderedAt: 5, done: [] };
    expect([await orders.open(), await orders.find('abc')]).toEqual([[], undefined]);
    await orders.put(order);
    await orders.mark('abc', 'list');
    await orders.mark('abc', 'list');
    await orders.put({ ...order, orderedAt: 9 });
    expect(await orders.find('abc')).toEqual({ ...order, done: ['list'] });
    expect(await orders.open()).toHaveLength(1);
    await orders.end('abc');
    await orders.end('abc');
    await orders.mark('abc', 'late');
    expect(await orders.open()).toEqual([]);
  });
});
