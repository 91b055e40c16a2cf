import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  alertsOnTopic,
  digestsAt,
  followersOf,
  Keeper,
  type KeptItems,
  MemoryKeptItems,
  MemoryWatchers,
  type Mutation,
  REMEMBERED,
  type Watched,
  type Watchers,
} from '@groundswell/feed';
import { ManualClock } from '@groundswell/kernel';
import { describe, expect, it, vi } from 'vitest';
import { recordRequests } from '../../../../test/support/recorded-requests.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoKeptItems, DynamoWatchers } from '../index.ts';

// The first transactions of a DynamoDB Local on a busy machine take seconds.
vi.setConfig({ testTimeout: 30_000 });

const dynamo = testDynamoDb();
const client = createDocumentClient(dynamo);
const NOW = 1_700_000_000_000;
const ALERT = '00000000-0000-4000-8000-000000000001';

interface Stores {
  readonly items: KeptItems;
  readonly watchers: Watchers;
}

const inMemory = (): Promise<Stores> => {
  const items = new MemoryKeptItems();
  return Promise.resolve({ items, watchers: new MemoryWatchers(items) });
};
const inDynamoDb = async (): Promise<Stores & { readonly table: string }> => {
  const table = await testTable(dynamo, 'engagement');
  return { table, items: new DynamoKeptItems(client, table), watchers: new DynamoWatchers(client, table) };
};
const mutation = (item: string, change: Partial<Mutation> = {}): Mutation => ({ id: randomUUID(), collection: 'follows', item, ...change });
const follow = (item: string, change: Partial<Mutation> = {}): Mutation => mutation(item, { set: {}, ...change });
const remove = (item: string, change: Partial<Mutation> = {}): Mutation => mutation(item, { remove: true, ...change });

