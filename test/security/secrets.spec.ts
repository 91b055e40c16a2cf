import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkedIngest, checkedProbe, checkedWeb } from './applications.ts';

const secret = `planted${randomBytes(12).toString('hex')}`;
const operatorKey = `gso_${randomBytes(32).toString('base64url')}`;

describe.each(['socket', 'lambda'] as const)('secrets by %s', (way) => {
  const checked = checkedProbe(way);

  it('45: a planted secret is found in no log and in no answer to a failure', async () => {
    const headers = {
      authorization: `Bearer ${operatorKey}`,
      cookie: `session=${secret}`,
      'x-api-key': secret,
      'x-correlation-id': `"${secret}`,
    };
    const urls = ['/things/1', '/defect', '/unavailable', '/missing', '/nothing', '/address', `/search?q=&token=${secret}`];
    for (const url of urls) {
      const { text } = await checked.ask({ url, headers });
      expect(text).not.toMatch(new RegExp(`${secret}|${operatorKey}`));
    }
    for (const body of [`{"name":"${secret}`, `{"password":"${secret}"}`, JSON.stringify({ name: secret.repeat(10) }), secret]) {
      const { status, text } = await checked.ask({
        method: 'POST',
        url: '/things',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      expect([status, text.includes(secret)]).toEqual([400, false]);
    }
    expect(checked.logged().length).toBeGreaterThan(0);
    expect(checked.logged()).not.toContain(secret);
    expect(checked.logged()).not.toContain(operatorKey);
  });
});

describe('secrets of web', () => {
  const web = checkedWeb();

  it('45: neither the right operator key nor a wrong one is found in a log or an answer', async () => {
    const right = web.operatorKey();
    for (const key of [right, operatorKey]) {
      for (const url of ['/v1/operator', '/v1/sources', '/v1/operator/topics/absent', '/v1/sources/absent/arrivals']) {
        const { text } = await web.ask({ url, headers: { authorization: `Bearer ${key}` } });
        expect(text).not.toContain(key);
      }
    }
    expect(web.logged()).not.toContain(right);
    expect(web.logged()).not.toContain(operatorKey);
  });
});

describe('secrets of ingest', () => {
  const ingest = checkedIngest();

  it('45: neither keys nor what people send are found in a log or an answer', async () => {
    const item = {
      id: 'a',
      kind: 'post',
      actor: `${secret}-actor`,
      text: `${secret} text`,
      properties: { email: `${secret}@example.org` },
    };
    const bodies = [
      JSON.stringify({ activities: [item] }),
      JSON.stringify({ activities: [{ ...item, kind: secret.repeat(20) }] }),
      `{"actor":"${secret}`,
    ];
    for (const key of [ingest.writeKey, secret, operatorKey]) {
      for (const body of bodies) {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
        const { text } = await ingest.ask({ method: 'POST', url: '/v1/activities', headers, body });
        expect(text).not.toMatch(new RegExp(`${secret}|${operatorKey}|${ingest.writeKey}`));
      }
    }
    expect(ingest.put().length).toBeGreaterThan(0);
    expect(ingest.logged()).not.toMatch(new RegExp(`${secret}|${operatorKey}|${ingest.writeKey}`));
  });
});
