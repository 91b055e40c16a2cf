import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, askLambda, askSocket } from '../../../test/support/ask.ts';
import { probeApplication } from '../../../test/support/probe-application.ts';
import { listen, restHandler } from './index.ts';

const lines: string[] = [];
let application: NestExpressApplication;
let bySocket: Ask;
let byLambda: Ask;

beforeAll(async () => {
  application = await probeApplication(lines, { maxBodyBytes: 10_000 });
  const address = await listen(application, 0);
  bySocket = askSocket(address);
  byLambda = askLambda(restHandler(application));
});
afterAll(() => application.close());
beforeEach(() => void (lines.length = 0));

const asJson = { 'content-type': 'application/json' };

describe.each(['socket', 'lambda'] as const)('an application served by %s', (way) => {
  const ask: Ask = (request) => (way === 'socket' ? bySocket : byLambda)(request);

  it('answers JSON, kept by nobody and tagged by nobody unless the route says so', async () => {
    const { status, headers, json } = await ask({ url: '/things/a%20b' });
    expect([status, json]).toEqual([200, { id: 'a b' }]);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    const cached = await ask({ url: '/cached' });
    expect([cached.headers.get('etag'), cached.headers.get('cache-control')]).toEqual(['"1"', 'public, max-age=2']);
    expect((await ask({ url: '/empty' })).status).toBe(204);
  });

  it('reads JSON bodies, plain or packed, and hands on what the schema makes of them', async () => {
    const body = JSON.stringify({ name: 'é', properties: { deep: [1] } });
    expect(await ask({ method: 'POST', url: '/things', headers: asJson, body })).toMatchObject({
      status: 201,
      json: { thing: { name: 'é' } },
    });
    expect((await ask({ method: 'POST', url: '/things', headers: asJson, body: gzipSync(body) })).status).toBe(201);
    expect(
      (await ask({ method: 'POST', url: '/things', headers: { 'content-type': 'application/vnd.x+json;charset=UTF-8' }, body })).status,
    ).toBe(201);
  });

  it('keeps every byte of other bodies', async () => {
    const body = Buffer.from([0x1f, 0x8b, 0, 255, 254, 10, 13]);
    for (const type of ['application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      const { json } = await ask({ method: 'POST', url: '/raw', headers: { 'content-type': type }, body });
      expect(json).toMatchObject({ hex: body.toString('hex') });
    }
    expect((await ask({ method: 'POST', url: '/raw' })).json).toMatchObject({ hex: '' });
  });

  it('sends every byte of binary answers', async () => {
    expect([...(await ask({ url: '/bytes' })).bytes]).toEqual([0, 255, 128, 10]);
  });

  it('checks queries field by field', async () => {
    expect((await ask({ url: '/search?q=a%26b%20%C3%A9&limit=3' })).json).toEqual({ q: 'a&b é', limit: 3 });
    const { status, json } = await ask({ url: '/search?q=a&q=b&limit=99' });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      type: 'urn:groundswell:problem:invalid-input',
      title: 'Invalid input',
      status: 400,
      detail: 'The request is not valid',
      instance: '/search',
      errors: [{ field: 'q' }, { field: 'limit' }],
    });
  });

  it('answers failures as problem+json', async () => {
    const missing = await ask({ url: '/missing' });
    expect(missing.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(missing.json).toEqual({
      type: 'urn:groundswell:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such thing',
      instance: '/missing',
      code: 'not-found',
      correlationId: missing.headers.get('x-correlation-id'),
    });
    const unavailable = await ask({ url: '/unavailable' });
    expect([unavailable.status, unavailable.headers.get('retry-after')]).toEqual([503, '7']);
    expect(unavailable.bytes.toString()).not.toContain('planted');
    expect((await ask({ url: '/teapot' })).json).toMatchObject({ status: 418, spout: 'short', code: 'teapot' });
  });

  it('tells nothing of a defect, and logs all of it under the same correlation id', async () => {
    const { status, headers, json, bytes } = await ask({ url: '/defect' });
    expect([status, json]).toMatchObject([500, { type: 'urn:groundswell:problem:internal-server-error', title: 'Internal Server Error' }]);
    expect(bytes.toString()).not.toMatch(/planted|\.ts|at /);
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>).find((line) => line.level === 'error');
    expect(logged).toMatchObject({
      correlationId: headers.get('x-correlation-id'),
      error: { message: /planted/ },
      fields: { route: '/defect' },
    });
  });

  it('tells an unknown path from a method that is not served', async () => {
    expect(await ask({ url: '/nothing' })).toMatchObject({ status: 404, json: { code: 'not-found' } });
    const wrong = await ask({ method: 'DELETE', url: '/things' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await ask({ method: 'POST', url: '/things/1' })).headers.get('allow')).toBe('GET, HEAD');
    expect((await ask({ method: 'HEAD', url: '/nothing' })).bytes).toHaveLength(0);
  });

  it('refuses a path that is not well encoded', async () => {
    expect(await ask({ url: '/things/%FF' })).toMatchObject({ status: 400, json: { code: 'bad-request' } });
  });

  it('takes a correlation id that is safe, and makes one otherwise', async () => {
    const own = await ask({ method: 'POST', url: '/raw', headers: { 'x-correlation-id': 'order-12345678' } });
    expect([own.headers.get('x-correlation-id'), own.json]).toMatchObject(['order-12345678', { correlationId: 'order-12345678' }]);
    const forged = await ask({ url: '/things/1', headers: { 'x-correlation-id': 'a"},{"level":"error' } });
    expect(forged.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('served by a socket', () => {
  it('stops reading a body without a length at the limit', async () => {
    const { port } = application.getHttpServer().address() as { port: number };
    const status = await new Promise((resolve, reject) => {
      const outgoing = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/raw' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.once('error', reject);
      for (let chunk = 0; chunk < 20; chunk += 1) outgoing.write(Buffer.alloc(1_000));
      outgoing.end();
    });
    expect(status).toBe(413);
  });

  it('answers what is under way before it closes', async () => {
    const other = await probeApplication([]);
    const address = await listen(other, 0);
    const pending = fetch(`${address}/defect`);
    await new Promise((resolve) => other.getHttpServer().once('request', resolve));
    const started = performance.now();
    await other.close();
    expect((await pending).status).toBe(500);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('says what to do when the port is taken', async () => {
    const { port } = application.getHttpServer().address() as { port: number };
    const other = await probeApplication([]);
    await expect(listen(other, port)).rejects.toThrow(`Port ${port} is taken`);
    await other.close();
  });
});

describe('served by Lambda', () => {
  it("knows the caller's address from the request context alone", async () => {
    expect((await byLambda({ url: '/address', sourceIp: '203.0.113.9', headers: { 'x-forwarded-for': '1.2.3.4' } })).json).toEqual({
      address: '203.0.113.9',
    });
  });

  it('answers 304 to who has it already', async () => {
    expect(await byLambda({ url: '/cached', headers: { 'if-none-match': '"1"' } })).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
  });

  it("takes the gateway's request id as correlation id where the caller gave none", async () => {
    expect((await byLambda({ url: '/things/1' })).headers.get('x-correlation-id')).toBe('c6af9ac6-7b61-11e6-9a41-93e8deadbeef');
  });
});
