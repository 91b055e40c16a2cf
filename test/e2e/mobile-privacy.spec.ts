import { AccountEraser } from '@groundswell/auth';
import { Forgetting, STILL_WRITTEN } from '@groundswell/privacy';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt, PASSWORD } from '../factories/accounts.ts';
import { type MobileApp, startMobileApp } from './mobile.app.ts';

let mobile: MobileApp;

beforeAll(async () => {
  mobile = await startMobileApp();
});
afterAll(() => mobile.close());

/** Somebody who is signed in. */
async function signedIn(address: string) {
  const { world } = mobile;
  const account = await world.person(address);
  const { session } = await world.sessions.begin(account, { secondFactor: false, client: 'a browser' });
  const token = await world.accessTokens.make({ accountId: account.id, sessionId: session.id, tokenVersion: session.tokenVersion });
  const ask = (method: 'get' | 'put' | 'post', path: string) => request(mobile.url)[method](path).auth(token, { type: 'bearer' });
  return { account, session, ask };
}

describe('GET /v1/me/export', () => {
  it('tells everything that is held about a person, as a file, and nothing that opens anything', async () => {
    const { account, session, ask } = await signedIn('export@example.org');
    await ask('put', '/v1/follows/tea').send({}).expect(200);
    const { status, headers, body, text } = await ask('get', '/v1/me/export');
    expect([status, headers['content-disposition']]).toEqual([200, 'attachment; filename="groundswell-export.json"']);
    expect(headers['cache-control']).toContain('no-store');
    expect(body).toMatchObject({
      format: 'groundswell-person-1',
      account: {
        id: account.id,
        address: 'export@example.org',
        role: 'person',
        verified: true,
        hasPassword: true,
        sessions: [{ id: session.id }],
      },
      kept: { profile: [], follows: [{ id: 'tea', version: 1 }], mutes: [], alerts: [] },
      posting: { actor: expect.stringMatching(/^person:/) as string },
    });
    for (const secret of [account.password, session.familyDigest, session.newestDigest, account.addressDigest])
      expect(text).not.toContain(secret);
  });
});

describe('POST /v1/me/erasure', () => {
  it('needs the password, and the code where there is an authenticator', async () => {
    const { account, ask } = await signedIn('code@example.org');
    const { world } = mobile;
    expect((await ask('post', '/v1/me/erasure').send({})).body).toMatchObject({ status: 400, field: 'password' });
    expect((await ask('post', '/v1/me/erasure').send({ password: 'wrong password' })).status).toBe(401);
    const { secret } = await world.authenticators.begin(account.id);
    await world.authenticators.confirm(account.id, codeAt(secret, world.ports.clock.now()));
    expect((await ask('post', '/v1/me/erasure').send({ password: PASSWORD })).body).toMatchObject({ status: 401 });
    expect(mobile.orders.orders.size).toBe(0);
    world.ports.clock.advance(60_000);
    const code = codeAt(secret, world.ports.clock.now());
    expect((await ask('post', '/v1/me/erasure').send({ password: PASSWORD, code })).status).toBe(202);
    expect(mobile.orders.orders.get(account.id)).toMatchObject({ account: account.id, by: 'person' });
  });

  it('ends every session at once, writes a last letter, and everything is gone when the order was carried out', async () => {
    const { account, ask } = await signedIn('gone@example.org');
    const { ports, sessions } = mobile.world;
    await sessions.begin(account, { secondFactor: false, client: 'a phone' });
    expect((await ask('post', '/v1/me/erasure').send({ password: PASSWORD })).status).toBe(202);
    expect((await ask('get', '/v1/accounts/me')).status).toBe(401);
    expect(await sessions.list(account.id)).toEqual([]);
    const again = await request(mobile.url).post('/v1/sessions').send({ address: 'gone@example.org', password: PASSWORD });
    expect(again.body).toMatchObject({ status: 403, code: 'account-erased' });
    // It can not be taken back, by an operator neither.
    const reopened = mobile.world.desk.change('somebody else', account.id, { disabled: false });
    await expect(reopened).rejects.toMatchObject({ code: 'account-conflict' });
    expect(ports.mail.letters.at(-1)).toMatchObject({ to: 'gone@example.org', subject: 'Groundswell: Your account is being erased' });
    ports.clock.advance(STILL_WRITTEN);
    const eraser = new AccountEraser(ports.accounts, ports.sessions, ports.once);
    await new Forgetting(mobile.orders, [eraser], ports.clock).carryOut();
    expect([await ports.accounts.byId(account.id), await ports.sessions.list(account.id)]).toEqual([undefined, []]);
    expect(mobile.orders.orders.size).toBe(0);
    expect(mobile.logged.join('\n')).not.toContain('gone@example.org');
    // Whoever comes back is somebody new.
    expect((await mobile.world.person('gone@example.org')).id).not.toBe(account.id);
  });

  it('lets no operator go who may be the last one, and takes a new session for the password where there is none', async () => {
    const { account, ask } = await signedIn('operator@example.org');
    const { ports } = mobile.world;
    await mobile.world.desk.change('somebody else', account.id, { role: 'operator' });
    expect((await ask('post', '/v1/me/erasure').send({ password: PASSWORD })).body).toMatchObject({ status: 409 });
    const stored = await ports.accounts.byId(account.id);
    const { password: _password, ...linked } = stored ?? account;
    await ports.accounts.replace({ ...linked, role: 'person', version: linked.version + 1 });
    ports.clock.advance(8 * 60_000);
    expect((await ask('post', '/v1/me/erasure').send({})).status).toBe(202);
  });
});
