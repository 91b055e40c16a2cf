import { describe, expect, it } from 'vitest';
import { checkedIngest, checkedProbe, checkedWeb } from './applications.ts';

const probes = [
  ['the probe by socket', () => checkedProbe('socket'), ['/things/1', '/missing', '/defect', '/unavailable', '/nothing', '/search']],
  ['the probe by lambda', () => checkedProbe('lambda'), ['/things/1', '/missing', '/defect', '/unavailable', '/nothing', '/search']],
  ['web', () => checkedWeb(), ['/v1/status', '/v1/trends', '/v1/topics/absent', '/v1/search', '/v1/operator', '/v1/nothing']],
  ['ingest', () => checkedIngest(), ['/v1/nothing', '/v1/batch', '/v1/sources/shop/mapping', '/v1/activities']],
] as const;

describe.each(probes)('answers of %s', (_name, start, urls) => {
  const checked = start();

  it('34: failures are problem+json with the correlation id, and hold no stack', async () => {
    let failures = 0;
    for (const url of urls) {
      const { status, headers, json, text } = await checked.ask({ url, headers: { 'x-correlation-id': 'check-34-abcdef' } });
      expect(headers.get('x-correlation-id')).toBe('check-34-abcdef');
      if (status < 400) continue;
      failures += 1;
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(headers.get('cache-control')).toMatch(/no-store/);
      expect(json).toMatchObject({ status, type: expect.stringMatching(/^urn:groundswell:problem:/), correlationId: 'check-34-abcdef' });
      expect(text).not.toMatch(/\.ts\b|\.js\b|node_modules|\\n\s+at |\bat \S+ \(|planted|Error:/);
    }
    expect(failures).toBeGreaterThan(2);
  });

  it('35: nothing tells what serves', async () => {
    for (const url of urls) {
      const { headers } = await checked.ask({ url });
      expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
    }
  });

  it('36: every answer forbids to sniff, frame, run and refer, and demands TLS', async () => {
    for (const url of urls) {
      const { headers } = await checked.ask({ url });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=(?:63072000|31536000); includeSubDomains/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('37: a foreign origin is allowed nothing', async () => {
    for (const url of urls) {
      // Any page may send activities with its write key: that is what the way in is for.
      if (url === '/v1/batch' || url === '/v1/activities') continue;
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await checked.ask({
          method,
          url,
          headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
        });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    }
  });
});
