import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SourceDesk, writeKeyName } from '@groundswell/activity';
import { AccountEraser, PublishedKeys, Standings, Vault } from '@groundswell/auth';
import {
  createDocumentClient,
  DynamoAccountStore,
  DynamoAttempts,
  DynamoDeviceRows,
  DynamoErasedList,
  DynamoErasureOrders,
  DynamoFollowersAlso,
  DynamoIdempotency,
  DynamoKeptItems,
  DynamoKeyRing,
  DynamoLoadNotes,
  DynamoModerationStore,
  DynamoOneTimeStore,
  DynamoOperatorKeyDigests,
  DynamoOutbox,
  DynamoRankStore,
  DynamoSamples,
  DynamoSessionStore,
  DynamoSigningKeyStore,
  DynamoSources,
  DynamoTokenLeases,
  DynamoWatchers,
} from '@groundswell/data';
import { AlertingEraser, Feed, Keeper, KeptEraser, MemoryPhoneServices, SimilarFollows, TrendsForYouReader } from '@groundswell/feed';
import { DAY, HOUR, ManualClock, MINUTE, RandomIds } from '@groundswell/kernel';
import { ActorErasures, ErasedActors, Forgetting, ListedEraser } from '@groundswell/privacy';
import {
  FieldCipher,
  FixedDeploymentKey,
  Idempotency,
  KeyedDigest,
  MemorySealingKeys,
  MemorySecrets,
  RotatingSealingKeys,
  SecretKeyWrapper,
  SignedCursors,
} from '@groundswell/security';
import { PartedTrendReads, Publicity, SampleEraser, StoredTrendReads } from '@groundswell/trend';
import { beforeAll, describe, expect, it } from 'vitest';
import { topology, type FunctionName } from '../../deploy/topology.ts';
import { accountOf, accountPorts, accountWorld, PASSWORD, sessionOf } from '../factories/accounts.ts';
import { operatorOver } from '../factories/moderation.ts';
import { recordRequests, type Touched } from '../support/recorded-requests.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';
import { keepDevices, notify, planDelivery, wantAlerts } from './alerting-requests.ts';
import { count, LARGEST_BODY, PARTS, rank, START, storesOf, TOPIC } from './counting-requests.ts';

interface World {
  readonly clock: ManualClock;
  readonly secrets: MemorySecrets;
  readonly topic: string;
  readonly largestBody: number;
  readonly tables: { readonly identity: string; readonly engagement: string; readonly trends: string; readonly activity: string };
}

/** What `work` does through a client of its own. */
async function requestsOf(work: (client: DynamoDBClient) => Promise<void>): Promise<readonly Touched[]> {
  const client = testDynamoDb();
  const touched = recordRequests(client);
  await work(client);
  client.destroy();
  return touched;
}

async function readPages(world: World, dynamo: DynamoDBClient): Promise<void> {
  const { tables, clock } = world;
  const client = createDocumentClient(dynamo);
  const reads = new StoredTrendReads(new DynamoRankStore(client, tables.trends, new RandomIds()), clock, clock);
  await reads.list('everywhere');
  await reads.scopes();
  await reads.topic(TOPIC);
  await reads.search(TOPIC.slice(0, 5), 10);
  const hour = Math.floor(START / HOUR);
  expect(await reads.hours(TOPIC, 'everywhere', hour - 1, hour + 1)).toHaveLength(1);
  expect(await reads.episodes(TOPIC, 'everywhere')).toHaveLength(1);
  await reads.related(TOPIC);
  await reads.freshness();
  await PartedTrendReads.open(storesOf(client, tables.trends), PARTS, clock, clock).freshness();
  await moderate({ tables, clock }, dynamo);
  const samples = new DynamoSamples(dynamo, tables.activity, clock);
  await samples.ofTopic(TOPIC, 5);
  await samples.arrivals('site', 5);
  const sources = new DynamoSources(dynamo, tables.identity);
  await sources.byId('site');
  await sources.list();
  const desk = new SourceDesk(sources, clock);
  const { writeKeys } = await desk.put('made', { name: 'Made' }, { by: 'ana' });
  await desk.addKey('made', { by: 'ana' });
  await desk.revokeKey('made', writeKeyName(writeKeys[0] ?? ''), { by: 'ana' });
  await sources.entries('made', 5);
  await new DynamoOperatorKeyDigests(dynamo, tables.identity).read();
  await repeat(world, dynamo, 'AGAIN');
  await new ActorErasures(...erasuresOf({ tables, clock }, dynamo), clock).order(7, { by: 'ana' });
  const [accounts, sessions] = [new DynamoAccountStore(client, tables.identity), new DynamoSessionStore(client, tables.identity)];
  expect(await new Standings(accounts, sessions, clock).of('nobody', 'no-session', 1)).toBeUndefined();
  expect(await new PublishedKeys(new DynamoSigningKeyStore(client, tables.identity), clock).publicKey('none')).toBeUndefined();
}

