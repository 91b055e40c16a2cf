import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkedIngest, checkedProbe, checkedWeb } from './applications.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(['socket', 'lambda'] as const)('input by %s', (way) => {
  const checked = checkedProbe(way);
  const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
    checked.ask({ method: 'POST', url: '/things', headers, body });

  it('24: __proto__ and constructor.prototype pollute nothing', async () => {
    for (const key of ['"__proto__"', '"\\u005f\\u005fproto__"']) {
      const { status, json } = await post(
        `{"name":"a","properties":{${key}:{"polluted":true},"b":{${key}:{"polluted":true}}},${key}:{"polluted":true}}`,
      );
      expect(status).toBe(201);
      expect(json).toEqual({ thing: { name: 'a', properties: { b: {} } }, polluted: false });
    }
    const { json } = await post('{"name":"a","properties":{"constructor":{"prototype":{"polluted":true}}}}');
    expect(json).toEqual({ thing: { name: 'a', properties: {} }, polluted: false });
    expect((await checked.ask({ url: '/search?q=a&__proto__[polluted]=1&constructor[prototype][polluted]=1' })).json).toEqual({
      q: 'a',
      limit: 10,
    });
    expect('polluted' in {}).toBe(false);
  });

  it('25: an object or an operator where a string is due is refused', async () => {
    for (const name of ['{"$gt":""}', '["a"]', 'null', '1', 'true']) {
      expect(await post(`{"name":${name}}`)).toMatchObject({ status: 400, json: { errors: [{ field: 'name' }] } });
    }
    for (const query of ['q[$gt]=', 'q=a&q=b', 'q[]=a', '']) {
      expect(await checked.ask({ url: `/search?${query}` })).toMatchObject({ status: 400, json: { errors: [{ field: 'q' }] } });
    }
  });

  it('26: a body of 200 KB, and one that unpacks to more than it may, are refused', async () => {
    expect(await post(JSON.stringify({ name: 'a'.repeat(200 * 1_024) }))).toMatchObject({
      status: 413,
      json: { code: 'payload-too-large' },
    });
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(bomb.length).toBeLessThan(100 * 1_024);
    expect((await post(bomb)).status).toBe(413);
    expect((await post(bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('27: JSON that is 2,000 deep is refused', async () => {
    const deep = `{"name":"a","properties":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`;
    expect(await post(deep)).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
    expect((await post('['.repeat(50_000))).status).toBe(400);
  });

  it('28: a wrong content type is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'x',
    ]) {
      const answer = await post('{"name":"a"}', { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, json: { code: 'unsupported-media-type' } });
    }
  });

  it('29: malformed JSON is refused without the words of the parser or of the body', async () => {
    for (const body of ['{"name":"planted', 'planted', '{"name":"a",}', '\u0000', '[1,']) {
      const { status, json, text } = await post(body);
      expect([status, json]).toMatchObject([400, { detail: 'The body is not valid JSON' }]);
      expect(text).not.toMatch(/planted|token|position|Unexpected/);
    }
    expect(checked.logged()).not.toContain('planted');
    expect((await post(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
  });

  it('30: an unknown path is 404, an unknown method 405 with what is allowed', async () => {
    expect((await checked.ask({ url: '/..%2f..%2fetc/passwd' })).status).toBe(404);
    for (const method of ['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'GET']) {
      const answer = await checked.ask({ method, url: '/things' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  it('33: a new line that somebody sends begins no line of the log', async () => {
    const forged = 'a%0A%7B%22level%22:%22error%22,%22message%22:%22forged%22%7D%1B[31m%E2%80%A8';
    await checked.ask({ url: `/things/${forged}`, headers: { 'user-agent': 'x' } });
    await checked.ask({ url: `/search?q=&${forged}=1` });
    await checked.ask({ url: '/address', sourceIp: '1.1.1.1' });
    for (const line of checked.logged().split('\n')) expect(JSON.parse(line)).toMatchObject({ function: 'probe' });
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(checked.logged()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
  });

  it("39: a forged X-Forwarded-For does not change the caller's address", async () => {
    const seen = way === 'socket' ? '127.0.0.1' : '203.0.113.7';
    for (const headers of [
      { 'x-forwarded-for': '6.6.6.6' },
      { 'X-Real-IP': '6.6.6.6' },
      { forwarded: 'for=6.6.6.6' },
      { 'true-client-ip': '6.6.6.6' },
    ]) {
      expect((await checked.ask({ url: '/address', sourceIp: '203.0.113.7', headers })).json).toEqual({ address: seen });
    }
  });
});

describe('input of web', () => {
  const web = checkedWeb();

  it('25: an object or an operator where a string is due is refused', async () => {
    for (const url of [
      '/v1/search?q[$gt]=',
      '/v1/search?q=a&q=b',
      '/v1/trends?limit=1&limit=2',
      '/v1/trends?limit=1e9',
      '/v1/trends?scope[]=x',
    ]) {
      const { status } = await web.ask({ url });
      expect([url, status === 400 || (url.includes('scope[') && status === 200)]).toEqual([url, true]);
    }
  });

  it('30: a method that is not served is 405, an unknown path 404', async () => {
    expect((await web.ask({ method: 'DELETE', url: '/v1/trends' })).headers.get('allow')).toBe('GET, HEAD');
    expect((await web.ask({ url: '/v1/nothing' })).status).toBe(404);
    expect((await web.ask({ url: '/v1/topics/%FF' })).status).toBe(400);
  });
});

describe('input of ingest', () => {
  const ingest = checkedIngest();
  const send = (body: string | Uint8Array, type = 'application/json') =>
    ingest.ask({
      method: 'POST',
      url: '/v1/activities',
      headers: { 'content-type': type, authorization: `Bearer ${ingest.writeKey}` },
      body,
    });

  it('24: __proto__ and constructor.prototype pollute nothing, and travel no further', async () => {
    const evil = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
    const { status } = await send(`{"activities":[{"id":"a","kind":"post","actor":"x","properties":{${evil}},${evil}}],${evil}}`);
    expect(status).toBe(200);
    expect('polluted' in {}).toBe(false);
    expect(JSON.stringify(ingest.put())).not.toContain('polluted');
  });

  it('25: an object or an operator where a string is due is refused', async () => {
    const { json } = await send('{"activities":[{"id":{"$gt":""},"kind":"post","actor":"x"},{"id":"b","kind":["post"],"actor":"x"}]}');
    expect(json).toMatchObject({ accepted: 0, refused: 2 });
  });

  it('26 to 29: bombs, depth, wrong types and broken JSON are refused', async () => {
    expect((await send(gzipSync(Buffer.alloc(50_000_000, 0x20)))).status).toBe(413);
    expect((await send(Buffer.alloc(600 * 1_024, 0x20))).status).toBe(413);
    const deep = `${'['.repeat(2_000)}${']'.repeat(2_000)}`;
    expect((await send(`[{"kind":"post","actor":"a","properties":{"x":${deep}}}]`)).json).toMatchObject({ accepted: 0, refused: 1 });
    expect((await send('<a/>', 'application/xml')).status).toBe(415);
    const broken = await send('{"activities":[{"text":"planted');
    expect([broken.status, /planted|position|token/.test(broken.text)]).toEqual([400, false]);
  });

  it('30: a method that is not served is 405', async () => {
    expect((await ingest.ask({ method: 'DELETE', url: '/v1/batch' })).status).toBe(405);
  });
});
