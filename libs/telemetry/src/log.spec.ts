import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { Log, REDACTED, withCorrelation } from './index.ts';

function recording(level: 'debug' | 'info' | 'warn' | 'error' = 'info') {
  const lines: string[] = [];
  const log = new Log({ level, function: 'web', clock: new ManualClock(0), write: (line) => lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as unknown };
}

describe('Log', () => {
  it('writes one JSON object a line', () => {
    const { log, last } = recording();
    log.info('counted', { activities: 3 });
    expect(last()).toEqual({
      level: 'info',
      time: '1970-01-01T00:00:00.000Z',
      function: 'web',
      message: 'counted',
      fields: { activities: 3 },
    });
  });

  it('leaves out what lies below its level', () => {
    const { log, lines } = recording('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['c', 'd']);
  });

  it('carries the correlation id through awaits, and none outside', async () => {
    const { log, last } = recording();
    await withCorrelation('abc', async () => {
      await Promise.resolve();
      log.info('inside');
    });
    expect(last()).toHaveProperty('correlationId', 'abc');
    log.info('outside');
    expect(last()).not.toHaveProperty('correlationId');
  });

  it.each([
    'authorization',
    'Password',
    'client_secret',
    'writeKey',
    'operator-key',
    'Set-Cookie',
    'refreshToken',
    'actor',
    'text',
    'email',
  ])('hides a field called %s at any depth', (name) => {
    const { log, lines, last } = recording();
    log.info('request', { outer: [{ [name]: 'planted-value' }] });
    expect(lines.join()).not.toContain('planted-value');
    expect((last() as { fields: { outer: Record<string, string>[] } }).fields.outer[0]?.[name]).toBe(REDACTED);
  });

  it('hides credentials that stand in texts, in errors and in their causes', () => {
    const { log, lines } = recording();
    const key = `gso_${'k'.repeat(43)}`;
    log.error(`refused ${key}`, new Error(`Bearer ${key}`, { cause: new Error(`key ${key}`) }), { note: `Basic ${'Z'.repeat(20)}=` });
    expect(lines.join()).not.toMatch(/kkkk|ZZZZ/);
  });

  it('never quotes what a parser choked on', () => {
    const { log, lines, last } = recording();
    try {
      JSON.parse('private words');
    } catch (error) {
      log.error('unreadable', error);
    }
    expect(lines.join()).not.toContain('private');
    expect((last() as { error: { stack: string[] } }).error.stack[0]).toMatch(/^at /);
  });

  it('lets nothing begin a new line or reach a terminal as a control sequence', () => {
    const { log, lines } = recording();
    log.info('a\nb\r\u001b[31m\u009b31m\u2028', { 'x\ny': 'c\nd' });
    expect(lines).toHaveLength(1);
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(lines[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    expect((JSON.parse(lines[0] ?? '') as { message: string }).message).toContain('a\nb');
  });

  it('bounds depth, length and unusual values', () => {
    const { log, lines, last } = recording();
    const cyclic: Record<string, unknown> = {
      big: 10n,
      when: new Date(0),
      bytes: new Uint8Array(9),
      map: new Map([['k', 1]]),
      set: new Set([1]),
    };
    cyclic.self = cyclic;
    log.info('odd', { ...cyclic, long: 'x'.repeat(100_000), many: Array.from({ length: 1_000 }, (_, index) => index), run: () => 1 });
    expect(lines[0]?.length).toBeLessThan(20_000);
    expect((last() as { fields: object }).fields).toMatchObject({
      big: '10',
      when: '1970-01-01T00:00:00.000Z',
      bytes: '[9 bytes]',
      map: { k: 1 },
      set: [1],
    });
  });

  it('copes with things thrown that are no errors', () => {
    const { log, last } = recording();
    log.error('thrown', { secret: 'x' });
    expect((last() as { error: object }).error).toEqual({ message: 'object' });
  });
});

describe('what is no secret', () => {
  it('stays readable: stacks, packages, versions, words that end like a key', () => {
    const { log, lines, last } = recording();
    const text = 'dynamoose@4.2.0 in node_modules/@nestjs/core; the tokens_of_a_window, 3 logs_kept; at 12:00 @ noon';
    log.info(text, { text2: 'GET /v1/trends?scope=everywhere&cursor=abc' });
    expect(last()).toMatchObject({ message: text, fields: { text2: 'GET /v1/trends?scope=everywhere&cursor=abc' } });
    log.error('failed', new Error('planted'));
    expect(lines.at(-1)).not.toContain(REDACTED);
  });
});

/** One of each kind of what must stand in no log line, as it comes in texts. */
const PLANTED: Readonly<Record<string, string>> = {
  'an operator key': `gso_${'Kx7'.repeat(14)}A`,
  'a write key': `gsw_${'Kx7'.repeat(10)}Ab`,
  'a refresh token': `gsr_acc-1.ses-2.${'Kx7'.repeat(7)}A.${'Kx7'.repeat(14)}B`,
  'a one-time token': `gst_${'Kx7'.repeat(14)}A`,
  'a key of webhooks': `whsec_${'Kx7'.repeat(10)}==`,
  'an access token': `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJLeDcifQ.${'Kx7'.repeat(20)}`,
  'a bearer': `Bearer ${'Kx7'.repeat(10)}`,
  'basic credentials': `Basic ${'Kx7'.repeat(10)}==`,
  'a key of AWS': 'AKIAKX7KX7KX7KX7KX7K',
  'a private key': `-----BEGIN EC PRIVATE KEY-----\n${'Kx7'.repeat(20)}\n-----END EC PRIVATE KEY-----`,
  'an address': 'kx7.lovelace+news@example.org',
  'an address in a link': 'kx7.lovelace%40example.org',
  'an address of another script': 'дада-kx7@пример.рф',
  'a password in a link': 'https://example.org/?password=Kx7Kx7Kx7&x=1',
  'a code in a link': 'https://example.org/callback?code=Kx7Kx7Kx7#token=Kx7Kx7Kx7',
};

describe.each(Object.entries(PLANTED))('45: %s', (_kind, planted) => {
  // What is secret of it all: the parts that are no marker of their kind.
  const secret = /kx7/i;
  const words = fc.constantFrom('', ' ', '"', ' for ', '\n', '(', ')', ';', ': ', ', ', '<', '>', '=', ' é ');

  it('stands in no log line, wherever in a message, a field, a name, an error or its causes', () => {
    fc.assert(
      fc.property(words, words, fc.nat(3), (before, after, depth) => {
        const { log, lines } = recording('debug');
        const text = `${before}${planted}${after}`;
        const nested: Record<string, unknown> = Array.from({ length: depth }).reduce<Record<string, unknown>>(
          (inner) => ({ inner, list: [inner] }),
          {
            note: text,
            [text]: 1,
            map: new Map([[text, text]]),
            set: new Set([text]),
            cause: new Error(text, { cause: text }),
          },
        );
        const thrown = Object.assign(new Error(text, { cause: Object.assign(new TypeError(text), { code: text }) }), { code: text });
        log.info(text, nested);
        log.error('failed', thrown, { thrown });
        log.error('failed', text);
        withCorrelation(text, () => log.debug('asked'));
        expect(lines).toHaveLength(4);
        for (const line of lines) expect(line).not.toMatch(secret);
      }),
      { numRuns: 25 },
    );
  });

  it('is not cut into a piece that nobody knows', () => {
    const { log, lines } = recording();
    for (let length = 3_900; length < 4_300; length += 7) {
      log.info(`${`${PLANTED['a write key'] ?? ''} `.repeat(20)}${'x '.repeat(length / 2)}${planted}`);
      expect(lines.at(-1)).not.toMatch(secret);
    }
  });
});