function erasuresOf({ tables, clock }: Pick<World, 'tables' | 'clock'>, dynamo: DynamoDBClient): [ErasedActors, DynamoErasureOrders] {
  const client = createDocumentClient(dynamo);
  return [new ErasedActors(new DynamoErasedList(client, tables.trends), clock), new DynamoErasureOrders(client, tables.identity)];
}

/** Somebody who did something public is forgotten. */
async function forget({ tables, clock }: World, dynamo: DynamoDBClient): Promise<void> {
  const [erased, orders] = erasuresOf({ tables, clock }, dynamo);
  const samples = new DynamoSamples(dynamo, tables.activity, clock);
  const client = createDocumentClient(dynamo);
  const stores = [
    new DynamoAccountStore(client, tables.identity),
    new DynamoSessionStore(client, tables.identity),
    new DynamoOneTimeStore(client, tables.identity),
  ] as const;
  const kept = new KeptEraser(new DynamoKeptItems(client, tables.engagement));
  const outbox = new DynamoOutbox(client, tables.engagement, new RandomIds(), clock);
  const alerting = new AlertingEraser(new DynamoDeviceRows(client, tables.engagement), outbox, new MemoryPhoneServices());
  const erasers = [new ListedEraser(erased), kept, alerting, new SampleEraser(samples), new AccountEraser(...stores)];
  expect(await new Forgetting(orders, erasers, clock).carryOut()).toMatchObject({ ended: 2, failed: [] });
  expect(await stores[0].byId('gone')).toBeUndefined();
}

/** What an operator does: the ranker sweeps, and reads every part of what is decided. */
async function moderate({ tables, clock }: Pick<World, 'tables' | 'clock'>, dynamo: DynamoDBClient): Promise<void> {
  const store = new DynamoModerationStore(createDocumentClient(dynamo), tables.trends);
  const { desk } = operatorOver(store, clock, 'operator');
  await desk.decide('spam', 'denied', { by: 'ana' });
  const [from, until] = [clock.now() - HOUR, clock.now() + HOUR];
  await desk.sweep({ id: `sweep-${clock.now()}`, topic: 'spam', from, until }, { by: 'ana' });
  expect(await operatorOver(store, clock, 'other').book.read()).toMatchObject({ version: expect.any(Number) as number });
  await store.entries({ limit: 5 });
}

/** Asks whose records must not land; what lands goes to buckets. */
async function land({ tables, clock }: World, dynamo: DynamoDBClient): Promise<void> {
  await new ErasedActors(new DynamoErasedList(createDocumentClient(dynamo), tables.trends), clock).current();
}

