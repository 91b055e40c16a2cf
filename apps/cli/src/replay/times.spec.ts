import { describe, expect, it } from 'vitest';
import { parseTime, ReplayTimes } from './times.ts';

describe('parseTime', () => {
  const expected = Date.UTC(2020, 11, 12, 11, 55, 28);
  it.each([
    ['2020-12-12T11:55:28Z'],
    ['2020-12-12T12:55:28+01:00'],
    ['2020-12-12 11:55:28'],
    ['Sat, 12 Dec 2020 11:55:28 GMT'],
    [expected],
    [expected / 1_000],
    [String(expected)],
    [String(expected / 1_000)],
  ])('reads %s', (value) => expect(parseTime(value)).toBe(expected));

  it.each([[''], ['yesterday'], [null], [-1], [Number.NaN], [{}]])('finds no time in %j', (value) =>
    expect(parseTime(value)).toBeUndefined(),
  );
});

describe('ReplayTimes', () => {
  it('lets the first record be now and the others follow, faster or slower', () => {
    const times = new ReplayTimes(1_000_000, 60, false);
    expect(times.due(500)).toBe(1_000_000);
    expect(times.due(60_500)).toBe(1_001_000);
    expect(times.carried(60_500, 1_001_003)).toBe(1_001_003);
  });

  it('sends everything at once without a speed, and what is out of order at once', () => {
    const times = new ReplayTimes(1_000, Infinity, true);
    expect([times.due(5), times.due(9e9), times.due(1), times.due(undefined)]).toEqual([1_000, 1_000, 1_000, 1_000]);
    expect(times.carried(5, 77)).toBe(5);
    expect(times.carried(undefined, 77)).toBeUndefined();
  });
});
