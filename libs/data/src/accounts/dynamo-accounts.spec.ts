import { randomUUID } from 'node:crypto';
import { PutCommand, ScanCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type AccountStore,
  MemoryAccountStore,
  MemoryOneTimeStore,
  MemorySessionStore,
  MemorySigningKeyStore,
  type OneTimeStore,
  type SessionStore,
  type SigningKeyStore,
} from '@groundswell/auth';
import { MINUTE } from '@groundswell/kernel';
import { KeyedDigest } from '@groundswell/security';
import { describe, expect, it, vi } from 'vitest';
import { accountOf, accountPorts, accountWorld, codeAt, PASSWORD, sessionOf } from '../../../../test/factories/accounts.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoAccountStore, DynamoAttempts, DynamoOneTimeStore, DynamoSessionStore, DynamoSigningKeyStore } from '../index.ts';

// The first transactions of a DynamoDB Local on a busy machine take seconds.
vi.setConfig({ testTimeout: 30_000 });

const dynamo = testDynamoDb();
const client = createDocumentClient(dynamo);

interface Stores {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly once: OneTimeStore;
  readonly signingKeys: SigningKeyStore;
}

const storesIn = (table: string, over = client): Stores => ({
  accounts: new DynamoAccountStore(over, table),
  sessions: new DynamoSessionStore(over, table),
  once: new DynamoOneTimeStore(over, table),
  signingKeys: new DynamoSigningKeyStore(over, table),
});
const inMemory = (): Promise<Stores> =>
  Promise.resolve({
    accounts: new MemoryAccountStore(),
    sessions: new MemorySessionStore(),
    once: new MemoryOneTimeStore(),
    signingKeys: new MemorySigningKeyStore(),
  });

/** Sends every write twice, and gives the second answer: as when the first one is lost. */
function losingAnswers(): typeof client {
  const losing = createDocumentClient(dynamo);
  const send = losing.send.bind(losing) as (command: unknown) => Promise<unknown>;
  const isWrite = (command: unknown): boolean => [PutCommand, UpdateCommand, TransactWriteCommand].some((kind) => command instanceof kind);
  return Object.assign(losing, {
    send: async (command: unknown) => {
      if (isWrite(command)) await send(command);
      return send(command);
    },
  });
}

const whole = accountOf({
  subjectDigest: 's'.repeat(43),
  role: 'moderator',
  verifiedAt: 2,
  disabledAt: 3,
  authenticator: { secret: 'sealed', confirmedAt: 4, lastStep: 5, recovery: ['digest-1', 'digest-2'] },
});

