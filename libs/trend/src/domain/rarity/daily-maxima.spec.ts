import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DailyMaxima, slidingMaxima } from './daily-maxima.ts';
import { RARITY } from './rarity-constants.ts';

describe('slidingMaxima', () => {
  it('is the largest of the last so many', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), fc.integer({ min: 1, max: 30 }), (values, length) => {
        const expected = values.map((_, index) => Math.max(...values.slice(Math.max(0, index - length + 1), index + 1)));
        expect([...slidingMaxima(Float64Array.from(values), length)]).toEqual(expected);
      }),
    );
  });
});

describe('DailyMaxima', () => {
  it('says of the level that a Gumbel law exceeds on one of ten days that it is once in ten days', () => {
    const law = new DailyMaxima(5, 0.7);
    const scale = (0.7 * Math.sqrt(6)) / Math.PI;
    const level = 5 - 0.5772156649 * scale - scale * Math.log(-Math.log(0.9));
    expect(10 ** law.rarity(level)).toBeCloseTo(10, 6);
  });

  it('finds higher levels rarer, without a bound and without a jump', () => {
    const law = new DailyMaxima(3, 0.5);
    fc.assert(
      fc.property(fc.double({ min: -20, max: 60, noNaN: true }), fc.double({ min: 1e-6, max: 5, noNaN: true }), (level, more) => {
        const [low, high] = [law.rarity(level), law.rarity(level + more)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high - low).toBeLessThanOrEqual(more * 2 + 1e-6);
      }),
    );
  });

  it('recovers the law that days are drawn from', () => {
    // One maximum a day, at the quantiles of a Gumbel law with mean 4 and spread 0.8; 15 days.
    const scale = (0.8 * Math.sqrt(6)) / Math.PI;
    const days = Array.from({ length: 15 }, (_, day) => 4 - 0.5772 * scale - scale * Math.log(-Math.log((day + 0.5) / 15)));
    // In an order without a trend, so that the sliding day sees each of them for as long.
    const hours = days.map((_, day) => days[(day * 4) % 15] as number).flatMap((level) => [level, ...Array.from({ length: 23 }, () => 0)]);
    const law = DailyMaxima.of(Float64Array.from(hours), { ...RARITY, spreadDays: 0 });
    expect(law.rarity(4)).toBeCloseTo(new DailyMaxima(4, 0.8).rarity(4), 0);
    expect(law.rarity(7)).toBeGreaterThan(1.5);
  });

  it('begins with the usual spread and lets days overrule it', () => {
    const level = Float64Array.from({ length: 24 }, () => 1);
    const [young, old] = [
      DailyMaxima.of(level, RARITY),
      DailyMaxima.of(
        Float64Array.from({ length: 360 }, () => 1),
        RARITY,
      ),
    ];
    expect(young.rarity(2)).toBeCloseTo(new DailyMaxima(1, 0.5 * Math.sqrt(7 / 8)).rarity(2), 6);
    expect(old.rarity(2)).toBeGreaterThan(young.rarity(2));
  });
});
