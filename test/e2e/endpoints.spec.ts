import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MobileApp, startMobileApp } from './mobile.app.ts';
import { PASSWORD } from '../factories/accounts.ts';

/** A real key of a browser. */
const KEYS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};
const subscription = (endpoint: string, keys: object = KEYS) => ({
  kind: 'web-push',
  subscription: { endpoint, expirationTime: null, keys },
});

let app: MobileApp;
const bearer: Record<string, string> = {};
const as: Record<string, (method: 'get' | 'post' | 'delete', path: string) => request.Test> = {};

beforeAll(async () => {
  app = await startMobileApp();
  for (const name of ['ada', 'bob']) {
    const address = `${name}@example.org`;
    await app.world.person(address);
    const credentials = { address, password: PASSWORD, caller: '192.0.2.1', client: 'test' };
    const { account, session } = await app.world.signIn.begin(credentials);
    const claims = { accountId: account.id, sessionId: session.id, tokenVersion: account.tokenVersion };
    const token = await app.world.accessTokens.make(claims);
    bearer[name] = `Bearer ${token}`;
    as[name] = (method, path) => request(app.url)[method](`/v1/endpoints${path}`).auth(token, { type: 'bearer' });
  }
});
afterAll(() => app.close());

const ada: (typeof as)[string] = (method, path) => (as['ada'] as (typeof as)[string])(method, path);
const bob: (typeof as)[string] = (method, path) => (as['bob'] as (typeof as)[string])(method, path);

describe('endpoints', () => {
  it('are registered, listed without what is secret, and removed by their person', async () => {
    const made = await ada('post', '').send({ ...subscription('https://push.example/planted'), name: 'Phone' });
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      id: expect.any(String) as string,
      kind: 'web-push',
      name: 'Phone',
      service: 'https://push.example',
      registeredAt: expect.any(String) as string,
    });
    const again = await ada('post', '').send(subscription('https://push.example/planted'));
    expect((again.body as { id: string }).id).toBe((made.body as { id: string }).id);
    const { body, text } = await ada('get', '');
    expect((body as { endpoints: object[] }).endpoints).toHaveLength(1);
    expect(text).not.toMatch(/planted|BTBZ|BCVx/);
    const { id } = made.body as { id: string };
    expect((await bob('get', '')).body).toEqual({ endpoints: [] });
    expect((await bob('delete', `/${id}`)).status).toBe(404);
    expect((await ada('delete', `/${id}`)).body).toEqual({ removed: true });
    expect((await ada('delete', `/${id}`)).status).toBe(404);
  });

  it('are phones too, where the deployment pushes to such, and leave nothing at the service when they go', async () => {
    const token = 'AB'.repeat(32);
    const made = await ada('post', '').send({ kind: 'apns', name: 'iPhone', token });
    expect([made.status, made.body]).toEqual([200, expect.objectContaining({ kind: 'apns', name: 'iPhone', service: 'Apple' })]);
    expect([...app.phones.places]).toEqual([`apns ${token.toLowerCase()}`]);
    expect((await ada('get', '')).text).not.toContain(token.toLowerCase());
    expect((await ada('delete', `/${(made.body as { id: string }).id}`)).body).toEqual({ removed: true });
    expect(app.phones.places.size).toBe(0);
    const { status, body } = await ada('post', '').send({ kind: 'fcm', token: 'x'.repeat(40) });
    expect([status, (body as { detail: string }).detail]).toEqual([
      400,
      'Pushes by Google are not set up here; browsers are pushed to without.',
    ]);
    for (const wrong of [{ kind: 'apns', token: 'no' }, { kind: 'apns' }, { kind: 'fcm', token: 'x'.repeat(40), person: 'bob' }]) {
      expect((await ada('post', '').send(wrong)).status).toBe(400);
    }
  });

  it('say with the alerts why what was sent did not arrive', async () => {
    const asked = () => request(app.url).get('/v1/alerts').set('authorization', String(bearer['ada']));
    expect((await asked()).body).toEqual({ alerts: [], failures: [] });
    const [account] = [await app.world.ports.accounts.byAddress(await app.world.ports.vault.digest('ada@example.org', 'address'))];
    const at = app.world.ports.clock.now();
    await app.failures.note(account?.id ?? '', {
      channel: 'webhook',
      webhook: 'https://a.example/',
      reason: 'the receiver answered 404',
      at,
    });
    expect((await asked()).body).toEqual({
      alerts: [],
      failures: [{ by: 'webhook', webhook: 'https://a.example/', reason: 'the receiver answered 404', at: new Date(at).toISOString() }],
    });
  });

  it('are one person’s: who registers a browser takes it from whoever had it', async () => {
    await ada('post', '').send(subscription('https://push.example/shared'));
    await bob('post', '').send(subscription('https://push.example/shared'));
    expect((await ada('get', '')).body).toEqual({ endpoints: [] });
    expect(((await bob('get', '')).body as { endpoints: object[] }).endpoints).toHaveLength(1);
  });

  it('are twenty at most: the one that was registered first goes', async () => {
    for (let index = 0; index < 21; index += 1) {
      app.world.ports.clock.advance(1_000);
      expect((await ada('post', '').send({ ...subscription(`https://push.example/${index}`), name: `${index}` })).status).toBe(200);
    }
    const names = ((await ada('get', '')).body as { endpoints: { name: string }[] }).endpoints.map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  });

  it.each([
    'http://push.example/1',
    'https://127.0.0.1/1',
    'https://2130706433/1',
    'https://169.254.169.254/latest',
    'https://[::ffff:10.0.0.1]/1',
    'https://user:password@push.example/1',
    'javascript:alert(1)',
  ])('41: are refused where they lead inside or are none: %s', async (endpoint) => {
    const { status, body } = await bob('post', '').send(subscription(endpoint));
    expect([status, (body as { detail: string }).detail]).toEqual([400, expect.any(String)]);
  });

  it('22: are refused with keys that are none, and with members that nobody asked for', async () => {
    for (const keys of [
      { ...KEYS, auth: 'AA' },
      { ...KEYS, p256dh: 'A'.repeat(87) },
      { ...KEYS, more: 1 },
    ]) {
      expect((await bob('post', '').send(subscription('https://push.example/1', keys))).status).toBe(400);
    }
    expect((await bob('post', '').send({ ...subscription('https://push.example/1'), person: 'ada' })).status).toBe(400);
  });

  it('tell the key that browsers subscribe with, and each person a key for webhooks, with the one before for a day', async () => {
    expect((await ada('get', '/vapid')).body).toEqual((await bob('get', '/vapid')).body);
    expect((await ada('get', '/vapid')).body).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/) as string });
    const first = (await ada('get', '/webhook-key')).body as { key: string };
    expect(first).toEqual({ key: expect.stringMatching(/^whsec_/) as string });
    expect((await bob('get', '/webhook-key')).body).not.toEqual(first);
    const next = (await ada('post', '/webhook-key')).body as { key: string };
    expect(next).toMatchObject({ previous: first.key, previousUntil: expect.any(String) as string });
    expect(next.key).not.toBe(first.key);
    expect((await ada('get', '/webhook-key')).body).toEqual(next);
    // 44: sent again, it makes no second one, after which receivers would know neither.
    const again = () => ada('post', '/webhook-key').set('idempotency-key', 'rotation-1');
    const [once, twice] = [await again(), await again()];
    expect([twice.body, twice.headers['idempotent-replayed']]).toEqual([once.body, 'true']);
    expect((await ada('get', '/webhook-key')).body).toMatchObject({ previous: next.key });
  });
});
