import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answerOf, ApiError, createClient } from './index.ts';

let server: Server | undefined;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

const asJson = (response: ServerResponse, body: unknown, status = 200, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('createClient', () => {
  it('sends each key only where it is needed', async () => {
    const seen: string[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      asJson(response, {});
    });
    const client = createClient({ baseUrl, operatorKey: 'operator', writeKey: 'write' });
    await client.GET('/v1/trends', { params: { query: { scope: 'language:pt', limit: 5 } } });
    await client.GET('/v1/topics/{topic}', { params: { path: { topic: 'product:a/b c' } } });
    await client.GET('/v1/sources');
    await client.POST('/v1/activities', { body: { activities: [{ kind: 'post', actor: 'a' }] } });
    await client.POST('/v1/sources/{source}/mapping/preview', { params: { path: { source: 'shop' } }, body: { event: {} } });
    expect(seen).toEqual([
      'GET /v1/trends?scope=language%3Apt&limit=5 -',
      'GET /v1/topics/product%3Aa%2Fb%20c -',
      'GET /v1/sources Bearer operator',
      'POST /v1/activities Bearer write',
      'POST /v1/sources/shop/mapping/preview Bearer operator',
    ]);
  });

  it('sends the access token of now to the routes of people, and no other key there', async () => {
    const seen: string[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      asJson(response, {});
    });
    let accessToken: string | undefined;
    const client = createClient({ baseUrl, writeKey: 'write', accessToken: () => accessToken });
    await client.POST('/v1/sessions', { body: { address: 'ada@example.org', password: 'secret' } });
    accessToken = 'one';
    await client.GET('/v1/accounts/me');
    accessToken = 'two';
    await client.GET('/v1/operator');
    await client.POST('/v1/token', { body: { refreshToken: 'refresh' } });
    expect(seen).toEqual(['POST /v1/sessions -', 'GET /v1/accounts/me Bearer one', 'GET /v1/operator Bearer two', 'POST /v1/token -']);
  });

  it('sends no header when it has no key, and leaves one that the caller set', async () => {
    const seen: (string | undefined)[] = [];
    const baseUrl = await serve((request, response) => {
      seen.push(request.headers.authorization);
      asJson(response, {});
    });
    await createClient({ baseUrl }).GET('/v1/operator');
    await createClient({ baseUrl, operatorKey: 'one' }).GET('/v1/operator', { headers: { authorization: 'Bearer other' } });
    await createClient({ baseUrl, operatorKey: 'one' }).POST('/v1/activities', { body: { source: 'shop', activities: [] } });
    expect(seen).toEqual([undefined, 'Bearer other', 'Bearer one']);
  });
});

describe('answerOf', () => {
  it('gives the data', async () => {
    const baseUrl = await serve((_, response) => asJson(response, { operator: true }));
    await expect(answerOf(createClient({ baseUrl }).GET('/v1/operator'))).resolves.toEqual({ operator: true });
  });

  it('throws the problem with its status and what the API said of trying again', async () => {
    const problem = {
      type: 'urn:groundswell:problem:unavailable',
      code: 'unavailable',
      title: 'Unavailable',
      status: 503,
      detail: 'the stream is down',
    };
    const baseUrl = await serve((_, response) => asJson(response, problem, 503, { 'retry-after': '7' }));
    const failure = await answerOf(createClient({ baseUrl }).GET('/v1/status')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 503, problem, retryAfter: 7, message: 'the stream is down' });
  });

  it('says the status when the answer is not a problem', async () => {
    const baseUrl = await serve((_, response) => response.writeHead(502).end('<html>'));
    await expect(answerOf(createClient({ baseUrl }).GET('/v1/status'))).rejects.toThrow('the API answered with status 502');
  });
});
