import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import type { TopicWindow } from './actor-sample.ts';
import { findRelated, type RelatedRules } from './related-finder.ts';

const RULES: RelatedRules = { everyone: 400, leastInCommon: 3, banned: new Set(), isPublic: () => true, trust: () => 1 };

/** What `actors` do with a topic, spread over minutes. */
function windowOf(topic: string, actors: readonly number[], minutes = 3): TopicWindow {
  const byMinute = Array.from({ length: minutes }, (_, minute) => actors.filter((actor) => actor % minutes === minute));
  return { topic, sets: byMinute.map((some) => DistinctActors.from(some.map(actorHash))) };
}

function people(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** The same by counting everybody: who uses both, and G² as Dunning writes it, by binomials. */
function bruteForce(asked: string, uses: ReadonlyMap<string, ReadonlySet<number>>, rules: RelatedRules) {
  const mine = uses.get(asked) ?? new Set<number>();
  const related = [...uses].flatMap(([topic, theirs]) => {
    const both = mine.intersection(theirs).size;
    if (topic === asked || both < rules.leastInCommon || !rules.isPublic(topic)) return [];
    const [k1, n1, k2, n2] = [both, mine.size, theirs.size - both, rules.everyone - mine.size];
    const likelihood = (p: number, k: number, n: number) => (k === 0 ? 0 : k * Math.log(p)) + (n === k ? 0 : (n - k) * Math.log(1 - p));
    const [p1, p2, p] = [k1 / n1, k2 / n2, (k1 + k2) / (n1 + n2)];
    const evidence = 2 * (likelihood(p1, k1, n1) + likelihood(p2, k2, n2) - likelihood(p, k1, n1) - likelihood(p, k2, n2));
    const odds = ((k1 + 0.5) * (n2 - k2 + 0.5)) / ((n1 - k1 + 0.5) * (k2 + 0.5));
    return p1 > p2 && evidence >= 10.83 && odds >= 3 ? [{ topic, people: both, evidence }] : [];
  });
  return related.sort((one, other) => other.evidence - one.evidence || (one.topic < other.topic ? -1 : 1)).slice(0, 10);
}

describe('findRelated', () => {
  it('finds what counting everybody finds, in any order of candidates', () => {
    const topic = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const uses = fc.array(fc.tuple(topic, fc.nat(60), fc.nat(3)), { maxLength: 400 });
    fc.assert(
      fc.property(uses, fc.boolean(), fc.nat(2), (all, reversed, banned) => {
        const sets = new Map<string, Map<number, Set<number>>>();
        const byTopic = new Map<string, Set<number>>();
        for (const [name, actor, minute] of all) {
          const minutes = sets.get(name) ?? new Map<number, Set<number>>();
          sets.set(name, minutes.set(minute, (minutes.get(minute) ?? new Set()).add(actor)));
          if (actor >= banned) byTopic.set(name, (byTopic.get(name) ?? new Set()).add(actor));
        }
        const windows = [...sets].map(([name, minutes]) => ({
          topic: name,
          sets: [...minutes.values()].map((actors) => DistinctActors.from([...actors].map(actorHash))),
        }));
        const rules = {
          ...RULES,
          everyone: 120,
          banned: new Set(people(0, banned).map(actorHash)),
          isPublic: (name: string) => name !== 'f',
        };
        const found = findRelated(windows, reversed ? windows.toReversed() : windows, rules);
        for (const { topic: asked } of windows) {
          const expected = bruteForce(asked, byTopic, rules);
          expect(found.get(asked)?.map((each) => each.people)).toEqual(expected.map((each) => each.people));
          // Equal evidence may come out a rounding apart, and then in another order.
          expect(new Set(found.get(asked)?.map((each) => each.topic))).toEqual(new Set(expected.map((each) => each.topic)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('relates no topic that everybody uses, however many have it in common', () => {
    const storm = windowOf('storm', people(0, 100));
    const rain = windowOf('rain', people(50, 90));
    const news = windowOf(
      'news',
      people(0, 300).filter((actor) => actor % 10 < 7),
    );
    expect(findRelated([storm], [news, rain, storm], RULES).get('storm')).toEqual([{ topic: 'rain', people: 40 }]);
  });

  it('is not moved by one account, or by those who are not believed', () => {
    const storm = windowOf('storm', people(0, 100));
    const one = { topic: 'spam', sets: Array.from({ length: 60 }, () => DistinctActors.of(actorHash(1))) };
    expect(findRelated([storm], [one], RULES).get('storm')).toEqual([]);
    const invented = windowOf('coin', people(0, 50));
    expect(findRelated([storm], [invented], RULES).get('storm')).toEqual([{ topic: 'coin', people: 50 }]);
    expect(findRelated([storm], [invented], { ...RULES, trust: () => 0.04 }).get('storm')).toEqual([]);
  });

  it('answers for every topic asked for, also for one that nobody used', () => {
    expect(findRelated([{ topic: 'gone', sets: [] }], [windowOf('storm', people(0, 9))], RULES)).toEqual(new Map([['gone', []]]));
  });

  it('estimates people in common of sampled sets', () => {
    const everyone = 40_000;
    // Each minute holds 1,500 people and more, of whom 255 are kept.
    const [storm, rain] = [windowOf('storm', people(0, 12_000), 8), windowOf('rain', people(8_000, 16_000), 4)];
    expect(storm.sets.every((set) => !set.exact)).toBe(true);
    const [related] = findRelated([storm], [rain], { ...RULES, everyone }).get('storm') ?? [];
    // About 4,000 × 255 / 2,000 of them are known: four standard errors.
    expect(related?.people).toBeGreaterThan(4_000 * (1 - 4 / Math.sqrt(500)));
    expect(related?.people).toBeLessThan(4_000 * (1 + 4 / Math.sqrt(500)));
  });
});
