import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MobileApp, startMobileApp } from '../e2e/mobile.app.ts';
import { startWebApp, type WebApp } from '../e2e/web.app.ts';
import { codeAt } from '../factories/accounts.ts';
import { type Answer, askSocket } from '../support/ask.ts';

let mobile: MobileApp;
let web: WebApp;
beforeAll(async () => {
  mobile = await startMobileApp();
  web = await startWebApp({}, mobile.world.accessVerifier);
});
afterAll(() => Promise.all([mobile.close(), web.close()]));

async function send(
  method: string,
  url: string,
  token: string,
  body?: object,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more };
  return askSocket(web.url)({ method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

/** Somebody with a role, in a session with a second factor. */
async function signedIn(role: 'moderator' | 'operator'): Promise<{ readonly id: string; readonly token: string }> {
  const { world } = mobile;
  const { id } = await world.person(`${role}@example.org`);
  await world.desk.change('somebody else', id, { role });
  const { secret } = await world.authenticators.begin(id);
  const account = await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
  const { session } = await world.sessions.begin(account, { secondFactor: true, client: 'check' });
  return { id, token: await world.accessTokens.make({ accountId: id, sessionId: session.id, tokenVersion: session.tokenVersion }) };
}

describe('trails', () => {
  it('44: have one entry of a write key that was asked for again with its Idempotency-Key', async () => {
    const key = web.operatorKey;
    await send('PUT', '/v1/sources/repeated', key, { name: 'Repeated', by: 'ana' });
    const add = (body: object) => send('POST', '/v1/sources/repeated/keys', key, body, { 'idempotency-key': 'rotation-1' });
    const [first, again] = [await add({ by: 'ana' }), await add({ by: 'ana' })];
    expect([first.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(again.json).toEqual(first.json);
    expect((await add({ by: 'bob' })).status).toBe(422);
    const { json } = await send('GET', '/v1/sources/repeated/audit', key);
    expect((json as { entries: { action: string }[] }).entries.map(({ action }) => action)).toEqual(['add-key', 'create']);
    expect((await send('POST', '/v1/sources/repeated/keys', key, { by: 'ana' })).json).not.toEqual(first.json);
  });

  it('name the account of whoever signed in, whoever they say they are', async () => {
    const operator = await signedIn('operator');
    expect((await send('PUT', '/v1/sources/trailed', operator.token, { name: 'Trailed', by: 'ana' })).status).toBe(200);
    expect((await send('POST', '/v1/sources/trailed/keys', operator.token, { by: 'account ana' })).status).toBe(200);
    const { json } = await send('GET', '/v1/sources/trailed/audit', operator.token);
    expect((json as { entries: { by: string }[] }).entries.map(({ by }) => by)).toEqual(Array(2).fill(`account ${operator.id}`));

    const moderator = await signedIn('moderator');
    expect((await send('PUT', '/v1/moderation/topics/spam', moderator.token, { decision: 'denied', by: 'ana' })).status).toBe(200);
    expect((await send('DELETE', '/v1/moderation/topics/spam?by=ana', moderator.token)).status).toBe(200);
    expect((await send('POST', '/api/v1/admin/trends/tags/spam/reject', moderator.token)).status).toBeLessThan(500);
    const { json: audit } = await send('GET', '/v1/moderation/audit', web.operatorKey);
    const authors = (audit as { entries: { by: string }[] }).entries.map(({ by }) => by);
    expect(new Set(authors)).toEqual(new Set([`account ${moderator.id}`]));
  });

  it('take no name of an account from whoever has the shared key', async () => {
    for (const by of ['account 1', 'Account ana', ' account ana']) {
      const { status, json } = await send('PUT', '/v1/moderation/topics/eggs', web.operatorKey, { decision: 'denied', by });
      expect([status, (json as { field?: string }).field]).toEqual([400, 'by']);
    }
    expect((await send('PUT', '/v1/moderation/topics/eggs', web.operatorKey, { decision: 'denied', by: 'ana' })).status).toBe(200);
  });
});
