import { HOUR, MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Past } from './baseline.ts';
import { gate, SurpriseRule, surpriseOf, type TopicActivity } from './score.ts';

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
    expect(surpriseOf(412, 38)).toBeCloseTo(218.71, 1);
    // 2 [10 ln 10 - 9] / 1.12
    expect(surpriseOf(10, 1)).toBeCloseTo(25.05, 2);
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
  it('opens between a quarter and half an actor a use', () => {
    expect([0, 0.25, 0.375, 0.5, 1].map(gate)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('the first rule', () => {
  it('judges a topic that nobody has seen by what is expected of any', () => {
    const score = rule.score(activity({ windows: windows([12, 12], [12, 12], [12, 12]) }));
    // λ = 10 / 30; 2 [12 ln 36 - 11.667] / 1.04
    expect(score).toMatchObject({ windowMinutes: 10, observed: 12, uses: 12, concentration: 1 });
    expect(score.expected).toBeCloseTo(1 / 3, 5);
    expect(score.score).toBeCloseTo(60.26, 2);
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
    const half = rule.score(activity({ windows: windows([20, 20], [24, 64], [24, 64]) }));
    const open = rule.score(activity({ windows: windows([20, 20], [24, 24], [24, 24]) }));
    expect(half.concentration).toBe(0.375);
    expect(half.score).toBeCloseTo(open.score / 2, 5);
  });

  it('expects more when everything else is busier, up to twice, and does not count the burst itself', () => {
    const of = (actors: number) =>
      rule.score(
        activity({ windows: windows([50, 50], [50, 50], [50, 50]), past: always(10), volume: { actors, past: always(110), ...UNKNOWN } }),
      ).expected;
    // 100 others are expected: with 150 there are 100, with 250 twice as many, and never more than twice
    expect(of(250) / of(150)).toBeCloseTo(201 / 101, 3);
    expect(of(2_500) / of(150)).toBeCloseTo(2 / 1, 5);
    expect(of(50) / of(150)).toBeCloseTo(0.5, 5);
  });

  it('expects less of a minute that has only begun', () => {
    const counts = windows([20, 20], [20, 20], [20, 20]);
    const begun = rule.score(activity({ now: Math.floor(NOW / HOUR) * HOUR, windows: counts }));
    expect(begun.expected).toBeCloseTo(9 / 30, 5);
  });
});
