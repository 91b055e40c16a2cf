import { decodeProtectedHeader, jwtVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { SECOND } from '@groundswell/kernel';
import { accountPorts, accountWorld, AUDIENCE } from '../../../../../test/factories/accounts.ts';
import { ACCESS_LIFETIME, claimsOf, kidOf } from './access-tokens.ts';
import { KEY_OVERLAP } from './published-keys.ts';
import { KEY_LEAD, KEY_LIFETIME } from './signing-keys.ts';
import { MemorySigningKeyStore } from './signing-key-store.ts';

const CLAIMS = { accountId: 'account-1', sessionId: 'session-1', tokenVersion: 3 };
const kid = (token: string) => decodeProtectedHeader(token).kid ?? '';

describe('access tokens', () => {
  it('are what any library reads with the published keys, and live ten minutes', async () => {
    const { accessTokens, signingKeys, ports } = accountWorld();
    const token = await accessTokens.make(CLAIMS);
    const keys = createLocalJWKSet((await signingKeys.keySet()) as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      ...AUDIENCE,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(ports.clock.now()),
    });
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: kidOf(token) });
    expect(payload).toMatchObject({ sub: 'account-1', sid: 'session-1', ver: 3, iat: ports.clock.now() / SECOND });
    expect((payload.exp ?? 0) * SECOND).toBe(ports.clock.now() + ACCESS_LIFETIME);
    expect(claimsOf(payload, AUDIENCE, ports.clock.now())).toEqual(CLAIMS);
  });

  it('are signed by keys whose private halves nobody can read', async () => {
    const { signingKeys, ports } = accountWorld();
    await signingKeys.signer();
    const [stored] = await ports.signingKeys.list();
    expect(Object.keys(JSON.parse(stored?.publicJwk ?? '{}') as object).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(JSON.stringify((await signingKeys.keySet()).keys)).not.toContain('"d"');
    await expect(ports.vault.open(stored?.sealedJwk ?? '', 'another', 'signing key')).rejects.toThrow(/does not open/);
    expect(await ports.vault.open(stored?.sealedJwk ?? '', stored?.kid ?? '', 'signing key')).toContain('"d"');
  });
});

describe('signing keys', () => {
  it('are published before anybody signed in: the first look makes the first key, whoever looks', async () => {
    const one = accountWorld();
    const sharing = accountWorld(one.ports);
    const sets = await Promise.all([one.signingKeys.keySet(), sharing.signingKeys.keySet(), one.signingKeys.keySet()]);
    expect(sets.map(({ keys }) => keys.length)).toEqual([1, 1, 1]);
    expect(new Set(sets.map(({ keys }) => keys[0]?.kid)).size).toBe(1);
    expect(kid(await sharing.accessTokens.make(CLAIMS))).toBe(sets[0]?.keys[0]?.kid);
  });

  it('12: change by themselves: published before they sign, until the last token of theirs is over', async () => {
    const here = accountWorld();
    const { clock } = here.ports;
    const first = await here.accessTokens.make(CLAIMS);
    clock.advance(KEY_LIFETIME - KEY_LEAD);
    const due = await here.accessTokens.make(CLAIMS);
    expect(kid(due)).toBe(kid(first));
    // A process that starts now knows both; one that was there before has looked again by the time the new key signs.
    expect((await accountWorld(here.ports).signingKeys.keySet()).keys).toHaveLength(2);
    clock.advance(KEY_LEAD);
    const later = await here.accessTokens.make(CLAIMS);
    expect(kid(later)).not.toBe(kid(first));
    for (const token of [due, later]) expect(await here.signingKeys.publicKey(kid(token))).toBeDefined();
    clock.advance(KEY_OVERLAP);
    expect(await here.signingKeys.publicKey(kid(due))).toBeUndefined();
    expect(await here.signingKeys.publicKey(kid(later))).toBeDefined();
    expect(KEY_OVERLAP).toBeGreaterThan(ACCESS_LIFETIME);
  });

  it('12: change when somebody says so, and old ones are thrown away', async () => {
    const { signingKeys, accessTokens, ports } = accountWorld();
    const before = kid(await accessTokens.make(CLAIMS));
    await signingKeys.rotate();
    expect(kid(await accessTokens.make(CLAIMS))).toBe(before);
    ports.clock.advance(KEY_LEAD);
    expect(kid(await accessTokens.make(CLAIMS))).not.toBe(before);
    ports.clock.advance(KEY_OVERLAP);
    await signingKeys.rotate();
    expect((await ports.signingKeys.list()).map(({ number }) => number)).toEqual([2, 3]);
  });

  it('are one, however many processes make the first at once', async () => {
    const ports = accountPorts();
    const worlds = Array.from({ length: 5 }, () => accountWorld(ports));
    const tokens = await Promise.all(worlds.map(({ accessTokens }) => accessTokens.make(CLAIMS)));
    expect(new Set(tokens.map(kid)).size).toBe(1);
    expect(await ports.signingKeys.list()).toHaveLength(1);
  });

  it('11: are not looked up for every made-up key id', async () => {
    let reads = 0;
    class CountedStore extends MemorySigningKeyStore {
      override list() {
        reads += 1;
        return super.list();
      }
    }
    const { signingKeys } = accountWorld(accountPorts({ signingKeys: new CountedStore() }));
    await signingKeys.signer();
    const before = reads;
    for (let index = 0; index < 50; index += 1) expect(await signingKeys.publicKey(`made-up-${index}`)).toBeUndefined();
    expect(reads - before).toBeLessThanOrEqual(1);
  });

  it('refuse to guess when they can not be read', async () => {
    class BrokenStore extends MemorySigningKeyStore {
      override list(): Promise<never> {
        return Promise.reject(new Error('planted'));
      }
    }
    const { signingKeys } = accountWorld(accountPorts({ signingKeys: new BrokenStore() }));
    await expect(signingKeys.publicKey('a')).rejects.toMatchObject({ code: 'unavailable' });
  });
});
