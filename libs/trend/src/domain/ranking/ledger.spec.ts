import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctActors } from '../distinct-actors.ts';
import { decodeLedger, encodeLedger } from './ledger-codec.ts';
import { Ledger } from './ledger.ts';

const cell = fc.record({
  language: fc.constantFrom('en', 'pt'),
  topic: fc.constantFrom('', 'ai', 'coffee'),
  actors: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  packed: fc.boolean(),
});

function counted(ledger: Ledger): unknown[] {
  return [...ledger.slices()]
    .flatMap(({ slice, topics }) => [...topics].map(([topic, { uses, actors }]) => [slice.language, topic, uses, ...actors.hashes()]))
    .map(String)
    .sort();
}

describe('a ledger', () => {
  it('counts the same whenever it was packed, and what is added later beside it', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        const [ledger, plain] = [new Ledger(29_000_000), new Ledger(29_000_000)];
        for (const [index, { language, topic, actors, packed }] of cells.entries()) {
          for (const each of [ledger, plain]) {
            each.add({ language, region: '', kind: 'post', source: 's' }, topic, 2, DistinctActors.from(actors));
            each.contain('one', String(index + 1));
          }
          if (!packed) continue;
          const bytes = encodeLedger(ledger);
          ledger.pack(() => decodeLedger(bytes));
        }
        expect(counted(ledger)).toEqual(counted(plain));
        expect(counted(decodeLedger(encodeLedger(ledger)))).toEqual(counted(plain));
        expect([ledger.through, ledger.dirty]).toEqual([plain.through, cells.length > 0]);
      }),
    );
  });
});
