import { describe, expect, it } from 'vitest';
import { TraitTable } from '../trait-table.ts';
import { RecentActors } from './recent-actors.ts';

function traitsOf(actor: number): TraitTable {
  const traits = new TraitTable();
  traits.set(actor, 100 + actor, actor);
  return traits;
}

describe('what is known of recent actors', () => {
  it('is kept until the second hour after they were last seen was folded', () => {
    const actors = new RecentActors(traitsOf(1));
    actors.merge(traitsOf(2));
    actors.age();
    actors.merge(traitsOf(3));
    actors.merge(traitsOf(2));
    expect([1, 2, 3].map((actor) => actors.traits.sinceOf(actor))).toEqual([101, 102, 103]);
    actors.age();
    expect([1, 2, 3].map((actor) => actors.traits.sinceOf(actor))).toEqual([0, 102, 103]);
    actors.age();
    expect(actors.traits.size).toBe(0);
  });
});
