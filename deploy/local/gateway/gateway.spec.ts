import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RouteSpec } from '../../topology.ts';
import type { InvocationResult } from '../runner/function.ts';
import { Gateway, type GatewayOptions } from './gateway.ts';

type Event = Record<string, unknown> & { requestContext: Record<string, unknown> & { identity: Record<string, unknown> } };

const throttle = { ratePerSecond: 100, burst: 100 };
const routes: readonly RouteSpec[] = [
  { method: 'GET', path: '/v1/trends', function: 'web', caller: 'anyone', throttle, cache: { queryStrings: ['scope', 'limit'] } },
  { method: 'GET', path: '/v1/topics/{topic}', function: 'web', caller: 'anyone', throttle, cache: { queryStrings: [] } },
  { method: 'GET', path: '/v1/topics/mine', function: 'web', caller: 'operator', throttle },
  { method: 'POST', path: '/v1/batch', function: 'ingest', caller: 'write-key', throttle },
  { method: 'POST', path: '/v1/slow', function: 'ingest', caller: 'write-key', throttle: { ratePerSecond: 0.001, burst: 2 } },
];

async function open(answer: (event: Event) => unknown, over: Partial<GatewayOptions> = {}, timeoutSeconds = 29) {
  const root = mkdtempSync(join(tmpdir(), 'gateway-'));
  mkdirSync(join(root, 'dist/site/assets'), { recursive: true });
  writeFileSync(join(root, 'dist/site/index.html'), '<!doctype html><title>Groundswell</title>');
  writeFileSync(join(root, 'dist/site/assets/app-1a2b.js'), 'export const words = 1;\n'.repeat(100));
  writeFileSync(join(root, 'secret.json'), '{}');
  const events: Event[] = [];
  const gateway = new Gateway({
    topology: {
      routes,
      site: {
        directory: 'dist/site',
        fallback: 'index.html',
        headers: { contentSecurityPolicy: "frame-ancestors 'none'", referrerPolicy: 'strict-origin-when-cross-origin' },
      },
      gateway: { binaryMediaTypes: ['*/*'], maxBodyBytes: 100_000, timeoutSeconds },
    },
    root,
    invoke: async (_name, event) => {
      events.push(event as Event);
      const payload = await answer(event as Event);
      return payload instanceof Error
        ? { ok: false, error: { errorType: 'Error', errorMessage: payload.message } }
        : ({ ok: true, payload } satisfies InvocationResult);
    },
    ...over,
  });
  const url = await gateway.listen(0);
  onTestFinished(() => gateway.close());
  return { http: request(url), events };
}