async function rowsOf(table: string): Promise<readonly Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return Items;
}

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', inDynamoDb],
])('%s, what people keep', (_where, make) => {
  it('is read as it was written, by its person alone', async () => {
    const { items } = await make();
    const keeper = new Keeper(items, new ManualClock(NOW));
    const set = {
      displayName: 'Ada é',
      languages: ['pt'],
      quietHours: { from: '22:00', to: '07:00' },
      digest: { every: 'day', by: ['push'] },
    };
    await keeper.apply('ada', [mutation('me', { collection: 'profile', set }), follow('b'), follow('a'), remove('b')]);
    expect(await keeper.profile('ada')).toEqual({
      regions: [],
      timeZone: 'UTC',
      ...set,
      digest: { every: 'day', at: '08:00', by: ['push'] },
    });
    expect(await items.list('ada', 'follows')).toEqual([{ collection: 'follows', id: 'a', version: 3, changedAt: NOW, value: {} }]);
    expect(new Set((await items.all('ada')).map(({ collection, id }) => `${collection} ${id}`))).toEqual(
      new Set(['follows a', 'profile me']),
    );
    expect(await items.all('bob')).toEqual([]);
    expect(await items.find('ada', 'follows', 'b')).toBeUndefined();
    expect((await items.changes('ada', { since: 3, until: 4, limit: 5 })).map(({ id, value }) => [id, value])).toEqual([['b', undefined]]);
    expect(await items.head('ada')).toEqual({ sequence: 4, counts: { profile: 1, follows: 1 } });
    expect([await items.head('bob'), await items.list('bob', 'follows'), await items.find('bob', 'follows', 'a')]).toEqual([
      { sequence: 0, counts: {} },
      [],
      undefined,
    ]);
    const changed = await items.changes('ada', { since: 0, until: 4, limit: 10 });
    expect(changed.map(({ id, version }) => [id, version])).toEqual([
      ['me', 1],
      ['a', 3],
      ['b', 4],
    ]);
    expect((await items.changes('ada', { since: 1, until: 3, limit: 1 })).map(({ id }) => id)).toEqual(['a']);
  });

  it('changes by one of several at once, and by each mutation once', async () => {
    const { items } = await make();
    const keepers = Array.from({ length: 3 }, () => new Keeper(items, new ManualClock(NOW)));
    const [own, same, base] = [['a', 'b', 'c'].map((topic) => follow(topic)), follow('x'), [follow('y'), remove('x', { base: 9 })]];
    const results = await Promise.all(keepers.map((keeper, index) => keeper.apply('ada', [own[index] as Mutation, same, ...base])));
    const told = results.flat().map(({ id, status, version }) => [id, status, version] as const);
    const applied = told.filter(([, status]) => status === 'applied');
    expect(applied.map(([id]) => id).toSorted()).toEqual([...own, same, base[0] as Mutation].map(({ id }) => id).toSorted());
    expect(new Set(applied.map(([, , version]) => version))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(told.filter(([, status]) => status === 'already-applied')).toHaveLength(4);
    expect(told.filter(([id]) => id === base[1]?.id).map(([, status]) => status)).toEqual(['conflict', 'conflict', 'conflict']);
    expect(await items.head('ada')).toEqual({ sequence: 5, counts: { follows: 5 } });
  });

  it('is told to who reads while others write: in the end nothing was skipped', async () => {
    const { items } = await make();
    const keepers = Array.from({ length: 3 }, () => new Keeper(items, new ManualClock(NOW)));
    let left = keepers.length;
    const writing = keepers.map(async (keeper, writer) => {
      const topics = Array.from({ length: 4 }, (_, index) => (index % 2 === 1 ? 'shared' : `topic-${writer}-${index}`));
      for (const topic of topics) await keeper.apply('ada', [follow(topic), remove(topic), follow(topic)]);
      left -= 1;
    });
    const [seen, reader] = [new Map<string, number>(), new Keeper(items, new ManualClock(NOW))];
    let sequence = 0;
    const read = async () => {
      const told = await reader.changes('ada', sequence, 4);
      for (const { id, version, value } of told.changes) {
        if (value === undefined) seen.delete(id);
        else seen.set(id, version);
      }
      sequence = told.sequence;
    };
    while (left > 0) await read();
    await Promise.all(writing);
    while (sequence < (await items.head('ada')).sequence) await read();
    const kept = (await items.list('ada', 'follows')).map(({ id, version }) => [id, version]);
    expect(new Map(kept as [string, number][])).toEqual(seen);
  });

  it('is found by what it watches, by nobody once it is gone', async () => {
    const { items, watchers } = await make();
    const keeper = new Keeper(items, new ManualClock(NOW));
    const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
    await Promise.all(people.map((person) => keeper.apply(person, [follow('tea')])));
    const who = async (watched: Watched, limit = 100) => {
      const found: string[] = [];
      for await (const { person } of watchers.all(watched, limit)) found.push(person);
      return found.toSorted();
    };
    expect(await who(followersOf('tea'))).toEqual(people.toSorted());
    expect(await who(followersOf('tea'), 3)).toEqual(people.toSorted());
    const when = { kind: 'topic-starts', topic: 'tea' };
    const digest = { every: 'day', at: '09:30', by: ['email'] };
    await keeper.apply('person-1', [
      mutation(ALERT, { collection: 'alerts', set: { when, by: ['push'] } }),
      mutation('me', { collection: 'profile', set: { timeZone: 'Asia/Tokyo', digest } }),
    ]);
    expect([await who(alertsOnTopic('tea')), await who(digestsAt('Asia/Tokyo', '09:30'))]).toEqual([['person-1'], ['person-1']]);
    await keeper.apply('person-1', [
      mutation(ALERT, { collection: 'alerts', set: { when: { ...when, topic: 'oolong' }, by: ['push'] } }),
      remove('tea'),
    ]);
    expect([await who(alertsOnTopic('tea')), await who(alertsOnTopic('oolong'))]).toEqual([[], ['person-1']]);
    await items.erase('person-1');
    expect([await who(alertsOnTopic('oolong')), await who(digestsAt('Asia/Tokyo', '09:30')), await items.head('person-1')]).toEqual([
      [],
      [],
      { sequence: 0, counts: {} },
    ]);
    expect(await who(followersOf('tea'))).toEqual(people.filter((person) => person !== 'person-1').toSorted());
    await items.erase('person-1');
  });
});

describe('in the table engagement', () => {
  it('nothing is left of somebody who was erased', async () => {
    const { items, table } = await inDynamoDb();
    const keeper = new Keeper(items, new ManualClock(NOW));
    await keeper.apply('planted', [follow('a'), follow('b'), remove('a'), follow('')]);
    await keeper.apply('other', [follow('a')]);
    await items.erase('planted');
    expect(JSON.stringify(await rowsOf(table))).not.toContain('planted');
    expect(await keeper.topics('other', 'follows')).toEqual(['a']);
  });

  it('is read without what was removed, however much that is: it stands elsewhere, once, and comes back from there', async () => {
    const { items, table } = await inDynamoDb();
    const keeper = new Keeper(items, new ManualClock(NOW));
    const rows = async (prefix: string) => (await rowsOf(table)).filter(({ sk }) => String(sk).startsWith(prefix)).length;
    const topics = Array.from({ length: 12 }, (_, index) => `topic${index}`);
    await keeper.apply('ada', [follow('kept'), ...topics.flatMap((topic) => [follow(topic), remove(topic)])]);
    expect([await rows('ITEM#'), await rows('GONE#'), await rows('CHANGE#')]).toEqual([1, 12, 13]);
    await keeper.apply('ada', [...topics.map((topic) => follow(topic)), remove('kept'), follow('kept'), remove('kept')]);
    expect([await rows('ITEM#'), await rows('GONE#'), await rows('CHANGE#')]).toEqual([12, 1, 13]);
    const { changes } = await keeper.changes('ada', 0, 100);
    expect(changes.filter(({ value }) => value === undefined).map(({ id }) => id)).toEqual(['kept']);
  });

  it('what was removed and what was answered goes after 90 days, and nothing else', async () => {
    const { items, table } = await inDynamoDb();
    await new Keeper(items, new ManualClock(NOW)).apply('ada', [follow('a', { id: 'one' }), follow('b'), remove('b', { id: 'two' })]);
    const going = (await rowsOf(table)).filter(({ expiresAt }) => expiresAt !== undefined);
    const kinds = going.map(({ sk }) => String(sk).replace(/#.*/, ''));
    expect(kinds.toSorted()).toEqual(['CHANGE', 'DONE', 'DONE', 'DONE', 'GONE']);
    expect(new Set(going.map(({ expiresAt }) => expiresAt))).toEqual(new Set([(NOW + REMEMBERED) / 1_000]));
  });

  it('a mutation whose answer is lost is done once', async () => {
    const { table } = await inDynamoDb();
    const losing = createDocumentClient(dynamo);
    const send = losing.send.bind(losing) as (command: unknown) => Promise<unknown>;
    const over = Object.assign(losing, {
      send: async (command: { constructor: { name: string } }) => {
        if (/Put|Transact/.test(command.constructor.name)) await send(command);
        return send(command);
      },
    });
    const items = new DynamoKeptItems(over, table);
    const results = await new Keeper(items, new ManualClock(NOW)).apply('ada', [follow('a'), follow(''), remove('a'), follow('a')]);
    expect(results.map(({ status, version }) => [status, version])).toEqual([
      ['already-applied', 1],
      ['refused', undefined],
      ['already-applied', 2],
      ['already-applied', 3],
    ]);
  });

  it('a resync reads a person’s changes by key: one item and a query a page, however many others there are', async () => {
    const { table, items } = await inDynamoDb();
    const clock = new ManualClock(NOW);
    await Promise.all(['bob', 'eve'].map((person) => new Keeper(items, clock).apply(person, [follow('a'), follow('b')])));
    await new Keeper(items, clock).apply(
      'ada',
      Array.from({ length: 12 }, (_, index) => follow(`topic-${index}`)),
    );
    const recorded = testDynamoDb();
    const touched = recordRequests(recorded);
    const keeper = new Keeper(new DynamoKeptItems(createDocumentClient(recorded), table), clock);
    const first = await keeper.changes('ada', 0, 10);
    const second = await keeper.changes('ada', first.sequence, 10);
    expect([first.changes.length, first.more, second.changes.length, second.more]).toEqual([10, true, 2, false]);
    expect(touched.map(({ action, partitionKey }) => `${action} ${partitionKey}`)).toEqual([
      'dynamodb:GetItem PERSON#ada',
      'dynamodb:Query PERSON#ada',
      'dynamodb:GetItem PERSON#ada',
      'dynamodb:Query PERSON#ada',
    ]);
    await keeper.changes('ada', second.sequence, 10);
    expect(touched.slice(4)).toHaveLength(1);
  });
});
