import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { ActorColumns } from './actor-columns.ts';
import { GrowingCells } from './growing-cells.ts';
import { PackedCells } from './packed-cells.ts';
import type { Cells } from './placed-cell.ts';

const FIRST = 29_000_040;
const LENGTH = 30;

const people = (count: number, from = 0) => DistinctActors.from(Array.from({ length: count }, (_, index) => actorHash(from + index)));
const cell = fc.record({
  topic: fc.oneof(fc.nat(70), fc.integer({ min: 100_000, max: 100_040 })),
  minute: fc.nat(LENGTH - 1).map((after) => FIRST + after),
  uses: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 100, max: 4_000_000_000 })),
  actors: fc.oneof(
    { weight: 6, arbitrary: fc.nat(40).map((actor) => people(1, actor)) },
    { weight: 3, arbitrary: fc.integer({ min: 2, max: 9 }).map((count) => people(count)) },
    { weight: 1, arbitrary: fc.constantFrom(people(255), people(600), people(0)) },
  ),
});

const told = (cells: Cells, topic: number) =>
  [...cells.cellsOf(topic)].map(({ minute, uses, count, actors }) => [minute, uses, count, actors.threshold, actors.hashes()]);

describe('packed cells', () => {
  it('tell what they told before they were packed, of topics that are there and of others', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 200, size: 'max' }), (all) => {
        const columns = new ActorColumns();
        const growing = new GrowingCells(FIRST, columns);
        for (const { topic, minute, uses, actors } of all) growing.add(topic, { minute, uses, actors, count: actors.count });
        const packed = new PackedCells(growing, FIRST, columns);
        expect([...packed.topics()]).toEqual([...growing.topics()].toSorted((one, other) => one - other));
        for (const topic of [...Array.from({ length: 75 }, (_, number) => number), 99_999, 100_007, 100_040, 4_000_000_000]) {
          expect(packed.has(topic)).toBe(growing.has(topic));
          expect(told(packed, topic)).toEqual(told(growing, topic));
          expect(packed.sumOf(topic, FIRST + 3, FIRST + 20)).toBe(growing.sumOf(topic, FIRST + 3, FIRST + 20));
        }
      }),
      { numRuns: 60 },
    );
  });
});