/** The lease, what is noted, and who was erased; everything else of the loader goes to buckets and to the warehouse. */
async function load({ tables, clock }: World, dynamo: DynamoDBClient): Promise<void> {
  const client = createDocumentClient(dynamo);
  const [notes, erased] = [new DynamoLoadNotes(client, tables.activity), new DynamoErasedList(client, tables.trends)];
  await notes.noteErased(await erased.newest());
  expect(await notes.erasedThrough()).toBe(await erased.newest());
  await erased.after(0);
  expect(await notes.hold('me', clock.now(), clock.now() + MINUTE)).toBe(true);
  await notes.note('activity', { shards: new Map([['activities/a', { key: 'k', landedAt: 1 }]]), seen: new Map() });
  expect((await notes.positions('activity')).shards.size).toBe(1);
  await notes.release('me');
}

async function takeIn({ tables }: World, dynamo: DynamoDBClient): Promise<void> {
  const sources = new DynamoSources(dynamo, tables.identity);
  const source = await sources.byWriteKey('wk-site');
  await sources.byId('site');
  await sources.list();
  if (source === undefined) throw new Error('the source was not set up');
  await sources.save(source);
  await new DynamoTokenLeases(dynamo, tables.identity, new KeyedDigest('a key of this deployment only', 'rates')).lease({
    name: 'site',
    window: 1,
    wanted: 1,
    least: 1,
    limit: 5,
    expiresAt: START,
  });
  await new DynamoOperatorKeyDigests(dynamo, tables.identity).read();
}

/** What people do with their accounts, for long enough that every key is replaced once. */
async function keepAccounts({ tables: { identity }, secrets }: World, dynamo: DynamoDBClient): Promise<string> {
  const client = createDocumentClient(dynamo);
  const clock = new ManualClock(Date.now());
  const keys = new RotatingSealingKeys(new DynamoKeyRing(dynamo, identity), new SecretKeyWrapper(secrets), clock);
  const world = accountWorld({
    ...accountPorts({
      accounts: new DynamoAccountStore(client, identity),
      sessions: new DynamoSessionStore(client, identity),
      once: new DynamoOneTimeStore(client, identity),
      signingKeys: new DynamoSigningKeyStore(client, identity),
      vault: new Vault(new FieldCipher(keys), new FixedDeploymentKey('a key of this deployment only, too')),
      attempts: new DynamoAttempts(dynamo, identity, new KeyedDigest('a key of this deployment only', 'tries'), clock, new RandomIds()),
    }),
    clock,
  });
  const boss = await world.firstOperator.accept((await world.invite())?.split('#')[1] ?? '', 'boss@example.org', PASSWORD);
  const { id } = await world.person();
  const credentials = { address: 'ada@example.org', password: PASSWORD, caller: '192.0.2.1', client: 'test' };
  const { account, session, refreshToken } = await world.signIn.begin(credentials);
  await world.sessions.refresh(refreshToken);
  await world.sessions.raise(id, session.id);
  expect(await world.sessions.list(id)).toHaveLength(1);
  await world.accessTokens.make({ accountId: account.id, sessionId: session.id, tokenVersion: account.tokenVersion });
  await world.standings.of(id, session.id, account.tokenVersion);
  await world.sessions.end(id, session.id);
  await world.desk.change(boss.id, id, { role: 'moderator' });
  expect(await world.ports.accounts.bySubject('nobody')).toBeUndefined();
  expect(await world.ports.accounts.create({ ...account, id: 'linked', addressDigest: 'other', subjectDigest: 'subject' })).toBe('created');
  for (let month = 0; month < 3; month += 1) {
    clock.advance(31 * DAY);
    await world.signingKeys.signer();
    clock.advance(HOUR);
    await world.signingKeys.signer();
  }
  return id;
}