const json = (body: unknown, headers: Record<string, string> = {}) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('the API of the gateway', () => {
  it('gives functions the event of a REST proxy integration', async () => {
    const { http, events } = await open(() => json({ ok: true }), { viewerCountry: 'PT' });
    await http
      .post('/v1/batch?a=1&a=2&b=x%20y')
      .set('X-Forwarded-For', '6.6.6.6')
      .set('CloudFront-Viewer-Country', 'US')
      .set('Content-Type', 'application/json')
      .send('{"batch":[]}')
      .expect(200, { ok: true });
    const [event] = events;
    expect(event).toMatchObject({
      resource: '/v1/batch',
      path: '/v1/batch',
      httpMethod: 'POST',
      queryStringParameters: { a: '2', b: 'x y' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['x y'] },
      pathParameters: null,
      stageVariables: null,
      isBase64Encoded: true,
      body: Buffer.from('{"batch":[]}').toString('base64'),
      requestContext: { stage: 'local', resourcePath: '/v1/batch', identity: { sourceIp: '127.0.0.1' } },
    });
    expect(event?.['multiValueHeaders']).toMatchObject({ 'X-Forwarded-For': ['127.0.0.1'], 'CloudFront-Viewer-Country': ['PT'] });
    expect(JSON.stringify(event)).not.toContain('6.6.6.6');
    expect(event?.requestContext['requestId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('hands over compressed bodies byte by byte', async () => {
    const { http, events } = await open(() => json({}));
    const packed = gzipSync('{"batch":[]}');
    await http
      .post('/v1/batch')
      .set('Content-Type', 'text/plain')
      .serialize((body: unknown) => body as string)
      .send(packed)
      .expect(200);
    expect(Buffer.from(String(events[0]?.['body']), 'base64').equals(packed)).toBe(true);
  });

  it('matches parameters, and literal paths before them', async () => {
    const { http, events } = await open((event) => json({ resource: event['resource'] }));
    await http.get('/v1/topics/%23ai%2Fml').expect(200, { resource: '/v1/topics/{topic}' });
    expect(events[0]?.['pathParameters']).toEqual({ topic: '%23ai%2Fml' });
    await http.get('/v1/topics/mine').expect(200, { resource: '/v1/topics/mine' });
  });

  it('answers 404 and 405 in words', async () => {
    const { http } = await open(() => json({}));
    await http
      .get('/v1/nothing')
      .expect(404)
      .expect('content-type', /problem\+json/);
    await http.get('/api/v2').expect(404);
    const wrong = await http.delete('/v1/trends').expect(405).expect('allow', 'GET');
    expect(wrong.body).toMatchObject({ status: 405, correlationId: expect.any(String) as unknown });
  });

  it('refuses bodies over the limit', async () => {
    const { http, events } = await open(() => json({}));
    await http.post('/v1/batch').set('Content-Type', 'application/json').send('x'.repeat(100_001)).expect(413);
    expect(events).toEqual([]);
  });

  it('answers 503 to routes until the functions are there, while the site is there already', async () => {
    let starting = true;
    const { http } = await open(() => json({}), { starting: () => starting });
    await http.get('/v1/trends').expect(503).expect('retry-after', '2');
    await http.get('/').expect(200).expect('content-security-policy', "frame-ancestors 'none'");
    starting = false;
    await http.get('/v1/trends').expect(200);
  });

  it('throttles a route over all callers', async () => {
    const { http } = await open(() => json({}));
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await http.post('/v1/slow').send({})).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    await http.post('/v1/slow').send({}).expect('retry-after', '1');
  });

  it('answers 502 for failures and malformed answers, 504 after its time, and never a stack', async () => {
    const failing = await open(() => new Error('secret stack'));
    const answer = await failing.http.post('/v1/batch').send({}).expect(502);
    expect(answer.text).not.toContain('secret');
    const malformed = await open(() => 'text');
    await malformed.http.post('/v1/batch').send({}).expect(502);
    const slow = await open(() => wait(1_000), {}, 0.05);
    await slow.http.post('/v1/batch').send({}).expect(504);
  });

  it('decodes base64 answers and keeps several headers of a name', async () => {
    const body = Buffer.from([0, 1, 2, 255]);
    const { http } = await open(() => ({
      statusCode: 201,
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': ['application/octet-stream'] },
      body: body.toString('base64'),
      isBase64Encoded: true,
    }));
    const answer = await http.post('/v1/batch').send({}).expect(201);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(body.equals(answer.body as Buffer)).toBe(true);
  });

  it('tells of answers, for whoever watches', async () => {
    const seen: unknown[] = [];
    const { http } = await open(() => json({}), {
      onAnswer: (route, { headers }, status) => seen.push([route.path, headers['x-groundswell-feed'], status]),
    });
    await http.post('/v1/batch').set('x-groundswell-feed', 'sample').send({});
    expect(seen).toEqual([['/v1/batch', 'sample', 200]]);
  });
});

describe('the edge cache', () => {
  const cached = { 'Cache-Control': 'public, max-age=2, s-maxage=2' };

  it('keeps answers by path and listed query strings, and passes on nothing else', async () => {
    let calls = 0;
    const { http, events } = await open(() => json({ calls: (calls += 1) }, cached));
    await http
      .get('/v1/trends?scope=a&x=1')
      .set('Authorization', 'Bearer k')
      .set('Cookie', 'a=1')
      .expect('x-cache', 'Miss from edge')
      .expect(200, { calls: 1 });
    await http.get('/v1/trends?x=2&scope=a').expect('x-cache', 'Hit from edge').expect('age', '0').expect(200, { calls: 1 });
    await http.get('/v1/trends?scope=b').expect(200, { calls: 2 });
    expect(events[0]).toMatchObject({ queryStringParameters: { scope: 'a' } });
    expect(Object.keys(events[0]?.['headers'] as object).map((name) => name.toLowerCase())).not.toEqual(
      expect.arrayContaining(['authorization']),
    );
  });

  it('answers 304 to a viewer that has the answer, and HEAD without a body', async () => {
    const { http } = await open(() => json({ a: 1 }, cached));
    const first = await http.get('/v1/trends').expect(200);
    const again = await http.get('/v1/trends').set('If-None-Match', `W/${first.headers['etag']}`).expect(304);
    expect(again.text).toBe('');
    await http.head('/v1/trends').expect(200).expect('content-length', '7');
  });

  it('lets concurrent misses share a call', async () => {
    const { http, events } = await open(async () => {
      await wait(50);
      return json({}, cached);
    });
    await Promise.all(Array.from({ length: 5 }, () => http.get('/v1/trends').expect(200)));
    expect(events).toHaveLength(1);
  });

  it.each([['no-store'], ['private, max-age=60'], ['max-age=60, s-maxage=0'], ['']])('does not keep "%s"', async (control) => {
    const { http, events } = await open(() => json({}, { 'Cache-Control': control }));
    await http.get('/v1/trends').expect('x-cache', 'Miss from edge');
    await http.get('/v1/trends').expect('x-cache', 'Miss from edge');
    expect(events).toHaveLength(2);
  });

  it('does not keep errors', async () => {
    const { http, events } = await open(() => ({ ...json({}, cached), statusCode: 503 }));
    await http.get('/v1/trends').expect(503);
    await http.get('/v1/trends').expect(503);
    expect(events).toHaveLength(2);
  });
});

describe('the site', () => {
  it('serves files with type and lifetime, compressed, and the page for every other path', async () => {
    const { http } = await open(() => json({}));
    const page = await http
      .get('/topics/anything')
      .expect(200)
      .expect('content-type', /text\/html/)
      .expect('cache-control', 'no-cache');
    expect(page.text).toContain('Groundswell');
    await http
      .get('/')
      .set('If-None-Match', page.headers['etag'] ?? '')
      .expect(304);
    await http
      .get('/assets/app-1a2b.js')
      .set('Accept-Encoding', 'br, gzip')
      .expect('content-encoding', 'br')
      .expect('content-type', /javascript/)
      .expect('cache-control', /immutable/);
  });

  it('answers 404 for missing files, but gives a browser the page of a topic that looks like one', async () => {
    const { http } = await open(() => json({}));
    await http.get('/missing.js').expect(404);
    await http
      .get('/topics/node.js')
      .set('Accept', 'text/html')
      .expect(200)
      .expect('content-type', /text\/html/);
  });

  it('stays inside its folder', async () => {
    const { http } = await open(() => json({}));
    for (const path of ['/..%2f..%2fsecret.json', '/%2e%2e/%2e%2e/secret.json', '/%E0%A4%A']) {
      const answer = await http.get(path);
      expect([400, 404]).toContain(answer.status);
    }
    await http.post('/').send({}).expect(405);
  });
});
