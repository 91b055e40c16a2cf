import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaOf, type Use } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import type { Delta } from '../delta.ts';
import { lateByScope } from './hours.ts';
import { decodeLedger, encodeLedger } from './ledger-codec.ts';
import { Ledger } from './ledger.ts';
import type { TopicMinutes } from './topic-minutes.ts';
import { TrendState } from './trend-state.ts';

const NOW = 29_000_000;
const FOLDED = Math.floor(NOW / 60) - 3;
const TOPICS = ['ai', 'coffee'];

const use: fc.Arbitrary<Use> = fc.record({
  topics: fc.subarray(TOPICS),
  actor: fc.nat(20),
  minute: fc.nat(6 * 60).map((back) => NOW - back),
  slice: fc.record({ language: fc.constantFrom('en', 'pt'), region: fc.constantFrom('', 'BR') }),
  late: fc.boolean(),
});
const batches = fc.array(fc.tuple(fc.constantFrom('one', 'other', 'third'), fc.array(use, { minLength: 1, maxLength: 8 })), {
  maxLength: 8,
});

/** The chains of several shards, in the order of their making. */
function chainsOf(parts: readonly (readonly [string, readonly Use[]])[]): readonly Delta[] {
  const heads = new Map<string, number>();
  return parts.map(([shard, uses]) => {
    const head = heads.get(shard) ?? 0;
    heads.set(shard, head + 1);
    return deltaOf(shard, String(head), String(head + 1), uses);
  });
}

function merge(state: TrendState, delta: Delta, now = NOW): void {
  for (const hour of state.needs(delta).lateHours) state.openLate(new Ledger(hour));
  state.merge(delta, now);
}

function stateOf(deltas: readonly Delta[]): TrendState {
  const state = new TrendState({ foldedThrough: FOLDED });
  for (const delta of deltas) merge(state, delta);
  return state;
}

/** All that can be read of a state, by name. */
function seen(state: TrendState) {
  const read = (minutes: TopicMinutes) => [minutes.windows(NOW), [0, 1, 2].map((back) => minutes.hour(FOLDED + 1 + back))];
  const scopes = byName(state.scopes, (topics) => byName(topics, read));
  const late = byName(state.late, (ledger) =>
    byName(lateByScope(ledger), (counts) => byName(counts, ({ uses, actors }) => [uses, actors.count])),
  );
  const topics = TOPICS.map((topic) => state.index.topic(topic)?.summary(topic, NOW));
  const totals = byName(state.index.scopes.entries, (entry) => entry.summary('', NOW));
  return { scopes, late, topics, totals };
}

function byName<Value, Read>(values: Iterable<readonly [string | number, Value]>, read: (value: Value) => Read): Record<string, Read> {
  return Object.fromEntries([...values].map(([name, value]) => [String(name), read(value)]));
}

/** Shards in another order; each shard's own deltas stay in theirs. */
function otherOrder(deltas: readonly Delta[]): readonly Delta[] {
  return deltas.toSorted((one, other) => (one.shard < other.shard ? 1 : one.shard > other.shard ? -1 : 0));
}

