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