/** A request that is done once, sent again, and one that fails and may be sent again. */
async function repeat({ tables: { identity } }: World, dynamo: DynamoDBClient, partition?: 'ONCE' | 'AGAIN'): Promise<void> {
  const digest = new KeyedDigest('a key of this deployment only', 'once');
  const store = new DynamoIdempotency(dynamo, identity, digest, new FieldCipher(new MemorySealingKeys()), partition);
  const idempotency = new Idempotency(store, new ManualClock(Date.now()), new RandomIds());
  const answer = { status: 202, headers: {}, body: {} };
  for (let sent = 0; sent < 2; sent += 1) await idempotency.once('one', 'request', () => Promise.resolve(answer));
  await expect(idempotency.once('two', 'request', () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
}

/** What people keep, change and remove, as often as they like. */
async function keepItems({ tables, clock }: World, dynamo: DynamoDBClient): Promise<void> {
  const items = new DynamoKeptItems(createDocumentClient(dynamo), tables.engagement);
  const keeper = new Keeper(items, clock);
  const results = await keeper.apply('ada', [
    { id: '1', collection: 'follows', item: 'tea', set: {} },
    { id: '2', collection: 'follows', item: 'oolong', set: {} },
    { id: '3', collection: 'follows', item: 'tea', remove: true, base: 1, after: '1' },
    { id: '4', collection: 'follows', item: 'tea', set: {}, base: 1 },
  ]);
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'conflict']);
  await keeper.changes('ada', 0, 10);
  await keeper.topics('ada', 'follows');
  await new DynamoErasureOrders(createDocumentClient(dynamo), tables.identity).put({
    id: 'ada',
    actor: 1,
    by: 'person',
    orderedAt: 0,
    done: [],
  });
  await new DynamoTokenLeases(dynamo, tables.identity, new KeyedDigest('a key of this deployment only', 'rates')).lease({
    name: 'ada',
    window: 1,
    wanted: 1,
    least: 1,
    limit: 5,
    expiresAt: START,
  });
}

/** An order that nobody has begun, of an actor of whom there is a sample and an arrival. */
async function planted(world: World, dynamo: DynamoDBClient): Promise<void> {
  const { tables, clock } = world;
  const sample = { source: 'site', id: '1', kind: 'post', topics: ['tea'], at: clock.now(), actor: 9 };
  await new DynamoSamples(dynamo, tables.activity, clock).keep([{ ...sample, under: ['tea'] }], [{ ...sample, countedAt: clock.now() }]);
  const orders = new DynamoErasureOrders(createDocumentClient(dynamo), tables.identity);
  for (const { id } of await orders.open()) await orders.end(id);
  const order = { actor: 9, orderedAt: clock.now() - MINUTE * 2, done: [] };
  await orders.put({ id: '9', by: 'ana', ...order });
  await orders.put({ id: 'gone', account: 'gone', by: 'person', ...order });
  const client = createDocumentClient(dynamo);
  await new DynamoAccountStore(client, tables.identity).create(accountOf({ id: 'gone', addressDigest: 'gone', subjectDigest: 'gone' }));
  await new DynamoSessionStore(client, tables.identity).create(sessionOf({ accountId: 'gone' }));
  const link = { digest: 'gone', purpose: 'reset', accountId: 'gone', tokenVersion: 1, expiresAt: clock.now() + HOUR } as const;
  await new DynamoOneTimeStore(client, tables.identity).put(link);
  const mutation = { id: '1', collection: 'follows', item: 'tea', set: {} } as const;
  await new Keeper(new DynamoKeptItems(client, tables.engagement), clock).apply('gone', [mutation]);
  await planDelivery(world, 'gone', dynamo);
}

