import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctActors } from '../distinct-actors.ts';
import type { ScopeNumbers } from './gathered-scopes.ts';
import { NONE_WAIT, usesFrom, usesIn, withUses } from './waiting-uses.ts';

const LISTS: readonly ScopeNumbers[] = [[0], [0, 1, 2], [3]];
const CROWD = DistinctActors.from(Array.from({ length: 300 }, (_, index) => 2 ** 47 + index));
const use = fc.record({
  minute: fc.integer({ min: 29_000_000, max: 29_000_009 }),
  uses: fc.integer({ min: 1, max: 9 }),
  list: fc.nat(2),
  actors: fc.oneof(
    fc.array(fc.nat(2 ** 31), { maxLength: 4 }).map((actors) => DistinctActors.from(actors)),
    fc.constant(CROWD),
  ),
});
const listOf = (list: number): ScopeNumbers => LISTS[list] as ScopeNumbers;

describe('uses that wait', () => {
  it('are given back as they came, and forgotten by minute', () => {
    fc.assert(
      fc.property(fc.array(use, { maxLength: 8 }), fc.nat(10), (all, after) => {
        const waiting = all.reduce((before, { list, ...uses }) => withUses(before, uses, list), NONE_WAIT);
        const given = (from: number) =>
          all.filter(({ minute }) => minute >= from).map(({ list, ...uses }) => ({ ...uses, scopes: listOf(list) }));
        expect(usesIn(waiting, listOf)).toEqual(given(0));
        expect(usesIn(usesFrom(29_000_000 + after, waiting), listOf)).toEqual(given(29_000_000 + after));
        expect(usesFrom(29_000_000, waiting)).toBe(waiting);
      }),
    );
  });
});
