import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { SequentialIds } from '@groundswell/kernel';
import { LeaseLostError } from '@groundswell/trend';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoRankStore } from './dynamo-rank-store.ts';

const client = DynamoDBDocumentClient.from(testDynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
const bytes = (length: number, seed = 1) => Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 251);
/** Compared as text: a difference between thousands of numbers takes minutes to print. */
const textOf = (body: Uint8Array | undefined) => (body === undefined ? undefined : Buffer.from(body).toString('base64'));
const key = { group: 'T#everywhere', name: 'list' };

let table: string;
let store: DynamoRankStore;

beforeEach(async () => {
  table = await testTable(testDynamoDb(), 'trends', true);
  store = new DynamoRankStore(client, table, new SequentialIds('piece'), 1_000);
});

/** A client that loses the answer to its first write: the table has it, the caller never learns. */
function losingFirstAnswer(): DynamoDBDocumentClient {
  const losing = DynamoDBDocumentClient.from(testDynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
  const send = losing.send.bind(losing) as (command: unknown) => Promise<unknown>;
  let lost = false;
  Object.assign(losing, {
    send: async (command: unknown) => {
      const first = !lost && (command instanceof PutCommand || command instanceof UpdateCommand);
      if (first) {
        lost = true;
        await send(command);
      }
      return send(command);
    },
  });
  return losing;
}

describe('the lease', { timeout: 60_000 }, () => {
  it('is held by one, prolonged by it, and taken over with a later token when it runs out', async () => {
    expect(await store.record()).toBeUndefined();
    expect(await store.hold('one', 0, 10)).toEqual({
      owner: 'one',
      until: 10,
      token: 1,
      epoch: 0,
      heads: new Map(),
      activities: 0,
      countedActivities: 0,
    });
    expect(await store.hold('other', 5, 15)).toBeUndefined();
    expect(await store.hold('one', 5, 15)).toMatchObject({ token: 1, until: 15 });
    expect(await store.hold('other', 15, 25)).toMatchObject({ owner: 'other', token: 2, until: 25 });
    expect(await store.hold('import', 16, 99, true)).toMatchObject({ owner: 'import', token: 3 });
  });

  it('goes to one of many who want it at once', async () => {
    const owners = Array.from({ length: 8 }, (_, index) => `ranker-${index}`);
    const first = await Promise.all(owners.map((owner) => store.hold(owner, 0, 10)));
    expect(first.filter((record) => record !== undefined)).toHaveLength(1);
    const second = await Promise.all(owners.map((owner) => store.hold(`${owner}b`, 20, 30)));
    expect(second.filter((record) => record !== undefined)).toHaveLength(1);
    expect((await store.record())?.token).toBe(2);
  });

  it('is had when only the answer was lost', async () => {
    expect(await new DynamoRankStore(losingFirstAnswer(), table, new SequentialIds()).hold('one', 0, 10)).toMatchObject({
      owner: 'one',
      token: 1,
    });
    expect(await new DynamoRankStore(losingFirstAnswer(), table, new SequentialIds()).hold('other', 20, 30)).toMatchObject({
      owner: 'other',
      token: 2,
    });
  });

  it('is needed to change the record', async () => {
    await store.hold('one', 0, 10);
    const heads = new Map([['shard', '49590338271490256608559692538361571095921575989136588898']]);
    await store.change(1, { heads, activities: 5, foldedThrough: 7, rankedAt: 8, countedThrough: 9, countedActivities: 6, epoch: 1 });
    expect(await store.record()).toMatchObject({
      heads,
      activities: 5,
      foldedThrough: 7,
      rankedAt: 8,
      countedThrough: 9,
      countedActivities: 6,
      epoch: 1,
    });
    await store.hold('other', 20, 30);
    await expect(store.change(1, { activities: 6 })).rejects.toThrow(LeaseLostError);
    expect((await store.record())?.activities).toBe(5);
  });
});

describe('parts', { timeout: 60_000 }, () => {
  it('are replaced whole and given back, small and large, in the order asked for', async () => {
    const keys = Array.from({ length: 120 }, (_, index) => ({ group: `M#${index}`, name: '0' }));
    await Promise.all(keys.slice(0, 110).map((one, index) => store.write(one, bytes(index * 30, index), 1)));
    const expected = keys.map((_, index) => (index < 110 ? textOf(bytes(index * 30, index)) : undefined));
    expect((await store.read(keys.toReversed())).map(textOf)).toEqual(expected.toReversed());
    const first = keys[0] as typeof key;
    await store.write(first, bytes(2_500), 1);
    await store.write(first, bytes(3_500, 2), 1);
    const again = textOf(bytes(3_500, 2));
    expect((await store.read([first, first])).map(textOf)).toEqual([again, again]);
    expect(await store.read([])).toEqual([]);
  });

  it('are refused from a ranker that lost its lease, and expire in seconds', async () => {
    await store.write(key, bytes(10, 2), 2, 1_500);
    await expect(store.write(key, bytes(10, 1), 1)).rejects.toThrow(LeaseLostError);
    expect(await store.read([key])).toEqual([bytes(10, 2)]);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: key.group, sk: key.name } }));
    expect(Item).toMatchObject({ expiresAt: 2, token: 2 });
  });

  it('are ranges by name', async () => {
    for (const name of ['0#1', '0#2', '0#3', '1#2']) await store.write({ group: 'R#everywhere', name }, bytes(2_000, Number(name[2])), 1);
    const found = await store.range('R#everywhere', '0#2', '0#9');
    expect([...found].map(([name, body]) => [name, textOf(body)])).toEqual([
      ['0#2', textOf(bytes(2_000, 2))],
      ['0#3', textOf(bytes(2_000, 3))],
    ]);
    expect((await store.range('R#nowhere', '0', 'z')).size).toBe(0);
  });

  it('are gone before their pieces are, in whatever order they are deleted', async () => {
    await store.write(key, bytes(2_500), 1, 5_000);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    const expiries = new Map(Items.map(({ pk, expiresAt }) => [String(pk), Number(expiresAt)]));
    expect(expiries.get(key.group)).toBe(5);
    expect(expiries.get(`Q#${key.group}`)).toBeGreaterThan(5 + 2 * 24 * 3_600);
  });

  it('are no bytes at all when a piece is missing', async () => {
    await client.send(
      new PutCommand({ TableName: table, Item: { pk: key.group, sk: key.name, token: 1, parts: { id: 'gone', count: 2 } } }),
    );
    expect(await store.read([key])).toEqual([new Uint8Array()]);
  });
});
