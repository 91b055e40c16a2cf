import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctActors } from '../distinct-actors.ts';
import { likelyPeaks, peaksIn, type PeopledMinute } from './hour-peaks.ts';

const people = (minutes: readonly PeopledMinute[]): number => DistinctActors.union(minutes.map(({ actors }) => actors)).count;

/** Minutes of an hour by how many acted in each, all of them different. */
function hourOf(counts: readonly number[]): PeopledMinute[] {
  let next = 0;
  return counts.flatMap((count, index) => {
    const actors = DistinctActors.from(Array.from({ length: count }, () => (next += 1)));
    return count === 0 ? [] : [{ minute: 60_000 + index, actors, count }];
  });
}

describe('peaksIn', () => {
  it('finds the fullest 10 and 30 minutes that lie within the hour', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 60, maxLength: 60 }), (counts) => {
        const fullest = (length: number): number =>
          Math.max(...counts.map((_, end) => counts.slice(Math.max(0, end - length + 1), end + 1).reduce((sum, count) => sum + count, 0)));
        expect(peaksIn(hourOf(counts), people)).toEqual({ ten: fullest(10), thirty: fullest(30) });
      }),
    );
  });

  it('counts who comes again once', () => {
    const actors = DistinctActors.from([1, 2, 3]);
    const minutes = Array.from({ length: 60 }, (_, minute) => ({ minute, actors, count: 3 }));
    expect(peaksIn(minutes, people)).toEqual({ ten: 3, thirty: 3 });
  });

  it('is nothing where nobody acted', () => {
    expect(peaksIn([], people)).toEqual({ ten: 0, thirty: 0 });
  });
});

describe('likelyPeaks', () => {
  it('lies between an even spread and all of the hour', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (actors) => {
        const { ten, thirty } = likelyPeaks(actors);
        expect(ten).toBeGreaterThanOrEqual(actors / 6);
        expect(thirty).toBeGreaterThanOrEqual(actors / 2);
        expect(Math.max(ten, thirty)).toBeLessThanOrEqual(actors);
      }),
    );
  });
});