describe('the state of a ranker', () => {
  it('is the same in whatever order shards are read', () => {
    fc.assert(
      fc.property(batches, (parts) => {
        expect(seen(stateOf(otherOrder(chainsOf(parts))))).toEqual(seen(stateOf(chainsOf(parts))));
      }),
    );
  });

  it('counts a delta once, however often it is merged', () => {
    fc.assert(
      fc.property(batches, (parts) => {
        const deltas = chainsOf(parts);
        const state = stateOf(deltas);
        const once = seen(state);
        for (const delta of deltas) merge(state, delta);
        expect(seen(state)).toEqual(once);
      }),
    );
  });

  it('goes on from stored minutes as if it had never stopped', () => {
    fc.assert(
      fc.property(batches, fc.nat(8), (parts, cut) => {
        const deltas = chainsOf(parts);
        const before = stateOf(deltas.slice(0, cut));
        const minutes = [...before.minutes.values()].map((ledger) => decodeLedger(encodeLedger(ledger)));
        const after = new TrendState({ foldedThrough: FOLDED, index: before.index });
        for (const ledger of minutes) after.openMinute(ledger);
        after.settle();
        for (const ledger of before.late.values()) after.openLate(decodeLedger(encodeLedger(ledger)));
        for (const delta of deltas) merge(after, delta);
        expect(seen(after)).toEqual(seen(stateOf(deltas)));
      }),
    );
  });

  it('is the same whenever minutes are put by column, and once hours are folded', () => {
    fc.assert(
      fc.property(batches, fc.array(fc.nat(300)), (parts, times) => {
        const deltas = chainsOf(parts);
        const [closing, open] = [new TrendState({ foldedThrough: FOLDED }), new TrendState({ foldedThrough: FOLDED })];
        deltas.forEach((delta, index) => merge(closing, delta, NOW - 300 + Math.min(300, 40 * index + (times[index] ?? 0))));
        for (const delta of deltas) merge(open, delta, NOW - 10_000);
        const scopesOf = (state: TrendState) => seen(state).scopes;
        expect(scopesOf(closing)).toEqual(scopesOf(open));
        for (const hour of [FOLDED + 1, FOLDED + 2, FOLDED + 3, FOLDED + 4]) {
          for (const state of [closing, open]) state.foldThrough(hour);
          expect(scopesOf(closing)).toEqual(scopesOf(open));
        }
        expect(scopesOf(closing)).toEqual({});
      }),
    );
  });

  it('takes a delta for stored when all of its parts are, in the order of its shard', () => {
    const [first, second] = chainsOf([
      ['one', [{ topics: ['ai'], actor: 1, minute: NOW }]],
      ['one', [{ topics: ['ai'], actor: 1, minute: NOW - 1 }]],
    ]) as [Delta, Delta];
    const state = stateOf([first, second]);
    for (const chunk of state.index.all()) chunk.wasStored();
    state.minutes.get(NOW - 1)?.wasStored();
    expect(state.takeDurable()).toEqual([]);
    state.minutes.get(NOW)?.wasStored();
    expect(state.takeDurable().map(({ last }) => last)).toEqual(['1', '2']);
    expect(state.takeDurable()).toEqual([]);
  });

  it('does not count as late what a stored minute of a folded hour contains', () => {
    const delta = deltaOf('one', '0', '1', [{ topics: ['ai'], actor: 1, minute: NOW - 300 }]);
    const contained = new Ledger(NOW - 300, new Map([['one', '1']]));
    for (const [closed, uses] of [
      [contained, undefined],
      [undefined, 1],
    ] as const) {
      const state = new TrendState({ foldedThrough: FOLDED });
      expect(state.needs(delta).closedMinutes).toEqual(new Set([NOW - 300]));
      state.openLate(new Ledger(Math.floor((NOW - 300) / 60)));
      state.merge(delta, NOW, () => closed);
      const late = lateByScope(state.late.get(Math.floor((NOW - 300) / 60)) as Ledger).get('everywhere');
      expect(late?.get('ai')?.uses).toBe(uses);
    }
  });

  it('knows of whoever is in a set, though of a crowd a sample is kept', () => {
    const people = Array.from({ length: 1_200 }, (_, actor): Use => {
      return { topics: actor % 4 === 0 ? ['ai'] : [], actor, minute: NOW, network: 1 + (actor % 50), since: 400_000 };
    });
    const state = stateOf([deltaOf('one', '0', '1', people.slice(0, 600)), deltaOf('one', '1', '2', people.slice(600))]);
    for (const topic of ['', 'ai']) {
      const sampled = [...(state.scopes.get('everywhere')?.get(topic)?.actorsFrom(NOW) ?? [])];
      expect(sampled).toHaveLength(255);
      expect(sampled.every((actor) => state.actors.traits.networkOf(actor) > 0)).toBe(true);
    }
  });

  it('refuses a delta that refers to what it lacks', () => {
    const delta = deltaOf('one', '0', '1', [{ topics: [], actor: 1, minute: NOW }]);
    expect(() => stateOf([{ ...delta, slices: [] }])).toThrow('has no slice 0');
    const late = { hour: 1, topic: 'ai', slice: 0, uses: 1, actors: DistinctActors.of(1) };
    expect(() => new TrendState({ foldedThrough: FOLDED }).merge({ ...delta, late: [late] }, NOW)).toThrow('are not loaded');
  });
});
