import { gzipSync } from 'node:zlib';
import request, { type Test } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '@groundswell/kernel';
import { INGEST_SETTINGS } from '../../apps/ingest/src/ingest.settings.ts';
import { topology } from '../../deploy/topology.ts';
import { type IngestApp, NOON, startIngestApp, WRITE_KEY } from './ingest.app.ts';

let ingest: IngestApp;

beforeAll(async () => {
  ingest = await startIngestApp();
});
afterAll(() => ingest.close());
beforeEach(() => {
  ingest.stream.lines.length = 0;
});

const basic = { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}` };
const one = { activities: [{ id: 'a', kind: 'post', actor: 'ann', text: 'about #AI' }] };

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = basic): Test {
  // Bytes are sent as they are, whatever the content type says of them.
  const sent = request(ingest.url)
    .post(path)
    .set({ 'content-type': 'application/json', ...headers })
    .serialize((bytes: unknown) => bytes as string);
  return sent.send(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

/** What every refusal has in common: a problem with a correlation id, and nothing of the machinery. */
async function expectProblem(sent: Test, status: number): Promise<Record<string, unknown>> {
  const answer = await sent;
  expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  expect(answer.headers['x-correlation-id']).toBeTruthy();
  expect(answer.text).not.toMatch(/\bat \w+ \(|node_modules|SyntaxError|Unexpected token/);
  return answer.body as Record<string, unknown>;
}

describe('activities', () => {
  it('are answered when they are durable, item by item', async () => {
    const { status, body } = await post('/v1/activities', { activities: [...one.activities, { kind: 'post' }] });
    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 1,
      refused: 1,
      results: [
        { index: 0, id: 'a', status: 'accepted' },
        { index: 1, status: 'refused', field: 'actor', reason: 'actor is required.' },
      ],
    });
    expect(ingest.put()).toMatchObject([
      { id: 'a', source: 'shop', receivedAt: NOON, network: expect.stringMatching(/^[0-9a-f]{12}$/) as string },
    ]);
  });

  it('carry the correlation id and the country of their request', async () => {
    await post('/v1/activities', one, { ...basic, 'x-correlation-id': 'chosen-by-caller', 'cloudfront-viewer-country': 'BR' });
    expect(ingest.put()[0]).toMatchObject({ correlationId: 'chosen-by-caller', region: 'BR' });
  });

  it('come from the network that the edge names, whatever the sender says', async () => {
    const network = async (headers: Record<string, string>): Promise<unknown> => {
      await post('/v1/activities', one, { ...basic, ...headers });
      return ingest.put().at(-1)?.network;
    };
    const here = await network({});
    expect(await network({ 'x-forwarded-for': '203.0.113.9' })).toBe(here);
    const there = await network({ 'cloudfront-viewer-address': '203.0.113.9:4000' });
    expect(there).not.toBe(here);
    expect(await network({ 'cloudfront-viewer-address': '203.0.113.200:5' })).toBe(there);
  });

  it("come from the network that an operator's server tells of each, and nobody else's word on that is taken", async () => {
    const network = async (activity: object, headers: Record<string, string> = {}): Promise<unknown> => {
      await post('/v1/activities', activity, { ...basic, ...headers });
      return ingest.put().at(-1)?.network;
    };
    const [here, at] = [await network(one), { activities: [{ kind: 'post', actor: 'a', ip: '203.0.113.9' }] }];
    expect(await network(at)).toBe(here);
    const told = await network(at, { 'x-groundswell-operator-key': ingest.operatorKey });
    expect(told).toMatch(/^[0-9a-f]{12}$/);
    expect(told).not.toBe(here);
  });

  it.each([
    ['Bearer', { authorization: `Bearer ${WRITE_KEY}` }, one],
    ['the body', {}, { ...one, writeKey: WRITE_KEY }],
  ])('may name the write key by %s', async (_where, headers, body) => {
    expect((await post('/v1/activities', body, headers)).status).toBe(200);
  });
});

describe('activities of people who do not want to be counted', () => {
  it('are answered as dropped, and put nowhere', async () => {
    const { status, body } = await post('/v1/activities', {
      activities: [...one.activities, { ...one.activities[0], id: 'b', optOut: true }],
    });
    expect([status, body]).toEqual([
      200,
      {
        accepted: 1,
        refused: 0,
        dropped: 1,
        results: [
          { index: 0, id: 'a', status: 'accepted' },
          { index: 1, id: 'b', status: 'dropped', reason: 'opted-out' },
        ],
      },
    ]);
    expect(ingest.put().map(({ id }) => id)).toEqual(['a']);
  });

  it.each([{ 'sec-gpc': '1' }, { dnt: '1' }])('are known by the signals of browsers (%o)', async (signal) => {
    const call = { type: 'page', messageId: 'm', anonymousId: 'planted-person' };
    const { status, body } = await post('/v1/page', call, { ...basic, ...signal });
    const results = [{ index: 0, id: 'm', status: 'dropped', reason: 'opted-out' }];
    expect([status, body]).toEqual([200, { success: true, accepted: 0, refused: 0, dropped: 1, results }]);
    expect(ingest.put()).toHaveLength(0);
    expect(ingest.logged.join('\n')).not.toContain('planted-person');
  });
});

describe('bad input gets', () => {
  it('400 for malformed JSON', async () => {
    await expectProblem(post('/v1/activities', '{"activities":['), 400);
    await expectProblem(post('/v1/batch', 'nonsense'), 400);
    await expectProblem(post('/v1/activities', ''), 400);
    await expectProblem(post('/v1/batch', gzipSync('{}').subarray(0, 12)), 400);
  });

  it.each(['/v1/activities', '/v1/batch', '/v1/track', '/v1/events', '/v1/t'])(
    '401 for a wrong key at %s, whatever the body',
    async (path) => {
      await expectProblem(post(path, one, { authorization: `Basic ${btoa('wrong:')}` }), 401);
      await expectProblem(post(path, 'nonsense', { authorization: 'Bearer wrong' }), 401);
    },
  );

  it('401 for a missing key, readable by pages of any origin', async () => {
    await expectProblem(post('/v1/activities', one, {}), 401);
    await expectProblem(post('/v1/batch', { batch: [] }, {}), 401);
    const { headers } = await post('/v1/track', { event: 'x', userId: 'u' }, {});
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('403 for a kind that is not allowed, another source, backfill', async () => {
    await ingest.sources.save({ id: 'posts', name: 'Posts', writeKeys: ['posts-key'], allowedKinds: ['post'], createdAt: 0 });
    const headers = { authorization: 'Bearer posts-key' };
    await expectProblem(post('/v1/activities', [{ kind: 'view', actor: 'a' }], headers), 403);
    await expectProblem(post('/v1/track', { event: 'Product Viewed', userId: 'u' }, headers), 403);
    await expectProblem(post('/v1/activities', { ...one, source: 'other' }), 403);
    await expectProblem(post('/v1/activities', { ...one, backfill: true }), 403);
    const mixed = await post(
      '/v1/activities',
      [
        { kind: 'view', actor: 'a' },
        { kind: 'post', actor: 'a' },
      ],
      headers,
    );
    expect(mixed.body).toMatchObject({ accepted: 1, refused: 1, results: [{ field: 'kind' }, {}] });
  });

  it.each([
    ['/v1/activities', 'text/plain'],
    ['/v1/activities', 'application/x-www-form-urlencoded'],
    ['/v1/batch', 'application/x-www-form-urlencoded'],
    ['/v1/batch', 'text/xml'],
    ['/v1/events', 'text/html'],
    ['/v1/track', 'multipart/form-data; boundary=x'],
  ])('415 at %s for %s', async (path, type) => {
    await expectProblem(post(path, '{}', { ...basic, 'content-type': type }), 415);
  });

  it('413 over 500 KB, also once unpacked', async () => {
    await expectProblem(post('/v1/batch', ' '.repeat(500 * 1_024 + 1)), 413);
    await expectProblem(post('/v1/batch', gzipSync(Buffer.alloc(100_000_000, 0x20))), 413);
    await expectProblem(post('/v1/track', { event: 'x', userId: 'u', properties: { x: 'x'.repeat(33_000) } }), 413);
  });

  it('a refusal for an item over 32 KB, its neighbours taken', async () => {
    const { body } = await post('/v1/batch', {
      batch: [
        { type: 'track', event: 'x', userId: 'u', properties: { x: 'x'.repeat(33_000) } },
        { type: 'track', event: 'x', userId: 'u' },
      ],
    });
    expect(body).toMatchObject({ success: true, accepted: 1, refused: 1, results: [{ index: 0, status: 'refused' }] });
  });

  it('429 with Retry-After for too many', async () => {
    await ingest.sources.save({ id: 'slow', name: 'Slow', writeKeys: ['slow-key'], ratePerSecond: 1, createdAt: 0 });
    const send = (): Test => post('/v1/activities', one, { authorization: 'Bearer slow-key' });
    for (let index = 0; index < 10; index++) expect((await send()).status).toBe(200);
    const refused = await send();
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '10']);
  });

  it('503 with Retry-After when nothing is durable', async () => {
    ingest.stream.failure = new UnavailableError('planted');
    const { status, headers } = await post('/v1/activities', one);
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    ingest.stream.failure = new Error('planted-detail');
    const broken = await post('/v1/activities', one);
    expect(broken.status).toBe(500);
    expect(broken.text).not.toContain('planted-detail');
  });

  it('400 for JSON nested thousands deep, a refusal or a problem but no crash', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const { body } = await post('/v1/activities', `[{"kind":"post","actor":"a","properties":{"x":${deep}}}]`);
    expect(body).toMatchObject({ accepted: 0, refused: 1 });
    await expectProblem(post('/v1/track', `{"event":"x","userId":"u","properties":{"x":${deep}}}`), 400);
  });

  it('warnings for what was cut', async () => {
    const { body } = await post('/v1/activities', [
      { kind: 'post', actor: 'a', topics: Array.from({ length: 21 }, (_, index) => `t${index}`) },
    ]);
    expect(body).toMatchObject({ results: [{ warnings: ['Topics beyond the first 20 were left out.'] }] });
  });

  it('404 and 405 for what is not served', async () => {
    expect((await request(ingest.url).get('/v1/activities')).status).toBe(405);
    expect((await request(ingest.url).post('/v1/other')).status).toBe(404);
  });

  it('logs nothing of what was sent', async () => {
    await post('/v1/activities', [{ kind: 'post', actor: 'planted-actor', text: 'planted-text' }], { authorization: 'Bearer planted-key' });
    await post('/v1/activities', [{ kind: 'post', actor: 'planted-actor', text: 'planted-text' }]);
    expect(ingest.logged.join('\n')).not.toMatch(/planted-(actor|text|key)/);
  });
});

describe('backfill', () => {
  const body = { activities: [{ kind: 'post', actor: 'a', occurredAt: '2020-01-01T00:00:00Z' }], backfill: true };

  it.each([
    ['beside the write key', () => ({ ...basic, 'x-groundswell-operator-key': ingest.operatorKey }), {}],
    ['instead of it, the write key in the body', () => ({ authorization: `Bearer ${ingest.operatorKey}` }), { writeKey: WRITE_KEY }],
    ['instead of it, the source in the body', () => ({ authorization: `Bearer ${ingest.operatorKey}` }), { source: 'shop' }],
  ])('takes the operator key %s', async (_where, headers, more) => {
    expect((await post('/v1/activities', { ...body, ...more }, headers())).status).toBe(200);
    expect(ingest.put()[0]).toMatchObject({ source: 'shop', backfill: true, occurredAt: Date.parse('2020-01-01T00:00:00Z') });
  });

  it('needs to know for which source', async () => {
    await expectProblem(post('/v1/activities', body, { authorization: `Bearer ${ingest.operatorKey}` }), 401);
  });
});

describe("a source's mapping", () => {
  const operator = (): Record<string, string> => ({ authorization: `Bearer ${ingest.operatorKey}`, 'content-type': 'application/json' });
  const put = (source: string, body: unknown, headers = operator()): Test =>
    request(ingest.url).put(`/v1/sources/${source}/mapping`).set(headers).send(JSON.stringify(body));
  const rules = {
    rules: [
      {
        when: { event: 'Song *' },
        kind: 'listen',
        topics: [{ topic: 'song:{properties.id}', label: '{properties.title}' }],
        text: ['properties.note'],
      },
    ],
  };
  const song = { type: 'track', event: 'Song Played', userId: 'u', properties: { id: 7, title: 'Blue', note: 'so #good' } };

  it('is tried without counting anything', async () => {
    const preview = (body: unknown): Test => post('/v1/sources/shop/mapping/preview', body, operator());
    expect((await preview({ event: song })).body).toMatchObject({ kind: 'song-played', topics: [] });
    expect((await preview({ event: song, mapping: rules })).body).toEqual({
      kind: 'listen',
      topics: ['song:7', 'good'],
      labels: { 'song:7': 'Blue', good: '#good' },
      text: 'so #good',
      warnings: [],
    });
    expect((await preview({ event: { type: 'track', userId: 'u' } })).body).toMatchObject({ refused: { field: 'event' } });
    expect((await preview({ event: { specversion: '1.0', id: '1', source: 's', type: 'a.b', subject: 'Thing:1' } })).body).toMatchObject({
      kind: 'a.b',
      topics: ['thing:1'],
    });
    expect((await preview({ event: { kind: 'post', actor: 'a' } })).body).toMatchObject({ kind: 'post' });
    expect(ingest.put()).toHaveLength(0);
  });

  it('is replaced, and holds from the next lookup on', async () => {
    await ingest.sources.save({ id: 'radio', name: 'Radio', writeKeys: ['radio-key'], createdAt: 0 });
    expect((await put('radio', rules)).body).toEqual(rules);
    await post('/v1/track', song, { authorization: 'Bearer radio-key' });
    expect(ingest.put()).toMatchObject([{ kind: 'listen', topics: ['song:7'], labels: { 'song:7': 'Blue' }, text: 'so #good' }]);
  });

  it('is for operators, of sources that exist, and readable', async () => {
    expect((await put('shop', rules, { authorization: `Bearer ${WRITE_KEY}`, 'content-type': 'application/json' })).status).toBe(401);
    expect((await post('/v1/sources/shop/mapping/preview', { event: song })).status).toBe(401);
    expect((await put('absent', rules)).status).toBe(404);
    expect((await put('shop', { rules: [{ topics: [{ topic: '{a..b}' }] }] })).status).toBe(400);
    expect((await put('shop', { rules: [{ kind: 'No Kind' }] })).status).toBe(400);
    expect((await put('shop', { rules: [], more: 1 })).status).toBe(400);
  });
});

describe('browsers', () => {
  it('may send from any page', async () => {
    const { status, headers } = await request(ingest.url)
      .options('/v1/batch')
      .set({ origin: 'https://shop.example', 'access-control-request-method': 'POST' });
    expect(status).toBe(204);
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST' });
    expect(headers['access-control-allow-headers']).toContain('authorization');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('may not use operator routes from other pages', async () => {
    const { headers } = await post('/v1/sources/shop/mapping/preview', {}, { origin: 'https://evil.example' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('send analytics.js calls as text, the key in the body', async () => {
    const body = JSON.stringify({
      event: 'Product Viewed',
      anonymousId: 'a',
      properties: { product_id: '42', name: 'Shoes' },
      writeKey: WRITE_KEY,
    });
    expect((await post('/v1/t', body, { 'content-type': 'text/plain' })).body).toEqual({ success: true, accepted: 1, refused: 0 });
    expect(ingest.put()).toMatchObject([{ kind: 'view', topics: ['product:42'], labels: { 'product:42': 'Shoes' } }]);
  });

  it('are told where to send', async () => {
    const { body } = await request(ingest.url).get(`/v1/projects/${WRITE_KEY}/settings`);
    expect(body).toMatchObject({
      integrations: { 'Segment.io': { apiKey: WRITE_KEY, apiHost: expect.stringMatching(/\/v1$/) as string } },
    });
    expect((await request(ingest.url).get('/v1/projects/wrong/settings')).status).toBe(401);
  });
});

describe('CloudEvents', () => {
  const attributes = { specversion: '1.0', id: '1', source: '/shop', type: 'com.example.sold', subject: 'product:9' };

  it('are taken in all three modes', async () => {
    const binary = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
    expect((await post('/v1/events', { userId: 'u' }, { ...basic, ...binary })).body).toMatchObject({ accepted: 1 });
    expect((await post('/v1/events', attributes, { ...basic, 'content-type': 'application/cloudevents+json' })).body).toMatchObject({
      accepted: 1,
    });
    expect(
      (await post('/v1/events', [attributes, {}], { ...basic, 'content-type': 'application/cloudevents-batch+json' })).body,
    ).toMatchObject({ accepted: 1, refused: 1 });
    expect(ingest.put().map(({ id, kind, topics }) => [id, kind, topics])).toEqual(
      Array.from({ length: 3 }, () => ['/shop 1', 'com.example.sold', ['product:9']]),
    );
  });

  it('that are incomplete are refused', async () => {
    await expectProblem(post('/v1/events', {}, { ...basic, 'content-type': 'application/cloudevents+json' }), 400);
    await expectProblem(post('/v1/events', {}), 400);
  });
});

describe('the routes of ingest', () => {
  it('are those of the topology, no more and no fewer', () => {
    const { stack } = ingest.application.getHttpAdapter().getInstance().router;
    const served = stack.flatMap(({ route }) => {
      if (route === undefined) return [];
      const methods = Object.keys('methods' in route ? (route.methods ?? {}) : {});
      return methods.map((method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
    });
    const routes = topology.routes.filter((route) => route.function === 'ingest').map(({ method, path }) => `${method} ${path}`);
    expect(served.toSorted()).toEqual(routes.toSorted());
  });

  it('read the settings that the topology gives the function', () => {
    const given = topology.functions.find(({ name }) => name === 'ingest')?.settings ?? [];
    expect(INGEST_SETTINGS.filter((name) => !given.includes(name))).toEqual([]);
  });
});
