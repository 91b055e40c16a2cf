import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY, MINUTE, SECOND } from '@groundswell/kernel';
import { accountPorts, accountWorld, type AccountWorld, codeAt, PASSWORD } from '../../../../../test/factories/accounts.ts';
import { FetchedKeySet } from '../../index.ts';

const ISSUER = { issuer: 'https://issuer.example', audience: 'our-client' } as const;
const outsider = { iss: ISSUER.issuer, aud: ISSUER.audience, sub: 'subject-1', email: 'ada@example.org', email_verified: true };
type Sign = (changes?: Readonly<Record<string, unknown>>, header?: object) => Promise<string>;

interface Issuer {
  readonly world: AccountWorld;
  readonly sign: Sign;
  /** How often the issuer was asked for its keys. */
  readonly fetches: () => number;
  /** What the issuer answers from now on. */
  answer(status: number, body?: string): void;
  /** Makes the issuer sign with another key. */
  rotate(): Promise<void>;
}

/** A world that trusts a real issuer on this machine. */
async function trusting(): Promise<Issuer> {
  let [fetches, status, key, body] = [0, 200, await newKey('key-1'), ''];
  const server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(status, { location: '/' }).end(body || JSON.stringify({ keys: [key.published] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const keySet = new FetchedKeySet(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
  const world = accountWorld(accountPorts(), undefined, { ...ISSUER, keySet });
  const sign: Sign = (changes = {}, header = {}) => {
    const now = Math.floor(world.ports.clock.now() / SECOND);
    const claims = Object.entries({ ...outsider, iat: now, exp: now + 3_600, ...changes }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(claims)).setProtectedHeader({ alg: 'ES256', kid: key.kid, ...header }).sign(key.privateKey);
  };
  const answer = (next: number, text = ''): void => void ([status, body] = [next, text]);
  return { world, sign, fetches: () => fetches, answer, rotate: async () => void (key = await newKey('key-2')) };
}

async function newKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  return { kid, privateKey, published: { ...(await exportJWK(publicKey)), kid } };
}

const begin = async ({ world, sign }: Issuer, changes?: Readonly<Record<string, unknown>>, header?: object) =>
  world.outside.begin({ token: await sign(changes, header), client: 'phone' });

describe('an outside issuer', () => {
  it('vouches for somebody who gets an account of their own, once', async () => {
    const issuer = await trusting();
    const { account, refreshToken } = await begin(issuer);
    expect(account).toMatchObject({ role: 'person', verifiedAt: issuer.world.ports.clock.now() });
    expect(account.password).toBeUndefined();
    expect((await begin(issuer)).account.id).toBe(account.id);
    expect((await begin(issuer, { sub: 'subject-2', email: 'eve@example.org' })).account.id).not.toBe(account.id);
    await issuer.world.sessions.refresh(refreshToken);
    const credentials = { address: 'ada@example.org', password: '', caller: '192.0.2.1', client: '' };
    await expect(issuer.world.signIn.begin(credentials)).rejects.toMatchObject({ code: 'wrong-credentials' });
  });

  it.each([
    'ada@exampⅼe.org',
    'ａda@example.org',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada@example.org,eve@example.org',
    ' ada@example.org',
    '"ada@example.org"@example.org',
    'ada',
  ])('vouches for no address that only looks like somebody else’s: %j', async (email) => {
    const issuer = await trusting();
    await expect(begin(issuer, { email })).rejects.toMatchObject({ code: 'account-conflict' });
    expect((await begin(issuer, { sub: 'subject-2' })).account).toMatchObject({ role: 'person' });
  });

  it('makes one account of many requests at once', async () => {
    const issuer = await trusting();
    const opened = await Promise.all([1, 2, 3].map(() => begin(issuer)));
    expect(new Set(opened.map(({ account }) => account.id)).size).toBe(1);
  });

  it('does not take over an account of the same address; its owner links it', async () => {
    const issuer = await trusting();
    const { id } = await issuer.world.person('ada@example.org');
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'account-conflict' });
    await issuer.world.outside.link(id, await issuer.sign());
    await issuer.world.outside.link(id, await issuer.sign());
    expect((await begin(issuer)).account.id).toBe(id);
    const eve = await issuer.world.person('eve@example.org');
    await expect(issuer.world.outside.link(eve.id, await issuer.sign())).rejects.toMatchObject({ code: 'account-conflict' });
    await expect(issuer.world.outside.link(id, await issuer.sign({ sub: 'other' }))).rejects.toMatchObject({ code: 'account-conflict' });
  });

  it('vouches for its person against a stranger who signed up with the address and never confirmed it', async () => {
    const issuer = await trusting();
    const { world } = issuer;
    const strangers = { address: 'ada@example.org', password: 'password of a stranger', caller: '192.0.2.1' };
    await world.accounts.signUp(strangers);
    const link = world.tokenFor(strangers.address);
    const opened = await Promise.all([1, 2, 3].map(() => begin(issuer)));
    expect(new Set(opened.map(({ account }) => account.id)).size).toBe(1);
    expect(opened[0]?.account).toMatchObject({ role: 'person', verifiedAt: world.ports.clock.now() });
    await expect(world.signIn.begin({ ...strangers, client: '' })).rejects.toMatchObject({ code: 'wrong-credentials' });
    await expect(world.accounts.verify(link, strangers.password)).rejects.toMatchObject({ code: 'link-refused' });
    await expect(begin(issuer, { sub: 'subject-2' })).rejects.toMatchObject({ code: 'account-conflict' });
  });

  it('does not stand for the second factor, nor for an account that is disabled', async () => {
    const issuer = await trusting();
    const { account } = await begin(issuer);
    const { world } = issuer;
    const { secret } = await world.authenticators.begin(account.id);
    await world.authenticators.confirm(account.id, codeAt(secret, world.ports.clock.now()));
    world.ports.clock.advance(5 * MINUTE);
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'second-factor-needed' });
    const code = codeAt(secret, world.ports.clock.now());
    const opened = await world.outside.begin({ token: await issuer.sign(), code, client: '' });
    expect(opened.session.secondFactor).toBe(true);
    await world.desk.change('boss', account.id, { disabled: true });
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'account-disabled' });
  });

  it('7, 8: is believed only about tokens of its own, for us, of now, and verified addresses', async () => {
    const issuer = await trusting();
    const now = issuer.world.ports.clock.now() / SECOND;
    const wrong = [
      { iss: 'https://evil.example' },
      { aud: [ISSUER.audience] },
      { aud: 'other' },
      { sub: '' },
      { sub: undefined },
      { exp: now - 31 },
      { exp: undefined },
      { iat: now + 31 },
      { iat: now - DAY / SECOND - 31, exp: now + 9 },
      { nbf: now + 31 },
    ];
    for (const claims of wrong)
      await expect(begin(issuer, claims), JSON.stringify(claims)).rejects.toMatchObject({ code: 'outside-token-refused' });
    for (const header of [{ typ: 'at+jwt' }, { kid: undefined }, { jku: 'https://evil.example' }, { jwk: {} }]) {
      await expect(begin(issuer, {}, header), JSON.stringify(header)).rejects.toMatchObject({ code: 'outside-token-refused' });
    }
    for (const claims of [{ email_verified: false }, { email_verified: 'true' }, { email: undefined }]) {
      await expect(begin(issuer, { sub: 'new', ...claims })).rejects.toMatchObject({ code: 'account-conflict' });
    }
    const [header, payload] = (await issuer.sign()).split('.');
    for (const token of ['', 'a.b.c', `${header}.${payload}.`, `${header}.${payload}.${'A'.repeat(86)}`, 'x'.repeat(9_000)]) {
      await expect(issuer.world.outside.begin({ token, client: '' })).rejects.toMatchObject({ code: 'outside-token-refused' });
    }
  });

  it.each([500, 302, 404])('10: may be down (%i) while its keys are known, for a day; never opens while they are not', async (status) => {
    const issuer = await trusting();
    const { clock } = issuer.world.ports;
    issuer.answer(status);
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'unavailable', status: 503, retryAfter: 30 });
    issuer.answer(200);
    clock.advance(30 * SECOND);
    await begin(issuer);
    issuer.answer(status);
    clock.advance(DAY - MINUTE);
    await begin(issuer);
    clock.advance(MINUTE);
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each(['{', '[]', '{"keys":7}', `{"keys":[],"x":"${'x'.repeat(70_000)}"}`])('10: may answer nonsense: %.20s', async (body) => {
    const issuer = await trusting();
    issuer.answer(200, body);
    await expect(begin(issuer)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('11: is asked once for 50 unknown keys, and again for one that is new', async () => {
    const issuer = await trusting();
    const tried = Array.from({ length: 50 }, (_, index) => begin(issuer, {}, { kid: `made-up-${index}` }));
    for (const result of await Promise.allSettled(tried)) expect(result.status).toBe('rejected');
    for (let index = 0; index < 5; index += 1) {
      await expect(begin(issuer, {}, { kid: `late-${index}` })).rejects.toMatchObject({ code: 'outside-token-refused' });
    }
    expect(issuer.fetches()).toBe(1);
    await begin(issuer);
    expect(issuer.fetches()).toBe(1);
    await issuer.rotate();
    issuer.world.ports.clock.advance(30 * SECOND);
    await begin(issuer);
    expect(issuer.fetches()).toBe(2);
  });

  it('is none where the deployment names none', async () => {
    const world = accountWorld();
    await expect(world.outside.begin({ token: PASSWORD, client: '' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
