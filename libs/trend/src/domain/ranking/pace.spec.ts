import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('a pace', () => {
  it('lets a burst through, then one an interval', () => {
    const pace = new Pace(1_000, 3);
    const taken = Array.from({ length: 61 }, (_, index) => 5_000 + index * 100).filter((now) => pace.take(now));
    expect(taken).toEqual([5_000, 5_100, 5_200, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000]);
  });

  it('keeps no more turns than a burst, and goes on when the clock is set back', () => {
    const pace = new Pace(1_000, 2);
    expect([1, 2, 3].map((now) => pace.take(now))).toEqual([true, true, false]);
    expect([900_000, 900_000, 900_000].map((now) => pace.take(now))).toEqual([true, true, false]);
    expect(pace.take(890_000)).toBe(true);
  });
});
