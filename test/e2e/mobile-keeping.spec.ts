import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import { DAY } from '@groundswell/kernel';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountPorts, PASSWORD } from '../factories/accounts.ts';
import { type MobileApp, startMobileApp } from './mobile.app.ts';

interface Device {
  get(path: string): Test;
  put(path: string, body?: object): Test;
  post(path: string, body: object): Test;
  delete(path: string): Test;
}

interface World {
  readonly app: MobileApp;
  /** Somebody signed in on one more device. */
  device(address?: string): Promise<Device>;
}

async function world(): Promise<World> {
  const app = await startMobileApp(accountPorts());
  onTestFinished(() => app.close());
  const known = new Set<string>();
  const device = async (address = 'ada@example.org'): Promise<Device> => {
    if (!known.has(address)) await app.world.person(address);
    known.add(address);
    const { body } = await request(app.url).post('/v1/sessions').send({ address, password: PASSWORD });
    const { accessToken } = body as { accessToken: string };
    const asked = (method: 'get' | 'put' | 'post' | 'delete', path: string) =>
      request(app.url)[method](path).auth(accessToken, { type: 'bearer' });
    return {
      get: (path) => asked('get', path),
      put: (path, sent = {}) => asked('put', path).send(sent),
      post: (path, sent) => asked('post', path).send(sent),
      delete: (path) => asked('delete', path),
    };
  };
  return { app, device };
}

const follow = (item: string, rest: object = {}) => ({ id: randomUUID(), collection: 'follows', item, set: {}, ...rest });
const cursorOf = ({ body }: { body: unknown }): string => (body as { cursor: string }).cursor;

describe('what people keep', () => {
  it('is a profile from the first day, which says what was saved last', async () => {
    const { device } = await world();
    const phone = await device();
    expect((await phone.get('/v1/profile')).body).toMatchObject({ version: 0, profile: { timeZone: 'UTC', digest: { every: 'never' } } });
    const profile = { displayName: ' Ada ', languages: ['PT'], regions: ['br', 'BR'], timeZone: 'america/sao_paulo' };
    const saved = await phone.put('/v1/profile', { ...profile, quietHours: { from: '22:00', to: '07:00' } });
    expect([saved.status, saved.body]).toMatchObject([
      200,
      { version: 1, profile: { displayName: 'Ada', languages: ['pt'], regions: ['BR'], timeZone: 'America/Sao_Paulo' } },
    ]);
    expect((await phone.get('/v1/profile')).body).toEqual(saved.body);
    const wrong = [
      { timeZone: 'Mars/Olympus' },
      { timeZone: '+02:00' },
      { quietHours: { from: '7', to: '22:00' } },
      { digest: { every: 'day' } },
      { digest: { every: 'day', by: ['webhook'] } },
      { role: 'operator' },
    ];
    for (const body of wrong) expect([body, (await phone.put('/v1/profile', body)).status]).toEqual([body, 400]);
  });

  it('are topics by any spelling, and alerts by an id of the device', async () => {
    const { device } = await world();
    const [phone, laptop, bob] = [await device(), await device(), await device('bob@example.org')];
    expect((await phone.put('/v1/follows/%23AI')).body).toMatchObject({ topic: 'ai', version: 1 });
    expect((await phone.put('/v1/follows/ai')).body).toMatchObject({ topic: 'ai', version: 1 });
    await phone.put('/v1/mutes/spam');
    expect((await laptop.get('/v1/follows')).body).toMatchObject({ topics: [{ topic: 'ai', version: 1 }] });
    expect((await bob.get('/v1/follows')).body).toEqual({ topics: [] });
    expect((await laptop.delete('/v1/follows/Ai')).body).toEqual({ removed: true });
    expect((await laptop.delete('/v1/follows/ai')).status).toBe(200);
    expect((await phone.get('/v1/follows')).body).toEqual({ topics: [] });
    expect((await phone.get('/v1/mutes')).body).toMatchObject({ topics: [{ topic: 'spam' }] });
    const id = randomUUID();
    const alert = { when: { kind: 'topic-starts', topic: '#AI' }, by: ['webhook', 'push'], webhook: 'https://example.org/hook' };
    const kept = { when: { kind: 'topic-starts', topic: 'ai', scope: 'everywhere' }, by: ['push', 'webhook'], webhook: alert.webhook };
    expect((await phone.put(`/v1/alerts/${id.toUpperCase()}`, alert)).body).toMatchObject({ id, alert: kept });
    expect((await laptop.get('/v1/alerts')).body).toMatchObject({ alerts: [{ id, alert: kept }] });
    const wrong = [
      { ...alert, webhook: 'http://example.org' },
      { ...alert, by: [] },
      { ...alert, by: ['push'] },
      { ...alert, when: {} },
    ];
    for (const body of wrong) expect((await phone.put(`/v1/alerts/${id}`, body)).status).toBe(400);
    expect((await phone.put('/v1/alerts/mine', alert)).body).toMatchObject({ status: 400, code: 'invalid-mutation' });
    await laptop.delete(`/v1/alerts/${id}`);
    expect((await phone.get('/v1/alerts')).body).toEqual({ alerts: [], failures: [] });
  });
});

