import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from './thresholds.ts';
import { type Background, trustOf } from './trust.ts';

/** A community of a thousand people an hour, of 255 of whom 180 networks are known; hardly anybody is new. */
const COMMUNITY: Background = { actors: 1_000, newcomers: 20, placed: 255, networks: 180 };
const window = (actors: number, networks: number, newcomers = 0, placed = Math.min(actors, 255)) => ({
  minutes: 60,
  uses: actors,
  actors,
  networks,
  newcomers,
  placed,
});
/** The community with a topic's actors among its own. */
const within = ({ actors, networks, newcomers }: ReturnType<typeof window>, { placed, ...rest }: Background = COMMUNITY): Background => {
  const all = rest.actors + actors;
  return {
    actors: all,
    newcomers: rest.newcomers + newcomers,
    placed: Math.min(255, all),
    networks: Math.min(255, rest.networks * (rest.actors / all) ** 0.8 * Math.min(1, all / placed) + networks),
  };
};
const trust = (counts: ReturnType<typeof window>, background = within(counts)) => trustOf(counts, background, DEFAULT_THRESHOLDS);

describe('trust', () => {
  it('is whole where people come as the rest of the scope does', () => {
    expect(trust(window(20, 19))).toBe(1);
    expect(trust(window(100, 80))).toBe(1);
    expect(trust(window(400, 160))).toBeGreaterThan(0.9);
  });

  it('leaves next to nothing of 500 invented actors from three networks', () => {
    expect(500 * trust(window(500, 3, 500))).toBeLessThan(3);
    expect(500 * trust(window(500, 3))).toBeLessThan(4);
  });

  it('believes fewer people than trend in a group behind twenty networks', () => {
    expect(200 * trust(window(200, 20, 200))).toBeLessThan(8);
    expect(200 * trust(window(200, 20))).toBeLessThan(12);
  });

  it('is whole for a crowd of newcomers from very many networks', () => {
    expect(trust(window(120, 110, 120))).toBe(1);
  });

  it('takes something from a few newcomers until networks prove them', () => {
    expect(trust(window(12, 12, 12))).toBeGreaterThan(DEFAULT_THRESHOLDS.newcomerWeight);
    expect(trust(window(12, 12, 12))).toBeLessThan(1);
  });

  it('judges by newcomers alone where networks are unknown', () => {
    const unknown = { actors: 1_000, newcomers: 20, placed: 0, networks: 0 };
    expect(trust(window(100, 0, 100, 0), unknown)).toBeCloseTo(DEFAULT_THRESHOLDS.newcomerWeight, 1);
    expect(trust(window(100, 0, 0, 0), unknown)).toBe(1);
  });

  it('believes everybody where a server sends everything from one network', () => {
    const server = { actors: 1_000, newcomers: 20, placed: 255, networks: 1 };
    expect(trust(window(300, 1), server)).toBe(1);
    const servers = { actors: 1_000, newcomers: 20, placed: 255, networks: 3 };
    expect(trust(window(300, 2), servers)).toBe(1);
  });

  it('believes everybody in a deployment so young that everybody is new', () => {
    expect(trust(window(30, 28, 30), { actors: 30, newcomers: 30, placed: 30, networks: 28 })).toBe(1);
    expect(trust(window(30, 1, 30), { actors: 30, newcomers: 30, placed: 30, networks: 1 })).toBe(1);
    expect(trust(window(60, 50, 60), { actors: 900, newcomers: 900, placed: 255, networks: 200 })).toBe(1);
  });

  it('leaves a fifth at least of a genuine burst that somebody sends invented actors to', () => {
    const people = 60 * trust(window(60, 55));
    for (const invented of [60, 300, 3_000]) {
      const sampled = Math.min(255, 60 + invented);
      const networks = Math.round(55 * Math.min(1, sampled / (60 + invented)) + 3);
      const mixed = window(60 + invented, networks, invented);
      expect((60 + invented) * trust(mixed)).toBeGreaterThan(0.2 * people);
    }
  });

  it('is between 0 and 1, whatever is counted', () => {
    const count = fc.nat(100_000);
    const counts = fc
      .record({ actors: count, newcomers: count, placed: fc.nat(255), networks: fc.nat(255), uses: count, minutes: fc.constant(60) })
      .map((any) => ({ ...any, newcomers: Math.min(any.newcomers, any.actors), networks: Math.min(any.networks, any.placed) }));
    fc.assert(
      fc.property(counts, counts, (topic, background) => {
        const value = trustOf(topic, background, DEFAULT_THRESHOLDS);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});
