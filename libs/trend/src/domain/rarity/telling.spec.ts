import { HOUR, MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TELLING } from './rarity-constants.ts';
import { type Evidence, Telling } from './telling.ts';

const STEP = 5 * MINUTE;

/** What comes of return periods in days, one each five minutes. */
function tell(days: readonly number[]): { readonly at: number; readonly days: number; readonly told: boolean }[] {
  const telling = new Telling();
  return days.flatMap((period, index) => {
    const evidence: Evidence | undefined = telling.see(index * STEP, Math.log10(period));
    return evidence === undefined ? [] : [{ at: index, days: Math.round(10 ** evidence.rarity), told: evidence.told }];
  });
}

const quiet = (hours: number): number[] => Array.from({ length: hours * 12 }, () => 1);

describe('Telling', () => {
  it('tells a burst once, at its height, when it has not risen further for 15 minutes', () => {
    expect(tell([1, 1, 3, 20, 90, 60, 80, 70, 60, 50, 40, 30, 20, 10])).toEqual([{ at: 7, days: 90, told: true }]);
  });

  it('keeps what is rarer than every other day but not than a week as evidence that nobody is told of', () => {
    expect(tell([1, 5, 4, 3, 2, 2])).toEqual([{ at: 4, days: 5, told: false }]);
    expect(tell([1, 1.9, 1.9, 1.9, 1.9, 1.9])).toEqual([]);
  });

  it('tells again within a day only what is three times as rare', () => {
    const burst = (days: number) => [days, 1, 1, 1];
    expect(tell([...burst(30), ...quiet(3), ...burst(80), ...quiet(3), ...burst(95)]).map(({ days }) => days)).toEqual([30, 95]);
  });

  it('tells again after a day', () => {
    expect(tell([30, 1, 1, 1, ...quiet(24), 10, 1, 1, 1]).map(({ days }) => days)).toEqual([30, 10]);
  });

  it('knows whether something is rising', () => {
    const telling = new Telling();
    telling.see(0, 2);
    expect(telling.rising).toBe(true);
    telling.see(20 * MINUTE, 1);
    expect(telling.rising).toBe(false);
  });

  it('never gives two pieces of evidence within a day of which the later is not three times as rare', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { maxLength: 600 }), (rarities) => {
        const telling = new Telling();
        let last: { readonly at: number; readonly rarity: number } | undefined;
        for (const [index, rarity] of rarities.entries()) {
          const at = index * 20 * MINUTE;
          const evidence = telling.see(at, rarity);
          if (evidence === undefined) continue;
          expect(evidence.rarity).toBeGreaterThanOrEqual(Math.log10(TELLING.leastDays));
          expect(at - evidence.peakAt).toBeGreaterThanOrEqual(TELLING.settledMinutes * MINUTE);
          if (last !== undefined && evidence.peakAt - last.at < TELLING.quietHours * HOUR)
            expect(evidence.rarity).toBeGreaterThanOrEqual(last.rarity + Math.log10(TELLING.rarer));
          last = { at, rarity: evidence.rarity };
        }
      }),
    );
  });
});
