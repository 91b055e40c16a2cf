import { DistinctActors } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { boundsApart, boundsOf } from './support/actor-bounds.ts';
import { Random } from './support/random.ts';

const TRIALS = 200;
const random = new Random(11);
const hash = () => Math.floor(random.next() * 2 ** 24) * 2 ** 24 + Math.floor(random.next() * 2 ** 24);
const people = (count: number) => Array.from({ length: count }, hash);
/** What is told of two sets that are counted apart. */
const told = (...sets: readonly (readonly number[])[]) => sets.reduce((sum, set) => sum + Math.round(DistinctActors.from(set).count), 0);

describe('what the harness lets an hour tell of its actors', () => {
  it('is themselves as long as sets are exact', () => {
    expect(boundsOf(0)).toEqual({ least: 0, most: 0 });
    expect(boundsOf(255)).toEqual({ least: 255, most: 255 });
    const all = people(255);
    expect(told(all)).toBe(boundsApart(200, 255).least);
    expect(told(all.slice(1))).toBeLessThan(boundsApart(200, 255).least);
    // Everybody was in time, and everybody came again when the hour was folded; nobody is counted three times.
    expect(told(all, all)).toBe(boundsApart(255, 255).most);
  });

  it.each([300, 1_500, 6_000])('holds estimates of %i people, however they are divided', (count) => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const all = people(count);
      const at = random.below(count);
      const { least, most } = boundsApart(at, count);
      const is = told(all.slice(0, at), all.slice(random.below(at + 1)));
      expect(is).toBeGreaterThanOrEqual(least);
      expect(is).toBeLessThanOrEqual(most);
    }
  });

  it.each([600, 1_500, 6_000])('finds that half of %i people got lost, in whichever set they were', (count) => {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const left = people(count / 2);
      const at = random.below(count / 2);
      expect(told(left.slice(0, at), left.slice(at))).toBeLessThan(boundsApart(at, count).least);
    }
  });

  it('allows less than six standard errors below, and nine above, where estimates spread further', () => {
    const [error, people] = [1 / Math.sqrt(254), 10_000];
    const { least, most } = boundsOf(people);
    expect(least / people).toBeGreaterThan(1 - 6 * error);
    expect(least / people).toBeLessThan(1 - 4 * error);
    expect(most / people).toBeGreaterThan(1 + 6 * error);
    expect(most / people).toBeLessThan(1 + 9 * error);
  });
});
