import { HOUR, MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Past } from './baseline.ts';
import { actorsPerUseAtLeast, gate, SurpriseRule, surpriseOf, type TopicActivity } from './score.ts';
import { DEFAULT_THRESHOLDS } from './thresholds.ts';

/** The end of a minute, nearly: windows are as good as full. */
const NOW = Date.UTC(2026, 5, 1, 12, 59) + MINUTE - 0.001;
const ROUNDING = 1e-6;
const NO_PAST: Past = { firstHour: undefined, actors: () => 0 };
const always = (actors: number): Past => ({ firstHour: 0, actors: () => actors });
const UNKNOWN = { newcomers: 0, networks: 0, placed: 0 };

const windows = (...counts: readonly [actors: number, uses: number][]) =>
  counts.map(([actors, uses], index) => ({ minutes: [10, 30, 60][index] as number, actors, uses, ...UNKNOWN }));
const activity = (parts: Partial<TopicActivity>): TopicActivity => ({
  now: NOW,
  windows: windows([0, 0], [0, 0], [0, 0]),
  past: NO_PAST,
  volume: { actors: 0, past: NO_PAST, ...UNKNOWN },
  ...parts,
});
const rule = new SurpriseRule();

describe('the surprise', () => {
  it('is what a hand computes', () => {
    // 2 [412 ln(412/38) - 374] / (1 + 0.12 * 38) = 2 [982.02 - 374] / 5.56
    expect(surpriseOf(412, 38, 0.12)).toBeCloseTo(218.71, 1);
    // 2 [10 ln 10 - 9] / 1.12
    expect(surpriseOf(10, 1, 0.12)).toBeCloseTo(25.05, 2);
    expect(surpriseOf(5, 5)).toBe(0);
    expect(surpriseOf(4, 5)).toBe(0);
  });

  it('grows with what is observed and falls with what is expected', () => {
    const counts = fc.double({ min: 0.1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(counts, counts, counts, (observed, expected, more) => {
        expect(surpriseOf(observed + more, expected)).toBeGreaterThanOrEqual(surpriseOf(observed, expected) - ROUNDING);
        expect(surpriseOf(observed, expected + more)).toBeLessThanOrEqual(surpriseOf(observed, expected) + ROUNDING);
      }),
    );
  });
});

describe('the gate', () => {
  it('opens between a quarter and six tenths of an actor a use', () => {
    expect([0, 0.25, 0.425, 0.6, 1].map((actors) => Math.round(gate(actors) * 1e6) / 1e6)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('actors a use, at least', () => {
  it('are what a hand computes', () => {
    // 10 / (10 + 2²)
    expect(actorsPerUseAtLeast({ actors: 10, uses: 10 })).toBeCloseTo(0.714, 3);
    // (2/3 + 2/15 - 2 √((2/9 + 1/15) / 15)) / (1 + 4/15)
    expect(actorsPerUseAtLeast({ actors: 10, uses: 15 })).toBeCloseTo(0.412, 3);
    expect(actorsPerUseAtLeast({ actors: 0, uses: 0 })).toBe(1);
  });

  it('are fewer than were counted, and come near to it with more uses', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 2, max: 50 }), (actors, more, times) => {
        const of = (scale: number) => actorsPerUseAtLeast({ actors: actors * scale, uses: (actors + more) * scale });
        expect(of(times)).toBeLessThanOrEqual(actors + more === 0 ? 1 : actors / (actors + more) + ROUNDING);
        expect(of(times)).toBeGreaterThanOrEqual(of(1) - ROUNDING);
        expect(of(1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the first rule', () => {
  it('judges a topic that nobody has seen by what is expected of any', () => {
    const score = rule.score(activity({ windows: windows([12, 12], [12, 12], [12, 12]) }));
    // λ = 10 / 30; 2 [12 ln 36 - 11.667] / (1 + 0.1 / 3)
    expect(score).toMatchObject({ windowMinutes: 10, observed: 12, uses: 12, concentration: 1, trust: 1 });
    expect(score.expected).toBeCloseTo(1 / 3, 5);
    expect(score.score).toBeCloseTo(60.65, 2);
  });

  it('takes the window that surprises most', () => {
    const score = rule.score(
      activity({ windows: windows([8, 8], [60, 60], [70, 70]), past: always(20), volume: { actors: 70, past: always(20), ...UNKNOWN } }),
    );
    expect(score.windowMinutes).toBe(30);
    // λ = 0.5 * (20 + 2) with the volume at its factor 1: (0 + 1) / (0 + 1)
    expect(score.expected).toBeCloseTo(11, 3);
  });

  it.each([
    [7, 8],
    [9, 10],
  ])('says nothing below the floors', (below, floor) => {
    const counts = (actors: number) =>
      floor === 8 ? windows([actors, actors], [actors, actors], [actors, actors]) : windows([0, 0], [actors, actors], [actors, actors]);
    expect(rule.score(activity({ windows: counts(below) })).score).toBe(0);
    expect(rule.score(activity({ windows: counts(floor) })).score).toBeGreaterThan(0);
  });

  it('damps a few actors with many uses, by the window or by the hour', () => {
    expect(rule.score(activity({ windows: windows([20, 80], [20, 80], [20, 80]) })).score).toBe(0);
    const half = rule.score(activity({ windows: windows([34, 34], [34, 34], [34, 80]) }));
    const open = rule.score(activity({ windows: windows([34, 34], [34, 34], [34, 34]) }));
    expect(half.concentration).toBe(0.425);
    expect(half.score).toBeCloseTo(open.score / 2, 5);
  });

  it('is not taken in by the first minutes of a few accounts, while most of what they do is still to come', () => {
    const { enterScore } = DEFAULT_THRESHOLDS;
    // Fifteen accounts, of which eleven have come: by their ratio alone they would be let in.
    for (const uses of [14, 16, 20])
      expect(rule.score(activity({ windows: windows([11, uses], [11, uses], [11, uses]) })).score).toBeLessThan(enterScore);
    expect(rule.score(activity({ windows: windows([11, 12], [11, 12], [11, 12]) })).score).toBeGreaterThan(enterScore);
  });

  it('lets people talk: eighty of them twice each in an hour', () => {
    expect(rule.score(activity({ windows: windows([24, 27], [56, 80], [80, 160]) })).score).toBeGreaterThan(DEFAULT_THRESHOLDS.enterScore);
  });

  it('expects more when everything else is busier, up to three times, and does not count the burst itself', () => {
    const of = (actors: number) =>
      rule.score(
        activity({ windows: windows([50, 50], [50, 50], [50, 50]), past: always(10), volume: { actors, past: always(110), ...UNKNOWN } }),
      ).expected;
    // 100 others are usual: with 150 there are 100, with 250 twice as many, and never more than three times
    expect(of(250) / of(150)).toBeCloseTo(210 / 110, 3);
    expect(of(25_000) / of(150)).toBeCloseTo(3 / 1, 5);
    expect(of(50) / of(150)).toBeCloseTo(0.5, 5);
  });

  it('sees a surge in the last ten minutes before the hour does', () => {
    const quiet = windows([50, 50], [50, 50], [50, 50]);
    const total = (uses: readonly [number, number, number]) => windows(...uses.map((count): [number, number] => [count, count]));
    const of = (uses: readonly [number, number, number]) =>
      rule.score(
        activity({
          windows: quiet,
          past: always(0),
          volume: { actors: 650, past: always(600), windows: total(uses), ...UNKNOWN },
        }),
      ).expected;
    expect(of([150, 350, 650])).toBeCloseTo(1 / 3, 1);
    expect(of([350, 550, 650]) / of([150, 350, 650])).toBeCloseTo(3, 1);
  });

  it('expects less of a minute that has only begun', () => {
    const counts = windows([20, 20], [20, 20], [20, 20]);
    const begun = rule.score(activity({ now: Math.floor(NOW / HOUR) * HOUR, windows: counts }));
    expect(begun.expected).toBeCloseTo(9 / 30, 5);
  });
});

describe('any score', () => {
  const count = fc.integer({ min: 0, max: 100_000 });
  const window = fc
    .record({
      actors: count,
      more: count,
      newcomers: fc.double({ min: 0, max: 1, noNaN: true }),
      placed: fc.nat(255),
      networks: fc.nat(255),
    })
    .map(({ actors, more, newcomers, placed, networks }) => ({
      actors,
      uses: actors + more,
      newcomers: actors * newcomers,
      placed: Math.min(placed, actors),
      networks: Math.min(networks, placed, actors),
    }));
  const anyWindows = fc
    .tuple(window, window, window)
    .map((all) => all.map((each, index) => ({ ...each, minutes: [10, 30, 60][index] as number })));
  const anyPast = fc
    .record({ first: fc.option(fc.nat(400), { nil: undefined }), actors: fc.array(count, { minLength: 1, maxLength: 30 }) })
    .map(({ first, actors }): Past => ({
      firstHour: first === undefined ? undefined : Math.floor(NOW / HOUR) - first,
      actors: (hour) => actors[hour % actors.length] as number,
    }));
  const anyActivity = fc
    .record({
      now: fc.integer({ min: Math.ceil(NOW) - 200 * HOUR, max: Math.ceil(NOW) }),
      windows: anyWindows,
      past: anyPast,
      scope: anyWindows,
      scopePast: anyPast,
    })
    .map(({ now, windows, past, scope, scopePast }): TopicActivity => ({
      now,
      windows,
      past,
      volume: { ...(scope[2] as (typeof scope)[number]), windows: scope, past: scopePast },
    }));

  it('is a number, not negative, with parts in their bounds', () => {
    fc.assert(
      fc.property(anyActivity, (any) => {
        const { score, expected, trust, concentration } = rule.score(any);
        expect(Number.isFinite(score) && score >= 0).toBe(true);
        expect(Number.isFinite(expected) && expected >= 0).toBe(true);
        expect(trust >= 0 && trust <= 1).toBe(true);
        expect(concentration >= 0 && concentration <= 1).toBe(true);
      }),
    );
  });

  it('never falls with more people, if they come as those do who are there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(2_000),
        fc.nat(5_000),
        (actors, more, usual, others) => {
          const of = (people: number) =>
            rule.score(
              activity({
                windows: windows([people, people], [people, people], [people, people]),
                past: always(usual),
                volume: { actors: others + people, past: always(usual + others), ...UNKNOWN },
              }),
            ).score;
          expect(of(actors + more)).toBeGreaterThanOrEqual(of(actors) - ROUNDING);
        },
      ),
    );
  });

  it('never rises with what the past lets expect', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.nat(2_000), fc.nat(2_000), (actors, usual, more) => {
        const of = (past: number) =>
          rule.score(activity({ windows: windows([actors, actors], [actors, actors], [actors, actors]), past: always(past) })).score;
        expect(of(usual + more)).toBeLessThanOrEqual(of(usual) + ROUNDING);
      }),
    );
  });

  it('obeys its thresholds', () => {
    const counts = windows([10, 10], [12, 12], [12, 12]);
    expect(new SurpriseRule({ ...DEFAULT_THRESHOLDS, leastActors: 11 }).score(activity({ windows: counts })).score).toBe(0);
    expect(new SurpriseRule({ ...DEFAULT_THRESHOLDS, leastActors: 10 }).score(activity({ windows: counts })).score).toBeGreaterThan(0);
  });
});
