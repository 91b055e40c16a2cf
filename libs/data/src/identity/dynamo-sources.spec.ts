import { randomUUID } from 'node:crypto';
import { DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { MemorySources, type Source, type SourceDeed, type Sources } from '@groundswell/activity';
import { InvalidInputError } from '@groundswell/kernel';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoSources, WriteKeyTakenError } from '../index.ts';

// The first transactions of a DynamoDB Local on a busy machine take seconds.
vi.setConfig({ testTimeout: 30_000 });

const client = testDynamoDb();
const inMemory = (): Promise<Sources> => Promise.resolve(new MemorySources());
const inDynamo = async (): Promise<Sources> => new DynamoSources(client, await testTable(client, 'identity'));

const shop = (change: Partial<Source> = {}): Source => ({
  id: 'shop',
  name: 'The shop é',
  writeKeys: ['key-one', 'key-two'],
  allowedKinds: ['view', 'purchase'],
  ratePerSecond: 12.5,
  servers: true,
  mapping: { rules: [{ when: { call: 'track', event: 'Order *' }, kind: 'purchase', topics: [{ topic: 'product:{properties.id}' }] }] },
  createdAt: 1_600_000_000_123,
  ...change,
});
const bare: Source = { id: 'bare', name: 'Bare', writeKeys: [], createdAt: 0 };

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
])('sources %s', (_where, make) => {
  it('gives back what was saved, by id and by each write key', async () => {
    const sources = await make();
    await sources.save(shop());
    await sources.save(bare);
    expect(await sources.byId('shop')).toEqual(shop());
    expect(await sources.byWriteKey('key-one')).toEqual(shop());
    expect(await sources.byWriteKey('key-two')).toEqual(shop());
    expect(await sources.byId('bare')).toEqual(bare);
  });

  it('knows nothing of what was not saved', async () => {
    const sources = await make();
    expect(await sources.byId('shop')).toBeUndefined();
    expect(await sources.byWriteKey('key-one')).toBeUndefined();
    expect(await sources.list()).toEqual([]);
  });

  it('lists every source', async () => {
    const sources = await make();
    for (let number = 10; number < 22; number += 1) await sources.save(shop({ id: `s${number}`, writeKeys: [`k${number}`] }));
    const ids = (await sources.list()).map((source) => source.id);
    expect([...ids].sort()).toEqual(Array.from({ length: 12 }, (_, index) => `s${index + 10}`));
  });

  it('replaces a source whole: keys that are gone open nothing, settings that are gone are gone', async () => {
    const sources = await make();
    await sources.save(shop());
    const changed: Source = { id: 'shop', name: 'Renamed', writeKeys: ['key-two', 'key-three'], createdAt: 5 };
    await sources.save(changed);
    expect(await sources.byWriteKey('key-one')).toBeUndefined();
    expect(await sources.byWriteKey('key-two')).toEqual(changed);
    expect(await sources.byWriteKey('key-three')).toEqual(changed);
    expect(await sources.list()).toEqual([changed]);
  });

  it('is safe to repeat', async () => {
    const sources = await make();
    await sources.save(shop());
    await sources.save(shop());
    expect(await sources.list()).toEqual([shop()]);
  });
});

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamo],
])('changes of sources %s', (_where, make) => {
  const deed = (at: number): SourceDeed => ({ action: 'settings', at, by: 'ana', settings: { name: `n${at}` } });

  it('see the source as it is, and leave it where they say so', async () => {
    const sources = await make();
    expect(await sources.change('shop', (before) => (expect(before).toBeUndefined(), undefined))).toBeUndefined();
    expect(await sources.change('shop', () => ({ source: shop() }))).toEqual(shop());
    expect(await sources.change('shop', (before) => (expect(before).toEqual(shop()), undefined))).toEqual(shop());
  });

  it('leave a trail, newest first, page by page, each source its own', async () => {
    const sources = await make();
    for (let at = 1; at <= 5; at += 1) await sources.change('shop', () => ({ source: shop({ name: `n${at}` }), deed: deed(at) }));
    await sources.save(shop({ name: 'nobody answers for it' }));
    await sources.change('shop-2', () => ({ source: shop({ id: 'shop-2', writeKeys: [] }), deed: deed(9) }));
    const first = await sources.entries('shop', 3);
    expect(first.map(({ at }) => at)).toEqual([5, 4, 3]);
    const rest = await sources.entries('shop', 3, first[2]?.number);
    expect(rest.map(({ number: _number, ...written }) => written)).toEqual([deed(2), deed(1)]);
    expect(await sources.entries('shop', 3, rest[1]?.number)).toEqual([]);
    expect((await sources.entries('shop-2', 3)).map(({ at }) => at)).toEqual([9]);
    expect((await sources.list()).map(({ id }) => id)).toEqual(['shop', 'shop-2']);
  });

  it('lose none of what others change at the same time', async () => {
    const sources = await make();
    await sources.save(bare);
    const add = (key: string) =>
      sources.change('bare', (before = bare) => ({ source: { ...before, writeKeys: [...before.writeKeys, key] }, deed: deed(1) }));
    // Each of three at once is refused twice at most.
    await Promise.all(['a', 'b', 'c'].map(add));
    expect(new Set((await sources.byId('bare'))?.writeKeys)).toEqual(new Set(['a', 'b', 'c']));
    expect(await sources.entries('bare', 10)).toHaveLength(3);
  });
});

