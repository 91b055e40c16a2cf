import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraitTable } from './trait-table.ts';

const trait = fc.record({ actor: fc.oneof(fc.nat(40), fc.nat(2 ** 31)), since: fc.nat(5), network: fc.nat(3) });
const traits = fc.array(trait, { maxLength: 200 });

function tableOf(all: readonly { actor: number; since: number; network: number }[]): TraitTable {
  const table = new TraitTable();
  for (const { actor, since, network } of all) table.set(actor, since, network);
  return table;
}

/** What the contract says, with a map. */
function expected(all: readonly { actor: number; since: number; network: number }[]) {
  const known = new Map<number, { actor: number; since: number; network: number }>();
  for (const { actor, since, network } of all) {
    const before = known.get(actor) ?? { actor, since: 0, network: 0 };
    const sinces = [before.since, since].filter((hour) => hour !== 0);
    known.set(actor, { actor, since: sinces.length === 0 ? 0 : Math.min(...sinces), network: network === 0 ? before.network : network });
  }
  return [...known.values()].sort((one, other) => one.actor - other.actor);
}

describe('a table of traits', () => {
  it('knows the earliest first sight and the latest network of each actor', () => {
    fc.assert(
      fc.property(traits, (all) => {
        const table = tableOf(all);
        expect([...table.entries()]).toEqual(expected(all));
        expect(table.size).toBe(expected(all).length);
        for (const { actor, since, network } of expected(all))
          expect([table.has(actor), table.sinceOf(actor), table.networkOf(actor)]).toEqual([true, since, network]);
      }),
    );
  });

  it('merges as if all had been said to one', () => {
    fc.assert(
      fc.property(traits, traits, (one, other) => {
        const merged = tableOf(one);
        merged.merge(tableOf(other));
        expect([...merged.entries()]).toEqual(expected([...one, ...other]));
      }),
    );
  });

  it('knows nothing of others', () => {
    const table = tableOf([{ actor: 1, since: 2, network: 3 }]);
    expect([table.has(17), table.sinceOf(17), table.networkOf(17)]).toEqual([false, 0, 0]);
  });
});