describe('sync', () => {
  it('does each mutation once, in order, and says what became of each', async () => {
    const { device } = await world();
    const [phone, laptop] = [await device(), await device()];
    const first = follow('#AI', { base: 0 });
    const mutations = [
      first,
      { id: randomUUID(), collection: 'follows', item: 'ai', remove: true, after: first.id },
      follow('tea', { base: 0 }),
      follow('tea', { base: 7, set: { note: 'x' } }),
    ];
    const { body } = await phone.post('/v1/sync', { mutations });
    const { results } = body as { results: { status: string }[] };
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'refused']);
    const again = (await phone.post('/v1/sync', { mutations })).body as unknown;
    expect(again).toEqual({
      results: results.map((result) => (result.status === 'applied' ? { ...result, status: 'already-applied' } : result)),
    });
    const late = [{ id: randomUUID(), collection: 'follows', item: 'tea', remove: true, base: 2 }];
    expect((await laptop.post('/v1/sync', { mutations: late })).body).toMatchObject({
      results: [{ status: 'conflict', item: 'tea', server: { collection: 'follows', id: 'tea', version: 3, value: {} } }],
    });
    const { body: pulled } = await laptop.get('/v1/sync');
    expect(pulled).toMatchObject({
      changes: [
        { collection: 'follows', id: 'ai', version: 2, deleted: true },
        { collection: 'follows', id: 'tea', version: 3, value: {} },
      ],
      more: false,
    });
  });

  it('tells what changed since, removals too, page by page or with the answer to mutations', async () => {
    const { device } = await world();
    const [phone, laptop] = [await device(), await device()];
    await phone.post('/v1/sync', { mutations: ['a', 'b', 'c'].map((topic) => follow(topic)) });
    const page = await laptop.get('/v1/sync?limit=2');
    expect(page.body).toMatchObject({ changes: [{ id: 'a' }, { id: 'b' }], more: true });
    const rest = await laptop.get(`/v1/sync?limit=2&since=${cursorOf(page)}`);
    expect(rest.body).toMatchObject({ changes: [{ id: 'c' }], more: false });
    await phone.delete('/v1/follows/a');
    const both = await laptop.post('/v1/sync', { mutations: [follow('d')], since: cursorOf(rest) });
    expect(both.body).toMatchObject({
      results: [{ status: 'applied', version: 5 }],
      changes: [
        { id: 'a', version: 4, deleted: true },
        { id: 'd', version: 5, value: {} },
      ],
      more: false,
    });
    expect((await laptop.get(`/v1/sync?since=${cursorOf(both)}`)).body).toMatchObject({ changes: [] });
  });

  it('answers 304 where nothing changed, all day', async () => {
    const { device, app } = await world();
    const phone = await device();
    await phone.put('/v1/follows/ai');
    const cursor = cursorOf(await phone.get('/v1/sync'));
    const path = `/v1/sync?since=${cursor}`;
    const { headers } = await phone.get(path);
    expect([headers['etag'], headers['cache-control']]).toEqual([expect.stringMatching(/^"/), 'no-store']);
    app.world.ports.clock.advance(60_000);
    const unchanged = await phone.get(path).set('If-None-Match', headers['etag'] as string);
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    await phone.put('/v1/follows/tea');
    expect((await phone.get(path).set('If-None-Match', headers['etag'] as string)).status).toBe(200);
    const { headers: listed } = await phone.get('/v1/follows');
    expect((await phone.get('/v1/follows').set('If-None-Match', listed['etag'] as string)).status).toBe(304);
  });

  it('loses nothing in a week, and begins anew after 60 days', async () => {
    const { device, app } = await world();
    const since = cursorOf(await (await device()).get('/v1/sync'));
    await (await device()).put('/v1/follows/ai');
    app.world.ports.clock.advance(7 * DAY);
    expect((await (await device()).get(`/v1/sync?since=${since}`)).body).toMatchObject({ changes: [{ id: 'ai' }] });
    app.world.ports.clock.advance(54 * DAY);
    const tooOld = await (await device()).get(`/v1/sync?since=${since}`);
    expect([tooOld.status, tooOld.type, tooOld.body]).toMatchObject([410, 'application/problem+json', { code: 'sync.resync' }]);
    const nothingDone = await (await device()).post('/v1/sync', { mutations: [follow('tea')], since });
    expect(nothingDone.body).toMatchObject({ code: 'sync.resync' });
    expect((await (await device()).get('/v1/sync')).body).toMatchObject({ changes: [{ id: 'ai' }] });
  });

  it('23: takes no cursor of somebody else, and none that was made up', async () => {
    const { device } = await world();
    const [ada, bob] = [await device(), await device('bob@example.org')];
    await ada.put('/v1/follows/ai');
    const cursor = cursorOf(await ada.get('/v1/sync'));
    for (const since of [cursor, 'MQ', '']) {
      expect((await bob.get(`/v1/sync?since=${since}`)).body).toMatchObject({ status: 404, code: 'cursor-unknown' });
      expect((await bob.post('/v1/sync', { mutations: [], since })).status).toBe(404);
    }
  });

  it('refuses whole requests that no device sends', async () => {
    const { device } = await world();
    const phone = await device();
    const wrong = [
      {},
      { mutations: [follow('a', { id: 'one' })] },
      { mutations: [follow('a', { admin: true })] },
      { mutations: [follow('a', { base: -1 })] },
      { mutations: [follow('a', { collection: 'roles' })] },
      { mutations: [follow('a', { set: 'x' })] },
      { mutations: Array.from({ length: 101 }, () => follow('a')) },
    ];
    for (const body of wrong) expect((await phone.post('/v1/sync', body)).body).toMatchObject({ status: 400, code: 'invalid-input' });
    expect((await phone.get('/v1/sync?limit=501')).status).toBe(400);
    expect((await phone.get('/v1/follows')).body).toEqual({ topics: [] });
  });

  it('holds each account to its rate', async () => {
    const { device } = await world();
    const [ada, bob] = [await device(), await device('bob@example.org')];
    const statuses: number[] = [];
    for (let request = 0; request < 51; request += 1) statuses.push((await ada.post('/v1/sync', { mutations: [] })).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([50, 429]);
    expect((await bob.post('/v1/sync', { mutations: [] })).status).toBe(200);
    const many = () => bob.post('/v1/sync', { mutations: Array.from({ length: 100 }, (_, index) => follow(`topic-${index}`)) });
    const [one, two, three] = [await many(), await many(), await many()];
    expect([one.status, two.status, three.status, Number(three.headers['retry-after'])]).toEqual([200, 200, 429, expect.any(Number)]);
    expect((await bob.get('/v1/sync')).status).toBe(200);
  });
});
