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

  it('of a minute that was read before are looked at no less', () => {
    const read = (rest: string): number | undefined => parseTime(`2026-03-01T11:59:${rest}`);
    expect(read('00.000Z')).toBe(Date.UTC(2026, 2, 1, 11, 59));
    expect(read('59.999Z')).toBe(Date.UTC(2026, 2, 1, 11, 59, 59, 999));
    for (const rest of ['60.000Z', '0x.000Z', '00.0x0Z', '00.00xZ', '00:000Z', '00.000z0']) expect(read(rest)).toBeUndefined();
    expect(parseTime('2026-03-01T12:00:00.001Z')).toBe(Date.UTC(2026, 2, 1, 12, 0, 0, 1));
  });

  it('in the form of JSON are what Date reads, or none where it reads none', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    const parts = fc.tuple(fc.constantFrom('20', '19', '00', '2x'), two, two, two, two, two, two, fc.constantFrom('000', '999', '1x3'));
    fc.assert(
      fc.property(parts, ([century, year, month, day, hour, minute, second, rest]) => {
        const text = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`;
        const expected = /x/.test(text) ? NaN : Date.parse(text);
        expect(parseTime(text)).toBe(Number.isNaN(expected) ? undefined : expected);
      }),
      { numRuns: 5_000 },
    );
  });
});