describe.each([
  ['in memory', inMemory],
  ['in DynamoDB', async () => storesIn(await testTable(dynamo, 'identity'))],
  ['in DynamoDB with every answer lost once', async () => storesIn(await testTable(dynamo, 'identity'), losingAnswers())],
])('%s, accounts', (_where, make) => {
  it('are found by id, address and subject', async () => {
    const { accounts } = await make();
    expect(await accounts.create(whole)).toBe('created');
    for (const found of [accounts.byId(whole.id), accounts.byAddress(whole.addressDigest), accounts.bySubject('s'.repeat(43))]) {
      expect(await found).toEqual(whole);
    }
    for (const found of [accounts.byId('other'), accounts.byAddress('other'), accounts.bySubject('other')]) {
      expect(await found).toBeUndefined();
    }
  });

  it('are created whole or not at all: one for an address, one for a subject', async () => {
    const { accounts } = await make();
    await accounts.create(whole);
    expect(await accounts.create(accountOf({ id: 'b' }))).toBe('address-taken');
    expect(await accounts.create(accountOf({ id: 'c', addressDigest: 'c', subjectDigest: whole.subjectDigest ?? '' }))).toBe(
      'address-taken',
    );
    expect([await accounts.byId('b'), await accounts.byId('c'), await accounts.byAddress('c')]).toEqual([undefined, undefined, undefined]);
  });

  it('are changed by one of two at once', async () => {
    const { accounts } = await make();
    await accounts.create(accountOf());
    const changes = ['one', 'two', 'three'].map((password) => accounts.replace(accountOf({ password, version: 2 })));
    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    expect(await accounts.replace(accountOf({ password: 'late', version: 2 }))).toBe(false);
    expect(await accounts.replace(accountOf({ id: 'absent', version: 2 }))).toBe(false);
    const { password, ...rest } = accountOf({ version: 3 });
    expect([await accounts.replace(rest), await accounts.byId('account-1'), password === undefined]).toEqual([true, rest, false]);
  });

  it('are changed by one of ten at once who would all write the same', async () => {
    const { accounts } = await make();
    await accounts.create(whole);
    for (const account of [accountOf({ version: 2 }), { ...whole, version: 3 }]) {
      const changes = await Promise.all(Array.from({ length: 10 }, () => accounts.replace(account)));
      expect(changes.filter(Boolean)).toHaveLength(1);
    }
  });

  it('are linked to a subject that nobody else has', async () => {
    const { accounts } = await make();
    await accounts.create(whole);
    await accounts.create(accountOf({ id: 'b', addressDigest: 'b' }));
    const linked = accountOf({ id: 'b', addressDigest: 'b', version: 2 });
    expect(await accounts.replace({ ...linked, subjectDigest: whole.subjectDigest ?? '' })).toBe(false);
    expect(await accounts.replace({ ...linked, subjectDigest: 't'.repeat(43) })).toBe(true);
    expect(await accounts.bySubject('t'.repeat(43))).toMatchObject({ id: 'b', version: 2 });
  });

  it('begin with one first operator', async () => {
    const { accounts } = await make();
    expect(await accounts.hadOperator()).toBe(false);
    const operators = ['a', 'b', 'c'].map((id) => accounts.create(accountOf({ id, addressDigest: id, role: 'operator' }), true));
    expect((await Promise.all(operators)).toSorted()).toEqual(['created', 'operator-exists', 'operator-exists']);
    expect(await accounts.hadOperator()).toBe(true);
  });

  it('have sessions, which are found, listed and removed', async () => {
    const { sessions } = await make();
    for (const id of ['a', 'b']) await sessions.create(sessionOf({ id }));
    await sessions.create(sessionOf({ id: 'c', accountId: 'account-2' }));
    expect(await sessions.find('account-1', 'a')).toEqual(sessionOf({ id: 'a' }));
    expect(await sessions.find('account-1', 'c')).toBeUndefined();
    expect((await sessions.list('account-1')).map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
    expect([await sessions.remove('account-1', 'a'), await sessions.remove('account-1', 'a')]).toEqual([true, false]);
    expect((await sessions.list('account-1')).map(({ id }) => id)).toEqual(['b']);
  });

  it('have sessions that are rotated by one of many at once, and raised', async () => {
    const { sessions } = await make();
    await sessions.create(sessionOf());
    const rotate = (to: string) => sessions.rotate('account-1', 'session-1', { from: '1'.repeat(64), to, at: 7 });
    expect((await Promise.all(['2', '3', '4'].map(rotate))).filter(Boolean)).toHaveLength(1);
    expect(await rotate('5')).toBe(false);
    await sessions.raise('account-1', 'session-1');
    await sessions.raise('account-1', 'absent');
    expect(await sessions.find('account-1', 'session-1')).toMatchObject({
      secondFactor: true,
      refreshedAt: 7,
      previousDigest: '1'.repeat(64),
      expiresAt: 4_000_000_000_000,
    });
    expect(await sessions.find('account-1', 'absent')).toBeUndefined();
    expect(await sessions.rotate('account-1', 'absent', { from: '1', to: '2', at: 7 })).toBe(false);
  });

  it('have links that one of many uses up', async () => {
    const { once } = await make();
    const record = { digest: 'd', purpose: 'reset' as const, accountId: 'account-1', tokenVersion: 3, expiresAt: 1_700_000_000_001 };
    await once.put(record);
    await once.put({ digest: 'e', purpose: 'first-operator', expiresAt: 5 });
    expect([await once.read('d'), await once.read('absent')]).toEqual([record, undefined]);
    expect((await Promise.all([1, 2, 3].map(() => once.remove('d')))).filter(Boolean)).toHaveLength(1);
    expect([await once.read('d'), await once.remove('absent')]).toEqual([undefined, false]);
    expect(await once.read('e')).toEqual({ digest: 'e', purpose: 'first-operator', expiresAt: 5 });
  });

  it('have signing keys, one of each number', async () => {
    const { signingKeys } = await make();
    const key = (number: number, kid: string) => ({ number, kid, publicJwk: '{}', sealedJwk: 'sealed', signsFrom: number });
    for (const number of [2, 1, 10]) expect(await signingKeys.add(key(number, `k${number}`))).toBe(true);
    expect(await signingKeys.add(key(2, 'other'))).toBe(false);
    await signingKeys.remove(1);
    expect(await signingKeys.list()).toEqual([key(2, 'k2'), key(10, 'k10')]);
  });
});

describe('accounts in DynamoDB', () => {
  it('17: evaluate exactly ten of 60 wrong passwords that come at once to four instances', async () => {
    const table = await testTable(dynamo, 'identity');
    const shared = accountPorts(storesIn(table));
    const digest = new KeyedDigest('a key of at least thirty-two characters', 'tries');
    const worlds = Array.from({ length: 4 }, () =>
      accountWorld({ ...shared, attempts: new DynamoAttempts(testDynamoDb(), table, digest, shared.clock, shared.ids) }),
    );
    await worlds[0]?.person('ada@example.org');
    const credentials = (password: string) => ({ address: 'ada@example.org', password, caller: '192.0.2.1', client: '' });
    const tried = Array.from(
      { length: 60 },
      (_, index) => worlds[index % 4]?.signIn.begin(credentials(`wrong ${index}`)) ?? Promise.resolve(),
    );
    const codes = (await Promise.allSettled(tried)).map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : 'in',
    );
    const count = (code: string) => codes.filter((other) => other === code).length;
    expect([count('wrong-credentials'), count('too-many-attempts')]).toEqual([10, 50]);
  });

  it('open one session with a code that comes ten times at once, of the authenticator or on paper', async () => {
    const world = accountWorld(accountPorts(storesIn(await testTable(dynamo, 'identity'))));
    const { id } = await world.person('ada@example.org');
    const { secret } = await world.authenticators.begin(id);
    const [paper = ''] = await world.secondFactors.switchOn(id, codeAt(secret, world.ports.clock.now()));
    world.ports.clock.advance(5 * MINUTE);
    for (const code of [codeAt(secret, world.ports.clock.now()), paper]) {
      const credentials = { address: 'ada@example.org', password: PASSWORD, code, caller: '192.0.2.1', client: '' };
      const tried = await Promise.allSettled(Array.from({ length: 10 }, () => world.signIn.begin(credentials)));
      expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect((await world.accounts.view(id)).recoveryCodesLeft).toBe(9);
    expect(await world.sessions.list(id)).toHaveLength(2);
  });

  it('do everything that they do in memory, and keep no secret in readable form', async () => {
    const table = await testTable(dynamo, 'identity');
    const world = accountWorld(accountPorts(storesIn(table)));
    const address = `planted-${randomUUID()}@example.org`;
    await world.person(address);
    const { refreshToken, account } = await world.signIn.begin({ address, password: PASSWORD, caller: '192.0.2.1', client: 'phone' });
    const { secret } = await world.authenticators.begin(account.id);
    const accessToken = await world.accessTokens.make({ accountId: account.id, sessionId: 'x', tokenVersion: 1 });
    const next = await world.sessions.refresh(refreshToken);
    await expect(world.sessions.refresh(refreshToken)).rejects.toMatchObject({ code: 'session-ended' });
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items.length).toBeGreaterThanOrEqual(4);
    const stored = JSON.stringify(Items);
    const secrets = [address, PASSWORD, secret, accessToken, '"d":', ...next.refreshToken.split('.').slice(2), world.tokenFor(address)];
    for (const planted of secrets) expect(stored).not.toContain(planted);
  });
});
