import { describe, expect, it } from 'vitest';
import { baselineOf, type Past, usualInHour } from './baseline.ts';
import { DISPERSION } from './thresholds.ts';

const HOUR = 495_000;
const past = (firstHour: number | undefined, hours: Record<number, number>) => ({
  firstHour,
  actors: (hour: number) => hours[hour - HOUR] ?? 0,
});

const expectedInHour = (of: Past, hour: number): number => baselineOf(of, hour).perHour;

describe('what is expected in an hour', () => {
  it('is the mean of the same hour over seven days', () => {
    const days = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day, 70]));
    expect(expectedInHour(past(0, days), HOUR)).toBe(70);
    expect(expectedInHour(past(0, { ...days, [-24]: 0, [-168]: 0 }), HOUR)).toBe(50);
  });

  it('looks at the hours beside it too', () => {
    const before = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day - 1, 70]));
    const after = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day + 1, 90]));
    expect(expectedInHour(past(0, { ...before, ...after }), HOUR)).toBeCloseTo(63, 10);
  });

  it('is 0.7 times a single yesterday or last week', () => {
    expect(expectedInHour(past(0, { [-24]: 100 }), HOUR)).toBeCloseTo(70, 10);
    expect(expectedInHour(past(0, { [-168]: 100 }), HOUR)).toBeCloseTo(70, 10);
  });

  it('is 0.4 times the mean of the last day, or 0.8 times that of the last two hours but one', () => {
    expect(expectedInHour(past(0, { [-5]: 240 }), HOUR)).toBe(4);
    expect(expectedInHour(past(0, { [-2]: 60, [-3]: 40 }), HOUR)).toBe(40);
  });

  it('is not what a burst itself has brought in the hour that just ended', () => {
    expect(expectedInHour(past(0, { [-1]: 480 }), HOUR)).toBe(8);
  });

  it('is the whole mean of the last day where no same hour is known', () => {
    expect(expectedInHour(past(HOUR - 20, { [-5]: 200 }), HOUR)).toBe(10);
  });

  it('is over the hours that there are, in a young deployment', () => {
    expect(expectedInHour(past(undefined, {}), HOUR)).toBe(0);
    expect(expectedInHour(past(HOUR, { 0: 500 }), HOUR)).toBe(0);
    expect(expectedInHour(past(HOUR - 1, { [-1]: 30 }), HOUR)).toBe(30);
    expect(expectedInHour(past(HOUR - 4, { [-4]: 40, [-3]: 40 }), HOUR)).toBe(20);
  });
});

describe('what is usual in an hour', () => {
  it('is the mean of the same hour over the days that are known', () => {
    expect(usualInHour(past(HOUR - 48, { [-24]: 30, [-48]: 50, [-25]: 900 }), HOUR)).toBe(40);
  });

  it('is the mean of the hours that are known, in the first day, and unknown before', () => {
    expect(usualInHour(past(HOUR - 4, { [-1]: 80, [-3]: 40 }), HOUR)).toBe(30);
    expect(usualInHour(past(HOUR, {}), HOUR)).toBeUndefined();
    expect(usualInHour(past(undefined, {}), HOUR)).toBeUndefined();
  });
});

describe('how much a topic varies', () => {
  const daily = (actors: (day: number) => number) =>
    past(0, Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].flatMap((day) => [-1, 0, 1].map((beside) => [beside - 24 * day, actors(day)]))));
  const dispersionOf = (of: Past) => baselineOf(of, HOUR).dispersion;

  it('is what is usual where nothing is known, or little', () => {
    expect(dispersionOf(past(undefined, {}))).toBe(DISPERSION.usual);
    expect(dispersionOf(past(0, {}))).toBe(DISPERSION.usual);
  });

  it('is twice what is usual as long as no hour of another day is known', () => {
    expect(dispersionOf(past(HOUR - 3, { [-1]: 60, [-2]: 60, [-3]: 60 }))).toBe(DISPERSION.firstDay);
    expect(dispersionOf(past(HOUR - 24, { [-24]: 60 }))).toBe(DISPERSION.usual);
  });

  it('is what is usual where hours of other days say nothing', () => {
    expect(dispersionOf(daily((day) => (day === 3 ? 1 : 0)))).toBeCloseTo(DISPERSION.usual, 2);
  });

  it('falls with a topic that is the same every day, rises with one that is not, and stays within bounds', () => {
    expect(dispersionOf(daily(() => 400))).toBe(DISPERSION.least);
    expect(dispersionOf(daily((day) => (day % 2 === 0 ? 600 : 200)))).toBeGreaterThan(0.15);
    expect(dispersionOf(daily((day) => (day === 1 ? 90_000 : 10)))).toBe(DISPERSION.most);
  });
});