/** What somebody's feed is made of. */
async function readFeed({ tables, clock }: World, dynamo: DynamoDBClient): Promise<void> {
  const client = createDocumentClient(dynamo);
  const items = new DynamoKeptItems(client, tables.engagement);
  await new Keeper(items, clock).apply('bob', [{ id: '1', collection: 'follows', item: TOPIC, set: {} }]);
  const erased = new ErasedActors(new DynamoErasedList(client, tables.trends), clock, clock);
  const banned = async () => (await erased.current()).hashes;
  const reads = new StoredTrendReads(new DynamoRankStore(client, tables.trends, new RandomIds()), clock, clock, banned);
  const { book } = operatorOver(new DynamoModerationStore(client, tables.trends), clock, 'feed');
  const publicity = new Publicity({ minimumActors: 5, kinds: ['post'] }, reads, book);
  const similar = new SimilarFollows(
    items,
    new DynamoWatchers(client, tables.engagement),
    new DynamoFollowersAlso(client, tables.engagement),
    clock,
  );
  const samples = new DynamoSamples(dynamo, tables.activity, clock);
  const cursors = new SignedCursors(new MemorySecrets(), clock);
  const feed = new Feed({ items, reads, samples, publicity, similar, cursors, clock });
  expect((await feed.page({ person: 'bob', limit: 1 })).entries).toHaveLength(1);
  await new TrendsForYouReader(items, reads, publicity).read('bob', 5);
  await new DynamoSources(dynamo, tables.identity).byId('mobile');
}

function allows(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}

describe('the grants of', { timeout: 60_000 }, () => {
  const used = new Map<FunctionName, readonly Touched[]>();
  const tableOf = (tableName: string) => tableName.slice(0, tableName.indexOf('-'));

  beforeAll(async () => {
    const dynamo = testDynamoDb();
    const make = (name: 'identity' | 'engagement' | 'trends' | 'activity') => testTable(dynamo, name, true);
    const tables = {
      identity: await make('identity'),
      engagement: await make('engagement'),
      trends: await make('trends'),
      activity: await make('activity'),
    };
    const world: World = { clock: new ManualClock(START), secrets: new MemorySecrets(), topic: TOPIC, largestBody: LARGEST_BODY, tables };
    const source = { id: 'site', name: 'Site', writeKeys: ['wk-site'], createdAt: START };
    await new DynamoSources(dynamo, tables.identity).save(source);
    used.set('count', await requestsOf((client) => count(world, client)));
    await moderate(world, dynamo);
    used.set('rank', await requestsOf((client) => rank(world, client)));
    used.set('web', await requestsOf((client) => readPages(world, client)));
    let account = '';
    used.set(
      'mobile',
      await requestsOf(async (client) => {
        account = await keepAccounts(world, client);
        await repeat(world, client);
        await keepItems(world, client);
        await readFeed(world, client);
        await keepDevices(world, client);
      }),
    );
    await planted(world, dynamo);
    used.set('forget', await requestsOf((client) => forget(world, client)));
    await wantAlerts(world, dynamo);
    used.set('notify', await requestsOf((client) => notify(world, account, client)));
    used.set('land', await requestsOf((client) => land(world, client)));
    used.set('load', await requestsOf((client) => load(world, client)));
    used.set('ingest', await requestsOf((client) => takeIn(world, client)));
  }, 120_000);

  it.each(topology.functions)('50: $name let it do what it does', ({ name, grants }) => {
    const refused = (used.get(name) ?? []).filter(
      ({ action, tableName, partitionKey }) =>
        !grants.some(
          ({ on, actions, leadingKeys }) =>
            'table' in on &&
            on.table === tableOf(tableName) &&
            actions.includes(action) &&
            (leadingKeys === undefined || leadingKeys.some((pattern) => allows(pattern, partitionKey))),
        ),
    );
    expect(refused).toEqual([]);
  });

  it.each(topology.functions)('50: $name name no key and no write that it does not need', ({ name, grants }) => {
    const requests = used.get(name) ?? [];
    const unused = grants.flatMap(({ on, actions, leadingKeys = ['(all)'] }) => {
      if (!('table' in on)) return [];
      const fitting = requests.filter(({ action, tableName }) => tableOf(tableName) === on.table && actions.includes(action));
      const keys = leadingKeys.filter((pattern) => !fitting.some(({ partitionKey }) => allows(pattern, partitionKey)));
      const writes = actions.filter(
        (action) => /Put|Update|Delete|Write/.test(action) && !fitting.some((request) => request.action === action),
      );
      return [...keys, ...writes].map((what) => `${on.table}: ${what}`);
    });
    expect(unused).toEqual([]);
  });
});
