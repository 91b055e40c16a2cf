import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { HOUR, ManualClock } from '@groundswell/kernel';
import { InMemoryModerationStore, type ModerationCommit, type ModerationStore } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { operatorOver } from '../../../../test/factories/moderation.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoModerationStore } from './dynamo-moderation-store.ts';

const client = () => DynamoDBDocumentClient.from(testDynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
const table = () => testTable(testDynamoDb(), 'trends');

const stores: readonly (readonly [string, () => Promise<ModerationStore>])[] = [
  ['in memory', () => Promise.resolve(new InMemoryModerationStore())],
  ['on DynamoDB', async () => new DynamoModerationStore(client(), await table())],
];

const commit = (number: number, changes: Partial<ModerationCommit['entry']> = {}): ModerationCommit => ({
  head: { version: number, parts: { 'topics#3': number }, ...(number % 2 === 0 ? { review: { since: 5, begun: false } } : {}) },
  parts: new Map([['topics#3', Uint8Array.of(1, number)]]),
  entry: { number, at: 1_000 + number, by: 'ana', action: 'deny', topics: ['spam'], id: `id-${number}`, ...changes },
});

describe.each(stores)('decisions kept %s', (_name, make) => {
  it('begin with nothing', async () => {
    const store = await make();
    expect(await store.head()).toBeUndefined();
    expect((await store.parts(['queue', 'topics#1'])).size).toBe(0);
    expect(await store.entries({ limit: 5 })).toEqual([]);
    expect((await store.entriesOf([1, 2])).size).toBe(0);
  });

  it('are written whole, one after the other', async () => {
    const store = await make();
    expect(await store.commit(commit(1))).toBe(true);
    expect(await store.commit(commit(2, { reason: 'again' }))).toBe(true);
    expect(await store.head()).toEqual(commit(2).head);
    expect([...(await store.parts(['topics#3', 'queue']))].map(([name, bytes]) => [name, [...bytes]])).toEqual([['topics#3', [1, 2]]]);
  });

  it('are refused whole when another one came first', async () => {
    const store = await make();
    await store.commit(commit(1));
    expect(await store.commit(commit(1, { id: 'other' }))).toBe(false);
    expect(await store.commit(commit(3))).toBe(false);
    expect(await store.head()).toEqual(commit(1).head);
    expect(await store.entries({ limit: 5 })).toEqual([commit(1).entry]);
  });

  it('are told newest first, page by page, with the hashes of their actors', async () => {
    const store = await make();
    const actors = [0, 15, 281_474_976_710_655];
    for (let number = 1; number <= 12; number += 1) await store.commit(commit(number, number === 11 ? { action: 'ban', actors } : {}));
    const first = await store.entries({ limit: 5 });
    expect(first.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8]);
    expect(first[1]).toEqual(commit(11, { action: 'ban', actors }).entry);
    expect((await store.entries({ before: 8, limit: 100 })).map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect([...(await store.entriesOf([3, 11, 3, 99])).values()].toSorted((one, other) => one.number - other.number)).toEqual([
      commit(3).entry,
      commit(11, { action: 'ban', actors }).entry,
    ]);
  });

  it('lose nothing when many decide at once', async () => {
    const store = await make();
    const clock = new ManualClock(0);
    const operators = Array.from({ length: 4 }, (_, index) => operatorOver(store, clock, `operator-${index}`));
    await Promise.all(
      operators.map(async ({ desk }, who) => {
        for (let time = 0; time < 3; time += 1) await desk.ban([who * 100 + time, 7], { by: `operator-${who}` });
      }),
    );
    const state = await operatorOver(store, clock, 'reader').book.read();
    expect(state.banned.size).toBe(13);
    expect((await store.entries({ limit: 100 })).flatMap(({ actors = [] }) => actors)).toHaveLength(13);
  });
});

describe('decisions kept on DynamoDB', () => {
  it('take a thousand actors, and ten thousand, in one change each', async () => {
    const store = new DynamoModerationStore(client(), await table());
    const { book, desk } = operatorOver(store, new ManualClock(HOUR), 'one');
    const hash = (index: number) => (index * 2_654_435_761_987) % 2 ** 48;
    expect(
      await desk.ban(
        Array.from({ length: 1_000 }, (_, index) => hash(index)),
        { by: 'ana' },
      ),
    ).toMatchObject({ count: 1_000 });
    expect(
      await desk.ban(
        Array.from({ length: 10_000 }, (_, index) => hash(index)),
        { by: 'ana' },
      ),
    ).toMatchObject({ count: 9_000 });
    const fresh = operatorOver(store, new ManualClock(HOUR), 'other');
    expect(await fresh.book.read()).toMatchObject({ version: 2 });
    expect(fresh.book.known.banned).toEqual(book.known.banned);
  });

  it('know their own entry when the answer to its write is lost', async () => {
    const losing = client();
    const send = losing.send.bind(losing) as (command: unknown) => Promise<unknown>;
    let lost = 0;
    Object.assign(losing, {
      send: async (command: unknown) => {
        if (command instanceof TransactWriteCommand && lost++ === 0) await send(command);
        return send(command);
      },
    });
    const store = new DynamoModerationStore(losing, await table());
    const { desk } = operatorOver(store, new ManualClock(0), 'one');
    expect(await desk.decide('spam', 'denied', { by: 'ana' })).toEqual({ entry: 1, count: 1 });
    expect(await store.entries({ limit: 9 })).toHaveLength(1);
  });
});
