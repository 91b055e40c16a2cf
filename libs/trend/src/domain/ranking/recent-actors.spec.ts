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
    const actors = new RecentActors();
    actors.merge(traitsOf(1));
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

  it('is learnt of one actor as of all', () => {
    const actors = new RecentActors();
    actors.learn(2, traitsOf(2));
    actors.learn(3, traitsOf(2));
    expect([actors.traits.sinceOf(2), actors.traits.networkOf(2), actors.traits.has(3)]).toEqual([102, 2, false]);
  });

  it('takes no more memory than two generations of it, however many come in an hour', () => {
    const actors = new RecentActors(100);
    for (let actor = 1; actor <= 1_000; actor += 1) {
      actors.merge(traitsOf(actor));
      expect(actors.traits.size).toBeLessThanOrEqual(200);
      if (actor === 950) actors.age();
    }
    expect([949, 1_000].map((actor) => actors.traits.has(actor))).toEqual([true, true]);
    expect(actors.traits.has(700)).toBe(false);
  });
});
