import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './time.ts';

describe('times of senders', () => {
  it.each([
    ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01 12:00:00', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00.123456789z', '2026-03-01T12:00:00.123Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T12:00', '2026-03-01T12:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(new Date(parseTime(text) ?? NaN).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'now',
    '12',
    '2026-02-30T99:00:00Z',
    '2026-13-01T00:00:00.000Z',
    'Sun, 01 Mar 2026',
    NaN,
    Infinity,
    9e15,
    {},
    null,
    true,
    `2026-03-01${' '.repeat(50)}`,
  ])('%j is none', (value) => {
    expect(parseTime(value)).toBeUndefined();
  });

  it('are read back whatever date they are', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
          expect(parseTime(date.getTime())).toBe(date.getTime());
        },
      ),
    );
  });
});
