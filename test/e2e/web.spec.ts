import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, ApiError, createClient, type GroundswellClient } from '@groundswell/client';
import { NOON, sampleOf, trendOf } from '../../apps/web/test/twins.ts';
import { startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;
let client: GroundswellClient;

beforeEach(async () => {
  web = await startWebApp();
  client = createClient({ baseUrl: web.url, operatorKey: web.operatorKey });
});
afterEach(() => web.close());

const get = (path: string) => request(web.url).get(path);

describe('GET /v1/trends', () => {
  it('is polled cheaply: the same list has the same strong ETag and is not sent twice', async () => {
    web.reads.rise('everywhere', [trendOf('ai')]);
    const first = await get('/v1/trends');
    expect(first.headers['etag']).toMatch(/^"[^"]+"$/);
    const again = await get('/v1/trends').set('if-none-match', first.headers['etag'] as string);
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', first.headers['etag']]);
    expect(again.headers['cache-control']).toBe('public, max-age=2, s-maxage=2, stale-while-revalidate=10');
    web.reads.rise('everywhere', [trendOf('ai', { observed: 413 })]);
    const changed = await get('/v1/trends').set('if-none-match', first.headers['etag'] as string);
    expect(changed.status).toBe(200);
  });

  it('pages by cursor through the typed client', async () => {
    web.reads.rise('language:pt', [trendOf('um'), trendOf('dois'), trendOf('tres')]);
    const query = { scope: 'language:PT', limit: 2 };
    const first = await answerOf(client.GET('/v1/trends', { params: { query } }));
    const second = await answerOf(client.GET('/v1/trends', { params: { query: { ...query, cursor: first.next ?? '' } } }));
    expect([...first.trends, ...second.trends].map(({ rank, topic }) => `${rank} ${topic}`)).toEqual(['1 um', '2 dois', '3 tres']);
    expect(first.scope).toBe('language:pt');
    expect(second.next).toBeUndefined();
  });

  it.each([
    'scope=planet:mars',
    'scope=language:',
    'scope=Everywhere',
    'limit=0',
    'limit=21',
    'limit=ten',
    'limit=1.5',
    'cursor=x',
    'cursor=',
    'scope=a&scope=b',
    'limit[]=1&limit=2&limit=3',
  ])('refuses %s', async (query) => {
    const { status, type, body, headers } = await get(`/v1/trends?${query}`);
    expect([status, type, headers['cache-control']]).toEqual(
      query.startsWith('limit[]') ? [400, type, 'no-store'] : [400, 'application/problem+json', 'no-store'],
    );
    expect(body).toMatchObject({ status: 400, correlationId: expect.any(String) as string });
  });

  it('names the dimensions when the scope is none', async () => {
    expect((await get('/v1/trends?scope=planet:mars')).text).toMatch(/language, region, kind, source/);
  });

  it('ignores parameters that it does not know, and is empty for a scope that nobody uses', async () => {
    const { status, body } = await get('/v1/trends?scope=source:unknown&utm_source=mail&__proto__[x]=1');
    expect([status, body]).toEqual([200, { scope: 'source:unknown', trends: [] }]);
  });
});

describe('GET /v1/topics/{topic}', () => {
  it.each(['ai', 'AI', '%23AI', 'A%49', '%EF%BC%A1I'])('finds a topic by %s', async (name) => {
    web.reads.use({ topic: 'ai', label: '#AI', actorsPerDay: 9 });
    expect((await get(`/v1/topics/${name}`)).body).toMatchObject({ topic: 'ai', label: '#AI' });
  });

  it('finds names with slashes and signs', async () => {
    web.reads.use({ topic: 'page:/a/b?c=1&d#é', label: 'Page', actorsPerDay: 9 });
    const page = await answerOf(client.GET('/v1/topics/{topic}', { params: { path: { topic: 'page:/a/b?c=1&d#é' } } }));
    expect(page.topic).toBe('page:/a/b?c=1&d#é');
  });

  it.each([
    ['unknown', 404],
    ['%23', 404],
    ['%20', 404],
    ['%E0%A4%A', 400],
    ['ai?scope=planet:mars', 400],
  ])('answers %s with %i', async (name, status) => {
    web.reads.use({ topic: 'ai', label: '#AI', actorsPerDay: 9 });
    const answer = await get(`/v1/topics/${name}`);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    expect(answer.text).not.toMatch(/at \w|node_modules|\.ts/);
  });
});

describe('GET /v1/search', () => {
  it.each(['', 'q=', 'q=%20', `q=${'x'.repeat(101)}`, 'q=a&limit=51', 'q=a&q=b'])('refuses "%s"', async (query) => {
    expect((await get(`/v1/search?${query}`)).status).toBe(400);
  });
});

describe('GET /v1/status', () => {
  it('tells what the site asks for', async () => {
    web.reads.fresh = { rankedAt: NOON - 1_000, countedThrough: NOON - 3_000, activities: 5 };
    const status = await answerOf(client.GET('/v1/status'));
    expect(status).toMatchObject({ status: 'ok', lagSeconds: 1, activities: 5, minimumActors: 5, sample: false });
  });
});

describe('operators’ routes', () => {
  it('check the key', async () => {
    expect(await answerOf(client.GET('/v1/operator'))).toEqual({ operator: true });
    const failure = await answerOf(createClient({ baseUrl: web.url, operatorKey: 'gso_wrong' }).GET('/v1/operator')).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ApiError);
    expect((failure as ApiError).status).toBe(401);
  });

  it('show a rare topic, and say whether it is public', async () => {
    web.reads.use({ topic: 'rare', label: '#rare', actorsPerDay: 1 });
    web.reads.use({ topic: 'ai', label: '#AI', actorsPerDay: 5 });
    const page = (topic: string) => answerOf(client.GET('/v1/operator/topics/{topic}', { params: { path: { topic } } }));
    expect(await page('rare')).toMatchObject({ actorsPerDay: 1, usesPerDay: 2, public: false });
    expect(await page('ai')).toMatchObject({ public: true });
    const unused = await page('unknown');
    expect(unused).toMatchObject({
      label: 'unknown',
      actorsPerDay: 0,
      usesPerDay: 0,
      trend: null,
      related: [],
      samples: [],
      public: false,
    });
    expect(unused).not.toHaveProperty('lastUsedAt');
    expect(unused.history.every(({ uses }) => uses === 0)).toBe(true);
    await expect(page('#')).rejects.toMatchObject({ status: 404 });
  });

  it('list sources and what each sent last, kept by nobody', async () => {
    await web.sources.save({ id: 'shop', name: 'Shop', writeKeys: ['gsw_1'], allowedKinds: ['view'], ratePerSecond: 9, createdAt: NOON });
    await web.sources.save({ id: 'default', name: 'My community', writeKeys: [], createdAt: NOON - 1 });
    const { sources } = await answerOf(client.GET('/v1/sources'));
    expect(sources).toEqual([
      { id: 'default', name: 'My community', writeKeys: [], createdAt: new Date(NOON - 1).toISOString() },
      {
        id: 'shop',
        name: 'Shop',
        writeKeys: [{ key: 'gsw_1', name: '7qK-FcSkY8fB' }],
        allowedKinds: ['view'],
        ratePerSecond: 9,
        createdAt: new Date(NOON).toISOString(),
      },
    ]);
    await web.samples.keep([], [{ ...sampleOf({ source: 'shop', kind: 'view', topics: ['product:1'] }), countedAt: NOON }]);
    const arrivals = (source: string) => answerOf(client.GET('/v1/sources/{source}/arrivals', { params: { path: { source } } }));
    expect((await arrivals('shop')).arrivals).toMatchObject([
      { id: 'a-1', kind: 'view', topics: ['product:1'], countedAt: new Date(NOON).toISOString() },
    ]);
    expect((await arrivals('default')).arrivals).toEqual([]);
    await expect(arrivals('nobody')).rejects.toMatchObject({ status: 404 });
    const answer = await get('/v1/sources').set('authorization', `Bearer ${web.operatorKey}`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('operators of sources', () => {
  const path = (source: string) => ({ params: { path: { source } } });
  const put = (source: string, body: { name: string; allowedKinds?: string[]; ratePerSecond?: number; by?: string; reason?: string }) =>
    answerOf(client.PUT('/v1/sources/{source}', { ...path(source), body }));

  it('create sources, set what they may, rotate and revoke their keys, and leave a trail', async () => {
    const made = await put('radio', { name: 'Radio', allowedKinds: ['play'], ratePerSecond: 5, by: 'ana', reason: 'a new client' });
    expect(made).toMatchObject({ id: 'radio', name: 'Radio', allowedKinds: ['play'], ratePerSecond: 5 });
    const [{ key: first, name } = { key: '', name: '' }] = made.writeKeys;
    expect(await put('radio', { name: 'Radio', allowedKinds: ['play'], ratePerSecond: 5 })).toEqual(made);
    expect(await put('radio', { name: 'Radio' })).toEqual({
      id: 'radio',
      name: 'Radio',
      writeKeys: [{ key: first, name }],
      createdAt: made.createdAt,
    });

    const rotated = await answerOf(client.POST('/v1/sources/{source}/keys', { ...path('radio'), body: { by: 'bob' } }));
    expect(rotated.writeKeys).toEqual([
      { key: expect.stringMatching(/^gsw_[\w-]{32}$/), name: expect.stringMatching(/^[\w-]{12}$/) },
      { key: first, name },
    ]);
    const revoke = (key: string) =>
      client.DELETE('/v1/sources/{source}/keys/{key}', { params: { path: { source: 'radio', key }, query: { by: 'bob' } } });
    expect((await revoke(first)).response.status).toBe(400);
    const revoked = await answerOf(revoke(name));
    expect(revoked.writeKeys).toEqual([rotated.writeKeys[0]]);
    expect(await answerOf(revoke(name))).toEqual(revoked);
    expect(await web.sources.byWriteKey(first)).toBeUndefined();

    const trail = (query: object) => answerOf(client.GET('/v1/sources/{source}/audit', { params: { path: { source: 'radio' }, query } }));
    const page = await trail({ limit: 3 });
    expect(page.entries.map(({ action, by }) => [action, by])).toEqual([
      ['revoke-key', 'bob'],
      ['add-key', 'bob'],
      ['settings', 'operator'],
    ]);
    expect(page.entries[0]?.keyEnding).toBe(first.slice(-4));
    expect((await trail({ limit: 3, cursor: page.next })).entries).toMatchObject([
      { action: 'create', by: 'ana', reason: 'a new client', settings: { name: 'Radio', allowedKinds: ['play'], ratePerSecond: 5 } },
    ]);
    expect(await trail({ limit: 4 })).not.toHaveProperty('next');
  });

  it('22: are refused settings that are none, and told of sources that are not there', async () => {
    const bodies = [
      {},
      { name: '' },
      { name: 'R', writeKeys: ['mine'] },
      { name: 'R', createdAt: 0 },
      { name: 'R', allowedKinds: ['Not a kind'] },
    ];
    for (const body of [...bodies, { name: 'R', ratePerSecond: 0 }, { name: 'R', servers: false }, { name: { $gt: '' } }]) {
      const { status } = await request(web.url).put('/v1/sources/radio-2').set('authorization', `Bearer ${web.operatorKey}`).send(body);
      expect([body, status]).toEqual([body, 400]);
    }
    for (const source of ['Radio', '-radio', 'a'.repeat(41), 'r%20r']) {
      const { status } = await request(web.url)
        .put(`/v1/sources/${source}`)
        .set('authorization', `Bearer ${web.operatorKey}`)
        .send({ name: 'R' });
      expect([source, status]).toEqual([source, 400]);
    }
    expect(await web.sources.byId('radio-2')).toBeUndefined();
    for (const asked of [
      client.POST('/v1/sources/{source}/keys', { ...path('nobody'), body: {} }),
      client.GET('/v1/sources/{source}/audit', path('nobody')),
    ]) {
      expect((await asked).response.status).toBe(404);
    }
  });
});

describe('when a dependency is down', () => {
  it('answers 503 or 500 as a problem, without a stack, and the edge keeps nothing of it', async () => {
    web.reads.list = () => Promise.reject(new Error('secret detail at 10.0.0.1'));
    const { status, type, text, headers } = await get('/v1/trends');
    expect([status, type, headers['cache-control'], headers['etag']]).toEqual([500, 'application/problem+json', 'no-store', undefined]);
    expect(text).not.toContain('secret detail');
  });
});
