import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctActors } from './distinct-actors.ts';

const hash = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const few = fc.array(hash, { maxLength: 40 });
const many = fc.array(hash, { maxLength: 700, size: 'max' });

/** Evenly spread, like keyed hashes of n actors (mulberry32). */
function spread(n: number, seed = 1): number[] {
  let state = seed * 0x9e3779b9;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return Array.from({ length: n }, () => (next() % 65_536) * 2 ** 32 + next());
}

describe('DistinctActors', () => {
  it('counts exactly up to 255', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 250 }), (hashes) => {
        const set = DistinctActors.empty();
        for (const value of hashes) set.add(value);
        expect(set.exact).toBe(true);
        expect(set.count).toBe(new Set(hashes).size);
        expect(set.hashes()).toEqual([...new Set(hashes)].sort((a, b) => a - b));
      }),
    );
  });

  it('is the same whatever the order and grouping of adding and merging', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(few, many), { maxLength: 6 }), fc.boolean(), (groups, backwards) => {
        const oneByOne = DistinctActors.empty();
        for (const value of groups.flat()) oneByOne.add(value);
        const merged = DistinctActors.union((backwards ? groups.toReversed() : groups).map((group) => DistinctActors.from(group)));
        expect(merged.hashes()).toEqual(oneByOne.hashes());
        expect(merged.threshold).toBe(oneByOne.threshold);
      }),
      { numRuns: 60 },
    );
  });

  it('estimates many within the published error', () => {
    const errors = Array.from({ length: 40 }, (_, seed) => {
      const hashes = spread(20_000, seed + 1);
      return DistinctActors.from(hashes).count / new Set(hashes).size - 1;
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(deviation).toBeGreaterThan(0.02);
    expect(deviation).toBeLessThan(0.1);
  });

  it('leaves actors out and weighs them, exactly or by estimate', () => {
    const exact = DistinctActors.of(1, 2, 3, 4);
    expect(exact.without((value) => value % 2 === 0).hashes()).toEqual([1, 3]);
    expect(exact.weigh((value) => value / 2)).toBe(5);
    const large = DistinctActors.from(spread(10_000));
    const rest = large.without((value) => value % 4 === 0);
    expect(rest.exact).toBe(false);
    expect(rest.count / large.count).toBeGreaterThan(0.65);
    expect(rest.count / large.count).toBeLessThan(0.85);
    expect(large.weigh(() => 1)).toBe(large.count);
  });

  it('clones without sharing, and restores what it gave out', () => {
    const set = DistinctActors.of(5, 1);
    const copy = set.clone();
    copy.add(3);
    expect(set.hashes()).toEqual([1, 5]);
    expect(copy.hashes()).toEqual([1, 3, 5]);
    const large = DistinctActors.from(spread(5_000));
    expect(DistinctActors.restore([...large.hashes()], large.threshold).count).toBe(large.count);
  });
});
