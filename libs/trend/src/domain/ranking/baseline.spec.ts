import { describe, expect, it } from 'vitest';
import { expectedInHour } from './baseline.ts';

const HOUR = 495_000;
const past = (firstHour: number | undefined, hours: Record<number, number>) => ({
  firstHour,
  actors: (hour: number) => hours[hour - HOUR] ?? 0,
});

describe('what is expected in an hour', () => {
  it('is the mean of the same hour over seven days', () => {
    const days = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day, 70]));
    expect(expectedInHour(past(0, days), HOUR)).toBe(70);
    expect(expectedInHour(past(0, { ...days, [-24]: 0, [-168]: 0 }), HOUR)).toBe(50);
  });

  it('looks at the hours beside it too', () => {
    const before = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day - 1, 70]));
    const after = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [-24 * day + 1, 90]));
    expect(expectedInHour(past(0, { ...before, ...after }), HOUR)).toBe(90);
  });

  it('is 0.7 times a single yesterday or last week', () => {
    expect(expectedInHour(past(0, { [-24]: 100 }), HOUR)).toBeCloseTo(70, 10);
    expect(expectedInHour(past(0, { [-168]: 100 }), HOUR)).toBeCloseTo(70, 10);
  });

  it('is the mean of the last day, or 0.8 times that of the last two hours', () => {
    expect(expectedInHour(past(0, { [-5]: 240 }), HOUR)).toBe(10);
    expect(expectedInHour(past(0, { [-1]: 60, [-2]: 40 }), HOUR)).toBe(40);
  });

  it('is over the hours that there are, in a young deployment', () => {
    expect(expectedInHour(past(undefined, {}), HOUR)).toBe(0);
    expect(expectedInHour(past(HOUR, { 0: 500 }), HOUR)).toBe(0);
    expect(expectedInHour(past(HOUR - 1, { [-1]: 30 }), HOUR)).toBe(30);
    expect(expectedInHour(past(HOUR - 4, { [-4]: 40, [-3]: 40 }), HOUR)).toBe(20);
  });
});
