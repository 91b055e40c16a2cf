import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ManualClock, RandomIds } from '@groundswell/kernel';
import { CHAIN_START, encodeDelta, MalformedBytesError, type UnreadableDelta } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { collect, deltaLogContract, deltaOf } from '../../../../test/support/delta-log-contract.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoDeltaLog } from './dynamo-delta-log.ts';

const SHARD = 'shardId-000000000000';

async function make(largestBody?: number, topicParts?: number) {
  const dynamo = testDynamoDb();
  const table = await testTable(dynamo, 'trends');
  const client: DynamoDBDocumentClient = createDocumentClient(dynamo);
  const log = new DynamoDeltaLog(client, table, new ManualClock(1_607_000_000_000), new RandomIds(), largestBody, topicParts);
  const itemsOf = async (pk: string) => {
    const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
    return (await client.send(new QueryCommand(query))).Items ?? [];
  };
  const remove = async (pk: string) => {
    for (const { sk } of await itemsOf(pk)) await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
  };
  return { log, client, table, itemsOf, remove, expire: (shard: string) => remove(`D#${shard}`) };
}

describe('DynamoDeltaLog of deltas in parts by topic', { timeout: 30_000 }, () => {
  deltaLogContract(() => make(undefined, 4));
});

describe('DynamoDeltaLog', { timeout: 30_000 }, () => {
  deltaLogContract(() => make());

  it('writes one item a delta, which expires after three days', async () => {
    const { log, itemsOf } = await make();
    await log.append(deltaOf('0', '5'));
    const items = await itemsOf(`D#${SHARD}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ sk: '0'.repeat(64), last: '5', expiresAt: 1_607_000_000 + 3 * 86_400 });
    expect(await itemsOf(`P#${SHARD}`)).toEqual([]);
  });

  it('takes a put whose answer was lost for what it is', async () => {
    const { log, client } = await make();
    let lost = 0;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const result = await next(args);
        if (context.commandName === 'PutItemCommand' && lost === 0 && JSON.stringify(args.input).includes('D#')) {
          lost += 1;
          throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError', $retryable: {} });
        }
        return result;
      },
      { step: 'deserialize', priority: 'high' },
    );
    expect(await log.append(deltaOf('0', '5'))).toBe('appended');
    expect(lost).toBe(1);
    expect(await log.append(deltaOf('0', '6'))).toBe('conflict');
  });

  it('keeps a large delta in parts that nobody sees before the whole is there', async () => {
    const { log, itemsOf, client, table } = await make(200);
    const large = deltaOf('0', '5', { ids: Float64Array.from({ length: 300 }, (_, index) => index * 7e11) });
    expect(await log.append(large)).toBe('appended');
    expect((await itemsOf(`P#${SHARD}`)).length).toBeGreaterThan(3);
    expect(await itemsOf(`D#${SHARD}`)).toHaveLength(1);
    expect(await collect(log.read(SHARD, CHAIN_START))).toEqual([large]);
    expect(await collect(log.recentIds(SHARD, 0))).toEqual([{ arrivedTo: 2_000, ids: large.ids, beginsChain: true }]);

    // A rival that lost leaves parts behind; they are not part of anything.
    expect(await log.append({ ...large, last: '6' })).toBe('conflict');
    expect(await log.append(large)).toBe('appended');
    await client.send(new PutCommand({ TableName: table, Item: { pk: `P#${SHARD}`, sk: 'orphan#0000', body: Uint8Array.of(1) } }));
    expect(await collect(log.read(SHARD, CHAIN_START))).toEqual([large]);
  });

  it('says so when parts are missing', async () => {
    const { log, remove } = await make(50);
    await log.append(deltaOf('0', '5'));
    await remove(`P#${SHARD}`);
    await expect(collect(log.read(SHARD, CHAIN_START))).rejects.toThrow(MalformedBytesError);
  });

  it('goes on behind a delta that cannot be read, and tells all that is known of it', async () => {
    const { log, client, table } = await make();
    for (const [previous, last] of [
      ['0', '9'],
      ['9', '10'],
      ['10', '11'],
      ['11', '12'],
    ] as const)
      await log.append(deltaOf(previous, last));
    const damage = (previous: string, body: Uint8Array) =>
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `D#${SHARD}`, sk: previous.padStart(64, '0') },
          UpdateExpression: 'SET body = :body',
          ExpressionAttributeValues: { ':body': body },
        }),
      );
    await damage('0', Uint8Array.of(99, 1, 2));
    await damage('10', encodeDelta(deltaOf('10', '4711')));
    const told: UnreadableDelta[] = [];
    const passOver = (delta: UnreadableDelta) => void told.push(delta);
    expect((await collect(log.read(SHARD, CHAIN_START, passOver))).map(({ last }) => last)).toEqual(['10', '12']);
    expect(told).toMatchObject([
      {
        shard: SHARD,
        previous: '0',
        last: '9',
        arrivedTo: 2_000,
        reason: expect.stringContaining('version 99'),
        data: Uint8Array.of(99, 1, 2),
      },
      { previous: '10', last: '11', reason: expect.stringContaining('elsewhere') },
    ]);
    const recent = await collect(log.recentIds(SHARD, 0, passOver));
    expect(recent.map(({ ids, beginsChain }) => [ids.length, beginsChain])).toEqual([
      [2, false],
      [0, false],
      [2, false],
      [0, true],
    ]);
    await expect(collect(log.read(SHARD, CHAIN_START))).rejects.toThrow(MalformedBytesError);
    await expect(collect(log.recentIds(SHARD, 0))).rejects.toThrow(MalformedBytesError);
  });

  it('stands at the head that was kept when the newest deltas expired before older ones', async () => {
    const { log, client, table } = await make();
    await log.append(deltaOf('0', '9'));
    await log.append(deltaOf('9', '10'));
    await log.keepHead(SHARD, '10');
    await client.send(new DeleteCommand({ TableName: table, Key: { pk: `D#${SHARD}`, sk: '9'.padStart(64, '0') } }));
    expect(await log.head(SHARD)).toBe('10');
    await log.append(deltaOf('10', '11'));
    expect(await log.head(SHARD)).toBe('11');
  });

  it('reads over many pages', async () => {
    const { log } = await make();
    const ids = Float64Array.from({ length: 50_000 }, (_, index) => index * 5e9);
    for (let index = 0; index < 6; index += 1) await log.append(deltaOf(String(index), String(index + 1), { ids }));
    const lasts = (await collect(log.read(SHARD, '1'))).map((delta) => delta.last);
    expect(lasts).toEqual(['2', '3', '4', '5', '6']);
  });

  it('refuses what is no sequence number', async () => {
    const { log } = await make();
    await expect(log.append(deltaOf('x', '5'))).rejects.toThrow(RangeError);
  });
});
