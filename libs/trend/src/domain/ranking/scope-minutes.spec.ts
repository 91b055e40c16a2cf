import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { ActorGathering } from '../actor-gathering.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { TraitTable } from '../trait-table.ts';
import { ActorColumns } from './actor-columns.ts';
import { ScopeMinutes } from './scope-minutes.ts';
import { TopicMinutes } from './topic-minutes.ts';

/** With which an hour begins. */
const FIRST = 29_000_040;
const NOW = FIRST + 179;
const HOUR = FIRST / 60;
const TOPICS = ['', 'ai', 'coffee'];
/** Crowds that are cut off, and overlap. */
const CROWDS = [0, 200, 400].map((from) => DistinctActors.from(Array.from({ length: 300 }, (_, index) => actorHash(from + index))));

const actors: fc.Arbitrary<DistinctActors> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20).map((actor) => DistinctActors.of(actorHash(actor))) },
  { weight: 2, arbitrary: fc.array(fc.nat(40), { maxLength: 9 }).map((all) => DistinctActors.from(all.map(actorHash))) },
  { weight: 1, arbitrary: fc.constantFrom(...CROWDS) },
);
/** Few, so that much comes late of the same ones. */
const minutesBack = fc.constantFrom(0, 1, 2, 58, 59, 60, 61, 119, 120, 179);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('unite' as const),
      topic: fc.nat(2),
      back: minutesBack,
      sets: fc.array(actors, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('close' as const), back: minutesBack }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('forget' as const), hours: fc.constantFrom(0, 0, 1, 2) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('ban' as const), banned: fc.uniqueArray(fc.nat(40), { maxLength: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('look' as const), topic: fc.nat(2), from: fc.nat(179), length: fc.nat(120) }) },
);

function newScope(): ScopeMinutes {
  const columns = new Map<number, ActorColumns>();
  return new ScopeMinutes({ numberOf: (name) => TOPICS.indexOf(name), nameOf: (number) => TOPICS[number] as string }, (hour) => {
    const known = columns.get(hour) ?? new ActorColumns();
    columns.set(hour, known);
    return known;
  });
}

function gathered(sets: readonly DistinctActors[]): ActorGathering {
  const gathering = new ActorGathering();
  gathering.begin();
  for (const set of sets) gathering.add(2, set);
  return gathering;
}

/** All that can be asked of minutes. */
function asked(minutes: TopicMinutes, banned: ReadonlySet<number>, from: number, to: number) {
  const hours = [0, 1, 2].map((after) => HOUR + after);
  return {
    windows: minutes.windows(to, { traits: new TraitTable(), banned, hour: HOUR + 2 }),
    hours: hours.map((hour) => [minutes.hour(hour, banned), minutes.peaks(hour, banned), minutes.usedIn(hour)]),
    sparkline: minutes.sparkline(to),
    first: minutes.first,
    most: minutes.most,
    actors: [...minutes.actorsFrom(from)],
    sets: minutes.setsBetween(from, to).map((set) => [set.threshold, set.hashes()]),
    thresholds: [from, to].map((minute) => minutes.thresholdIn(minute)),
  };
}

describe('the minutes of a scope', () => {
  it('are the same wherever they stand: as they come, in columns, or some late in both', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const scope = newScope();
        const plain = TOPICS.map(() => new TopicMinutes());
        let banned: ReadonlySet<number> = new Set();
        let oldest = FIRST;
        const same = (topic: number, from: number, to: number): void => {
          const [minutes, model] = [scope.get(TOPICS[topic] as string), plain[topic] as TopicMinutes];
          if (minutes === undefined) {
            expect(model.empty).toBe(true);
            return;
          }
          expect(asked(minutes, banned, from, to)).toEqual(asked(model, banned, from, to));
          const union = DistinctActors.union(model.setsBetween(from, to));
          if (union.exact) expect(minutes.atMost(from, to)).toBeGreaterThanOrEqual(union.count);
        };
        for (const each of steps) {
          if (each.does === 'close') scope.close(NOW - each.back);
          else if (each.does === 'ban') banned = new Set(each.banned.map(actorHash));
          else if (each.does === 'look') same(each.topic, FIRST + each.from, FIRST + each.from + each.length);
          else if (each.does === 'forget') {
            oldest = Math.max(oldest, FIRST + each.hours * 60);
            scope.forgetBefore(oldest);
            for (const minutes of plain) minutes.forgetBefore(oldest);
          } else if (NOW - each.back >= oldest) {
            scope.open(each.topic).unite(NOW - each.back, gathered(each.sets));
            plain[each.topic]?.unite(NOW - each.back, gathered(each.sets));
          }
        }
        for (const topic of TOPICS.keys()) same(topic, FIRST, NOW);
        const found = [...scope].filter(([, minutes]) => !minutes.empty).map(([topic]) => topic);
        expect(found.sort()).toEqual(TOPICS.filter((_, topic) => plain[topic]?.empty === false).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('keep nothing of a topic but its columns, once it is neither open nor busy', () => {
    const scope = newScope();
    scope.open(1).add(NOW, 1, DistinctActors.of(1));
    const before = scope.get('ai');
    scope.close(NOW);
    expect(scope.get('ai')).toBe(before);
    scope.close(NOW + 1);
    expect(scope.get('ai')).not.toBe(before);
    expect(scope.get('ai')?.hour(HOUR + 2)).toEqual({ uses: 1, actors: 1 });
    scope.forgetBefore(FIRST + 180);
    expect([scope.get('ai'), scope.empty]).toEqual([undefined, true]);
  });
});

describe('columns of actors', () => {
  it('give back what was put down, across pages', () => {
    const columns = new ActorColumns();
    const sets = Array.from({ length: 700 }, (_, index) =>
      index % 3 === 0 ? (CROWDS[(index / 3) % 3] as DistinctActors).clone() : DistinctActors.of(2 ** 48 - 1 - index),
    );
    const places = sets.map((set) => columns.put(set));
    const back = sets.map((set, index) => columns.read(places[index] as number, set.hashes().length, !set.exact));
    expect(back.every((set, index) => set.threshold === sets[index]?.threshold)).toBe(true);
    expect(back.map((set) => set.hashes())).toEqual(sets.map((set) => set.hashes()));
    expect(columns.put(DistinctActors.of(2 ** 48 - 2))).toBe(places[1]);
  });
});