describe('sources in DynamoDB', () => {
  it('refuses a write key that another source has, and changes nothing then', async () => {
    const sources = await inDynamo();
    await sources.save(shop());
    await expect(sources.save(shop({ id: 'thief', writeKeys: ['new', 'key-two'] }))).rejects.toThrow(WriteKeyTakenError);
    expect(await sources.byId('thief')).toBeUndefined();
    expect(await sources.byWriteKey('new')).toBeUndefined();
    expect((await sources.byWriteKey('key-two'))?.id).toBe('shop');
  });

  it('keeps source and write keys in step when many save at once', async () => {
    const sources = await inDynamo();
    const changes = Array.from({ length: 4 }, (_, index) => shop({ name: `n${index}`, writeKeys: [`a${index}`, `b${index}`] }));
    const saved = await Promise.allSettled(changes.map((change) => sources.save(change)));
    expect(saved.some((result) => result.status === 'fulfilled')).toBe(true);
    const winner = await sources.byId('shop');
    const found = await Promise.all(changes.flatMap((change) => change.writeKeys).map((key) => sources.byWriteKey(key)));
    expect(found.filter((source) => source !== undefined)).toEqual([winner, winner]);
  });

  it('refuses more write keys than one transaction holds', async () => {
    const sources = await inDynamo();
    await expect(sources.save(shop({ writeKeys: Array.from({ length: 41 }, () => randomUUID()) }))).rejects.toThrow(InvalidInputError);
  });

  it('never puts a write key into a key of the table', async () => {
    const table = await testTable(client, 'identity');
    await new DynamoSources(client, table).save(shop());
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toHaveLength(3);
    for (const item of Items) expect(`${item.pk?.S} ${item.sk?.S}`).not.toMatch(/key-one|key-two/);
  });

  it('leaves the table to the topology, and works on one of the same name again', async () => {
    const table = await testTable(client, 'identity');
    const before = await client.send(new DescribeTableCommand({ TableName: table }));
    await new DynamoSources(client, table).save(shop());
    const other = testDynamoDb();
    expect(await new DynamoSources(other, table).byId('shop')).toEqual(shop());
    const after = await client.send(new DescribeTableCommand({ TableName: table }));
    expect(after.Table?.KeySchema).toEqual(before.Table?.KeySchema);
    await expect(new DynamoSources(client, `absent-${randomUUID()}`).byId('x')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
