import { createHmac, createPrivateKey, createSign, generateKeyPairSync, type JsonWebKey, type KeyObject, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import { AUDIENCE } from '../factories/accounts.ts';
import { type GivenTokens, type People, signedIn } from './people.ts';

type Claims = Readonly<Record<string, unknown>>;

const me = '/v1/accounts/me';
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const parts = (token: string): readonly [string, string, string] => token.split('.') as [string, string, string];

const sign = (input: string, key: KeyObject): string =>
  createSign('sha256').update(input).sign({ key, dsaEncoding: 'ieee-p1363' }).toString('base64url');

async function status({ send }: People, token: string): Promise<number> {
  return (await send('GET', me, undefined, token)).status;
}

/** Tokens of whoever has the real private key, but says what it likes: what the claims alone decide. */
async function forge(people: People & GivenTokens, changes: Claims, header: Claims = {}): Promise<string> {
  const { signingKeys, vault, clock } = people.app.world.ports;
  const [stored] = await signingKeys.list();
  const jwk = JSON.parse(await vault.open(stored?.sealedJwk ?? '', stored?.kid ?? '', 'signing key')) as JsonWebKey;
  const now = clock.now() / SECOND;
  const claims = {
    iss: AUDIENCE.issuer,
    aud: AUDIENCE.audience,
    sub: people.account,
    sid: people.session,
    ver: 1,
    iat: now,
    nbf: now,
    exp: now + 600,
  };
  const payload = Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined));
  const input = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: stored?.kid, ...header })}.${encode(payload)}`;
  return `${input}.${sign(input, createPrivateKey({ format: 'jwk', key: jwk }))}`;
}

async function publicPem(people: People & GivenTokens): Promise<string> {
  const { kid } = decode(parts(people.accessToken)[0]);
  return (await people.app.world.signingKeys.publicKey(String(kid)))?.export({ format: 'pem', type: 'spki' }).toString() ?? '';
}

describe('access tokens', () => {
  it('open what they are for, and a forger with the real key would get in', async () => {
    const people = await signedIn();
    expect(await status(people, people.accessToken)).toBe(200);
    expect(await status(people, await forge(people, {}))).toBe(200);
    expect((await people.send('GET', me)).status).toBe(401);
  });

  it.each(['none', 'NoNe', 'NONE', ''])('1: alg %j is refused', async (alg) => {
    const people = await signedIn();
    const [header, payload] = parts(people.accessToken);
    const unsigned = `${encode({ ...decode(header), alg })}.${payload}.`;
    for (const token of [unsigned, `${unsigned}AAAA`, unsigned.slice(0, -1)]) expect(await status(people, token)).toBe(401);
  });

  it('2: HS256 signed with the public key is refused, whichever way the key is written', async () => {
    const people = await signedIn();
    const [header, payload] = parts(people.accessToken);
    const pem = await publicPem(people);
    const { keys } = (await people.send('GET', '/.well-known/jwks.json')).json as { keys: object[] };
    for (const secret of [pem, pem.trim(), JSON.stringify(keys[0]), '']) {
      const input = `${encode({ ...decode(header), alg: 'HS256' })}.${payload}`;
      const signature = createHmac('sha256', secret).update(input).digest('base64url');
      expect(await status(people, `${input}.${signature}`)).toBe(401);
    }
  });

  it('3: a key or an address of a key in the header is refused, and nobody is asked', async () => {
    const people = await signedIn();
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as { port: number }).port}/jwks.json`;
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    const [header, payload] = parts(people.accessToken);
    for (const extra of [{ jwk }, { jku: address }, { x5u: address }, { jwk, jku: address }]) {
      const input = `${encode({ ...decode(header), ...extra })}.${payload}`;
      expect(await status(people, `${input}.${sign(input, privateKey)}`)).toBe(401);
      expect(await status(people, await forge(people, {}, extra))).toBe(401);
    }
    expect(asked).toBe(0);
  });

  it('4, 5: a key id that is a path, SQL, no text or not there is refused', async () => {
    const people = await signedIn();
    const [header, payload, signature] = parts(people.accessToken);
    const { kid } = decode(header);
    const ids = [
      '../../../../dev/null',
      "' OR '1'='1",
      '',
      `${String(kid)} `,
      'a'.repeat(43),
      7,
      null,
      [kid],
      { kid },
      '__proto__',
      undefined,
    ];
    for (const id of ids) {
      const token = `${encode({ ...decode(header), kid: id })}.${payload}.${signature}`;
      expect(await status(people, token), JSON.stringify(id)).toBe(401);
    }
  });

  it('6: times that are over, to come, missing or no times are refused', async () => {
    const people = await signedIn();
    const now = people.app.world.ports.clock.now() / SECOND;
    const wrong: Claims[] = [
      { exp: now - 31 },
      { exp: undefined },
      { exp: String(now + 600) },
      { exp: -1 },
      { nbf: now + 31 },
      { nbf: undefined },
      { iat: now + 31 },
      { iat: undefined },
      { iat: now - 631, exp: now + HOUR },
      { iat: now - 631, nbf: now - 631, exp: now + 1 },
      { exp: 1e308 },
      { iat: null },
    ];
    for (const claims of wrong) expect(await status(people, await forge(people, claims)), JSON.stringify(claims)).toBe(401);
    people.app.world.ports.clock.advance(10 * MINUTE + 30 * SECOND);
    expect(await status(people, people.accessToken)).toBe(401);
  });

  it('7: another issuer or audience is refused, also ours among others', async () => {
    const people = await signedIn();
    const wrong: Claims[] = [
      { iss: 'https://evil.example' },
      { iss: `${AUDIENCE.issuer}/` },
      { iss: [AUDIENCE.issuer] },
      { iss: undefined },
      { aud: 'other' },
      { aud: [AUDIENCE.audience] },
      { aud: [AUDIENCE.audience, 'other'] },
      { aud: undefined },
      { sub: undefined },
      { sub: 'somebody-else' },
      { sid: undefined },
      { sid: 'other' },
      { ver: undefined },
      { ver: '1' },
      { ver: 2 },
    ];
    for (const claims of wrong) expect(await status(people, await forge(people, claims)), JSON.stringify(claims)).toBe(401);
  });

  it('8: tokens of another type are refused', async () => {
    const people = await signedIn();
    for (const typ of ['JWT', 'jwt', 'AT+JWT', 'application/at+jwt', 'id+jwt', 'rt+jwt', '', undefined]) {
      expect(await status(people, await forge(people, {}, { typ })), String(typ)).toBe(401);
    }
    expect(await status(people, people.refreshToken)).toBe(401);
    expect((await people.send('POST', '/v1/token', { refreshToken: people.accessToken })).status).toBe(401);
  });

  it('9: signatures of zeros, changed payloads, unknown crit, dots too many and tokens too long are refused', async () => {
    const people = await signedIn();
    const [header, payload, signature] = parts(people.accessToken);
    const other = encode({ ...decode(payload), sub: 'somebody-else' });
    const tokens = [
      `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
      `${header}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
      `${header}.${payload}.${Buffer.from('3006020100020100', 'hex').toString('base64url')}`,
      `${header}.${payload}.${randomBytes(64).toString('base64url')}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${other}.${signature}`,
      await forge(people, {}, { crit: ['exp'] }),
      `${encode({ ...decode(header), crit: ['unknown'], unknown: 1 })}.${payload}.${signature}`,
      `${people.accessToken}.`,
      `${people.accessToken}.AAAA`,
      `.${people.accessToken}`,
      `${header}..${signature}`,
      '..',
      'a.b.c',
      `${header}.${encode({ ...decode(payload), padding: 'x'.repeat(9_000) })}.${signature}`,
    ];
    for (const token of tokens) expect(await status(people, token), token.slice(0, 200)).toBe(401);
    const huge = await fetch(people.app.url + me, { headers: { authorization: `Bearer ${header}.${'A'.repeat(500_000)}.${signature}` } });
    // Node refuses headers of this size before anybody reads them; the gateway does, too.
    expect([401, 431]).toContain(huge.status);
  });

  it('9: refusals all look the same', async () => {
    const people = await signedIn();
    const [header, payload, signature] = parts(people.accessToken);
    const answers = [
      await people.send('GET', me),
      await people.send('GET', me, undefined, 'a.b.c'),
      await people.send('GET', me, undefined, `${header}.${payload}.${'A'.repeat(86)}`),
      await people.send('GET', me, undefined, `${encode({ ...decode(header), kid: 'a'.repeat(43) })}.${payload}.${signature}`),
      await people.send('GET', me, undefined, await forge(people, { exp: 1 })),
    ];
    const bodies = answers.map(({ json }) => ({ ...(json as object), correlationId: '' }));
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('11: made-up key ids cost no read each', async () => {
    const people = await signedIn();
    const { signingKeys } = people.app.world.ports;
    const list = signingKeys.list.bind(signingKeys);
    let reads = 0;
    Object.assign(signingKeys, { list: () => ((reads += 1), list()) });
    for (let index = 0; index < 50; index += 1) {
      const token = await forge(people, {}, { kid: randomBytes(32).toString('base64url') });
      reads = index === 0 ? 0 : reads - 1; // the forger's own
      expect(await status(people, token)).toBe(401);
    }
    expect(reads).toBeLessThanOrEqual(1);
  });

  it('12: tokens of both keys open until the overlap ends', async () => {
    const people = await signedIn();
    const { clock } = people.app.world.ports;
    await people.app.world.signingKeys.rotate();
    clock.advance(15 * MINUTE);
    const { json } = await people.send('POST', '/v1/token', { refreshToken: people.refreshToken });
    const next = json as GivenTokens;
    const kid = (token: string) => decode(parts(token)[0]).kid;
    expect(kid(next.accessToken)).not.toBe(kid(people.accessToken));
    const ofOldKey = await forge(people, {});
    expect(kid(ofOldKey)).toBe(kid(people.accessToken));
    expect([await status(people, ofOldKey), await status(people, next.accessToken)]).toEqual([200, 200]);
    clock.advance(15 * MINUTE);
    expect(await status(people, await forge(people, {}))).toBe(401);
    const { keys } = (await people.send('GET', '/.well-known/jwks.json')).json as { keys: { kid: string }[] };
    expect(keys.map((key) => key.kid)).toEqual([kid(next.accessToken)]);
  });

  it('12: published keys hold nothing private', async () => {
    const people = await signedIn();
    const { json, headers } = await people.send('GET', '/.well-known/jwks.json');
    const { keys } = json as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });
});
