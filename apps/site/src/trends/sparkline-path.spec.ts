import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothPath, sparklineInWords, sparklinePoints } from './sparkline-path.ts';

const bins = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 24 });

describe('sparklinePoints', () => {
  it('stays within the box, the highest value at the top', () => {
    fc.assert(
      fc.property(bins, (values) => {
        const points = sparklinePoints(values, 120, 30);
        expect(points.every(({ x, y }) => x >= 0 && x <= 120.001 && y >= 0 && y <= 30)).toBe(true);
        if (Math.max(...values) > 0) expect(Math.min(...points.map(({ y }) => y))).toBe(0);
      }),
    );
  });
});

describe('smoothPath', () => {
  it('never leaves the band between two neighbouring values', () => {
    fc.assert(
      fc.property(bins, (values) => {
        const points = sparklinePoints(values, 120, 30);
        const curves = smoothPath(points).split('C').slice(1);
        expect(curves).toHaveLength(points.length - 1);
        curves.forEach((curve, index) => {
          const controls = curve
            .split(' ')
            .filter((_, place) => place % 2 === 1)
            .map(Number);
          const ends = [points[index]?.y ?? 0, points[index + 1]?.y ?? 0];
          for (const y of controls) {
            expect(y).toBeGreaterThanOrEqual(Math.min(...ends) - 0.01);
            expect(y).toBeLessThanOrEqual(Math.max(...ends) + 0.01);
          }
        });
      }),
    );
  });

  it('is nothing for nothing', () => expect(smoothPath([])).toBe(''));
});

describe('sparklineInWords', () => {
  it('tells the start, the peak and the end, without the bin that is filling', () => {
    expect(sparklineInWords([3, 4, 56, 41, 2])).toBe(
      'Uses in five minutes over the last two hours: 3 at first, at most 56 (10 minutes ago), 41 of late.',
    );
    expect(sparklineInWords([])).toBe('No uses in the last two hours.');
  });
});
