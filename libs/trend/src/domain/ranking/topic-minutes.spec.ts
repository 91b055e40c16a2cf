import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { TraitTable } from '../trait-table.ts';
import { TopicMinutes } from './topic-minutes.ts';
import type { WindowCounts } from './window-counts.ts';

const NOW = 29_000_000;
const HOUR = Math.floor(NOW / 60);
const UNKNOWN = { newcomers: 0, networks: 0, placed: 0 };
const additions = fc.array(fc.record({ back: fc.nat(130), actor: fc.nat(30), uses: fc.integer({ min: 1, max: 5 }) }), { maxLength: 60 });

describe('the minutes of a topic', () => {
  it('count windows, hours and bins as a list of uses does, in whatever order they come', () => {
    fc.assert(
      fc.property(additions, (uses) => {
        const minutes = new TopicMinutes();
        for (const { back, actor, uses: count } of uses) {
          minutes.add(NOW - back, count, DistinctActors.of(actor));
          // What was counted once must not be remembered for longer than it is true.
          minutes.hour(HOUR);
        }
        const inside = (from: number, to: number) => uses.filter(({ back }) => back >= from && back <= to);
        const expected = [10, 30, 60].map((length) => {
          const found = inside(0, length - 1);
          return {
            minutes: length,
            actors: new Set(found.map(({ actor }) => actor)).size,
            uses: found.reduce((sum, use) => sum + use.uses, 0),
            ...UNKNOWN,
          };
        });
        expect(minutes.windows(NOW)).toEqual(expected);
        expect(minutes.atMost(NOW - 59, NOW)).toBeGreaterThanOrEqual(expected[2]?.actors as number);
        const hour = Math.floor(NOW / 60) - 1;
        const inHour = uses.filter(({ back }) => Math.floor((NOW - back) / 60) === hour);
        expect(minutes.hour(hour)).toEqual({
          actors: new Set(inHour.map(({ actor }) => actor)).size,
          uses: inHour.reduce((sum, use) => sum + use.uses, 0),
        });
        const lastBin = uses.filter(({ back }) => Math.floor((NOW - back) / 5) === Math.floor(NOW / 5));
        expect(minutes.sparkline(NOW).at(-1)).toBe(lastBin.reduce((sum, use) => sum + use.uses, 0));
        expect(minutes.sparkline(NOW)).toHaveLength(24);
      }),
    );
  });

  it('leave out what is not there yet', () => {
    const minutes = new TopicMinutes();
    minutes.add(NOW + 1, 1, DistinctActors.of(1));
    expect(minutes.windows(NOW)[0]).toEqual({ minutes: 10, actors: 0, uses: 0, ...UNKNOWN });
  });

  it('leave sets alone that belong to others', () => {
    const minutes = new TopicMinutes();
    const theirs = DistinctActors.of(1);
    minutes.add(NOW, 1, theirs);
    minutes.add(NOW, 1, DistinctActors.of(2));
    expect(theirs.count).toBe(1);
    expect(minutes.windows(NOW)[0]).toEqual({ minutes: 10, actors: 2, uses: 2, ...UNKNOWN });
  });

  it('tell newcomers, networks and who is banned apart, as lists of actors do', () => {
    const person = fc.record({
      since: fc.constantFrom(0, HOUR - 200, HOUR - 24, HOUR - 23, HOUR),
      network: fc.nat(3),
      banned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 200 }), (people) => {
        const [minutes, traits] = [new TopicMinutes(), new TraitTable()];
        people.forEach(({ since, network }, actor) => {
          minutes.add(NOW - (actor % 9), 1, DistinctActors.of(actor));
          if (since !== 0 || network !== 0) traits.set(actor, since, network);
        });
        const banned = new Set(people.flatMap((each, actor) => (each.banned ? [actor] : [])));
        const counted = people.filter((each) => !each.banned);
        expect(minutes.windows(NOW, { traits, banned, hour: HOUR })[0]).toEqual({
          minutes: 10,
          // Each used it once.
          uses: counted.length,
          actors: counted.length,
          newcomers: counted.filter(({ since }) => since > HOUR - 24).length,
          placed: counted.filter(({ network }) => network !== 0).length,
          networks: new Set(counted.map(({ network }) => network).filter((network) => network !== 0)).size,
        });
      }),
    );
  });

  it('estimate newcomers as they estimate actors', () => {
    const [minutes, traits] = [new TopicMinutes(), new TraitTable()];
    for (let actor = 0; actor < 4_000; actor += 1) {
      minutes.add(NOW, 1, DistinctActors.of(actorHash(actor)));
      traits.set(actorHash(actor), actor % 4 === 0 ? HOUR : HOUR - 99, 1 + (actor % 5));
    }
    const window = minutes.windows(NOW, { traits, banned: new Set(), hour: HOUR })[0] as WindowCounts;
    expect(window.placed).toBe(255);
    expect(window.networks).toBe(5);
    expect(window.newcomers / window.actors).toBeGreaterThan(0.15);
    expect(window.newcomers / window.actors).toBeLessThan(0.35);
    expect(Math.abs(window.actors - 4_000)).toBeLessThan(800);
  });

  it('forget', () => {
    const minutes = new TopicMinutes();
    minutes.add(NOW, 1, DistinctActors.of(1));
    minutes.add(NOW - 5, 1, DistinctActors.of(1));
    minutes.forgetBefore(NOW);
    expect(minutes.first).toBe(NOW);
    minutes.forgetBefore(NOW + 1);
    expect([minutes.empty, minutes.first]).toEqual([true, undefined]);
  });
});
