import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { DayActors } from './day-actors.ts';

const NOW = 29_000_000;
const DAY = 1_440;
const see = (day: DayActors, minute: number, ...actors: readonly number[]) => day.see(DistinctActors.from(actors.map(actorHash)), minute);

describe('the actors of a day', () => {
  it('are exact up to 128, in whatever order they were seen, for every sliding day', () => {
    const sightings = fc.array(fc.record({ actor: fc.nat(60), back: fc.nat(2 * DAY) }), { maxLength: 120 });
    fc.assert(
      fc.property(sightings, (seen) => {
        const day = new DayActors();
        for (const { actor, back } of seen) see(day, NOW - back, actor);
        for (const now of [NOW, NOW - 700 + DAY]) {
          const expected = new Set(seen.filter(({ back }) => NOW - back > now - DAY).map(({ actor }) => actor)).size;
          expect(day.count(now)).toBe(expected);
        }
      }),
    );
  });

  it('are estimated above, and exactly at least n stays exact', () => {
    const day = new DayActors();
    for (let actor = 0; actor < 5_000; actor += 1) see(day, NOW - 1_000 + Math.floor(actor / 10), actor);
    expect(day.level).toBeGreaterThan(3);
    expect(Math.abs(day.count(NOW) - 5_000)).toBeLessThan(1_250);
    // The crowd has left, four remain: exactly four are told, though each stands for many.
    see(day, NOW + DAY, 10, 11, 12, 13);
    expect(day.count(NOW + DAY)).toBe(4);
    see(day, NOW + DAY, 14);
    expect(day.count(NOW + DAY)).toBe(5);
  });

  it('sample less again when few are left', () => {
    const day = new DayActors();
    for (let actor = 0; actor < 2_000; actor += 1) see(day, NOW, actor);
    const busy = day.level;
    for (let step = 0; step < 10; step += 1) day.forgetBefore(NOW + 1);
    expect(day.empty).toBe(true);
    expect(day.level).toBe(Math.max(0, busy - 10));
  });

  it('take part samples for what they are', () => {
    const day = new DayActors();
    day.see(DistinctActors.from(Array.from({ length: 20_000 }, (_, actor) => actorHash(actor))), NOW);
    expect(Math.abs(day.count(NOW) - 20_000)).toBeLessThan(6_000);
  });

  it('leave out who is banned: exactly while all are known', () => {
    const sightings = fc.array(fc.record({ actor: fc.nat(60), back: fc.nat(2 * DAY) }), { maxLength: 120 });
    fc.assert(
      fc.property(sightings, fc.uniqueArray(fc.nat(60)), (seen, out) => {
        const day = new DayActors();
        for (const { actor, back } of seen) see(day, NOW - back, actor);
        const expected = new Set(seen.filter(({ actor, back }) => back < DAY && !out.includes(actor)).map(({ actor }) => actor)).size;
        expect(day.countWithout(new Set(out.map(actorHash)), NOW)).toBe(expected);
      }),
    );
  });

  it('are never more than there are when a crowd of banned ones drove the others out of the samples', () => {
    const crowd = Array.from({ length: 3_000 }, (_, actor) => actor);
    const banned = new Set(crowd.map(actorHash));
    for (let few = 0; few < 40; few += 1) {
      const day = new DayActors();
      for (let actor = 0; actor < few; actor += 1) see(day, NOW - 30, 10_000 + actor);
      for (const actor of crowd) see(day, NOW - 20 + (actor % 20), actor);
      expect(day.countWithout(banned, NOW)).toBeLessThanOrEqual(few);
      expect(day.count(NOW)).toBeGreaterThan(1_000);
    }
  });
});
