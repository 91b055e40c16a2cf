import { readFileSync } from 'node:fs';
import { HOUR } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { decodeDelta, decodeDeltaHead, encodeDelta, encodeSmaller } from './delta-codec.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import type { Delta } from './delta.ts';
import { OLDEST_AGE } from './delta-traits.ts';
import { DistinctActors } from './distinct-actors.ts';
import { TraitTable } from './trait-table.ts';

const hash = fc.oneof(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.integer({ min: 0, max: 1_000 }));
const sorted = (values: readonly number[]) => Float64Array.from(new Set(values)).sort();
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const actors = fc.oneof(
  { weight: 9, arbitrary: fc.array(hash, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(hash, { minLength: 300, maxLength: 400 }) },
);
const cellParts = { topic: text, uses: fc.integer({ min: 1, max: 1e9 }), actors: actors.map((hashes) => DistinctActors.from(hashes)) };
const sequenceNumber = fc.bigInt({ min: 1n, max: 10n ** 56n }).map(String);

const ARRIVED = 2 ** 31 * 1_000;
const ARRIVAL_HOUR = Math.floor(ARRIVED / HOUR);

/** Makes up what is known of some actors of the cells, as far as a delta keeps it. */
const traitsOf = (cells: readonly Pick<Delta['cells'][number], 'actors'>[], networks: number) => {
  const traits = new TraitTable();
  for (const actor of cells.flatMap((cell) => cell.actors.hashes())) {
    const since = actor % 3 === 0 ? 0 : ARRIVAL_HOUR - (actor % (OLDEST_AGE + 1));
    const network = networks === 0 ? 0 : actor % networks;
    if (since !== 0 || network !== 0) traits.set(actor, since, network);
  }
  return traits;
};

const deltas: fc.Arbitrary<Delta> = fc
  .array(fc.record({ language: text, region: text, kind: text, source: text }), { minLength: 1, maxLength: 5 })
  .chain((slices) => {
    const slice = fc.nat(slices.length - 1);
    return fc.record({
      shard: text,
      previous: sequenceNumber,
      first: sequenceNumber,
      last: sequenceNumber,
      arrivedFrom: fc.nat(2 ** 31 - 1).map((value) => value * 1_000),
      arrivedTo: fc.constant(ARRIVED),
      activities: fc.nat(),
      slices: fc.constant(slices),
      cells: fc.array(fc.record({ ...cellParts, slice, minute: fc.nat(4e7) }), { maxLength: 12 }),
      late: fc.array(fc.record({ ...cellParts, slice, hour: fc.nat(6e5) }), { maxLength: 3 }),
      labels: fc
        .array(fc.tuple(text, fc.oneof(text, fc.constant(undefined))), { maxLength: 5 })
        .map((pairs) => new Map(pairs.map(([topic, label]) => [topic, label ?? `#${topic.toUpperCase()}`]))),
      ids: fc.array(hash, { maxLength: 200 }).map(sorted),
      networks: fc.constantFrom(0, 5, 0x1_0000, 0xffff_ffff),
    });
  })
  .map(({ networks, ...delta }) => ({ ...delta, traits: traitsOf([...delta.cells, ...delta.late], networks) }));

/** Frozen: the files under golden/ were written from it. */
const goldenDelta: Delta = {
  shard: 'shardId-000000000001',
  previous: '49590338271490256608559692538361571095921575989136588898',
  first: '49590338271490256608559692540925702759324208523137515618',
  last: '49590338271490256608559692540925702759324208523137519999',
  arrivedFrom: 1_607_000_000_000,
  arrivedTo: 1_607_000_060_500,
  activities: 7,
  slices: [
    { language: 'pt', region: 'BR', kind: 'post', source: 'default' },
    { language: 'und', region: '', kind: 'search', source: 'ios' },
  ],
  cells: [
    { minute: 26_783_333, topic: '', slice: 0, uses: 5, actors: DistinctActors.of(17, 281_474_976_710_655) },
    { minute: 26_783_333, topic: 'ação', slice: 0, uses: 3, actors: DistinctActors.of(17) },
    { minute: 26_783_334, topic: 'ai', slice: 1, uses: 600, actors: DistinctActors.from(Array.from({ length: 300 }, (_, i) => i * 9e11)) },
  ],
  late: [{ hour: 446_000, topic: 'ai', slice: 1, uses: 1, actors: DistinctActors.of(42) }],
  labels: new Map([
    ['ação', '#Ação'],
    ['ai', '#ai'],
  ]),
  traits: new TraitTable(),
  ids: Float64Array.of(1, 2, 3, 1_000_000, 281_474_976_710_655),
};
goldenDelta.traits.set(17, 446_386, 40_000);
goldenDelta.traits.set(42, 446_268, 0);
goldenDelta.traits.set(281_474_976_710_655, 0, 40_000);

/** A delta with its traits as a list: tables of the same content may differ in how they came about. */
const listed = ({ traits, ...delta }: Delta) => ({ ...delta, traits: [...traits.entries()] });

describe('the delta codec', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(deltas, (delta) => {
        const bytes = encodeDelta(delta);
        expect(listed(decodeDelta(bytes))).toEqual(listed(delta));
        const { cells: _cells, late: _late, labels: _labels, slices: _slices, traits: _traits, ...head } = delta;
        expect(decodeDeltaHead(bytes)).toEqual(head);
      }),
    );
  });

  it('reads version 1 for ever, which knew nothing of actors', () => {
    const golden = readFileSync(new URL('./golden/delta-1.bin', import.meta.url));
    expect(decodeDelta(golden)).toEqual({ ...goldenDelta, traits: new TraitTable() });
  });

  it('reads version 2 for ever', () => {
    const golden = readFileSync(new URL('./golden/delta-2.bin', import.meta.url));
    expect(listed(decodeDelta(golden))).toEqual(listed(goldenDelta));
  });

  it('reads version 3 for ever, with topics one by one or by gaps', () => {
    for (const name of ['delta-3.bin', 'delta-3-gaps.bin']) {
      const golden = readFileSync(new URL(`./golden/${name}`, import.meta.url));
      expect(listed(decodeDelta(golden))).toEqual(listed(goldenDelta));
    }
  });

  it('gives back the same cells in another order where it may', () => {
    const inOrder = (cells: Delta['cells']) =>
      cells
        .map(({ minute, slice, topic, uses, actors: set }) => JSON.stringify([slice, minute, topic, uses, set.hashes(), set.threshold]))
        .sort();
    const place = ({ minute, slice, topic }: Delta['cells'][number]) => `${minute} ${slice} ${topic}`;
    fc.assert(
      fc.property(deltas, fc.integer({ min: 1, max: 3 }), (delta, minutes) => {
        // Few minutes, so that there are runs; each topic once in each.
        const near = delta.cells.map((cell) => ({ ...cell, minute: cell.minute % minutes, topic: String(cell.topic.length % 5) }));
        const distinct = [...new Map(near.map((cell) => [place(cell), cell])).values()];
        const cells = distinct.toSorted((one, other) => one.slice - other.slice || one.minute - other.minute);
        const back = decodeDelta(encodeSmaller({ ...delta, cells, late: [], labels: new Map() }));
        expect(inOrder(back.cells)).toEqual(inOrder(cells));
        expect(back.slices).toEqual(delta.slices);
      }),
    );
  });

  it('keeps ages to an hour, old ones as old, and nothing of actors that stand in no cell', () => {
    const traits = new TraitTable();
    const hour = Math.floor(goldenDelta.arrivedTo / HOUR);
    traits.set(17, hour - 1_000, 0);
    traits.set(42, hour + 5, 7);
    traits.set(99, hour, 8);
    expect(listed(decodeDelta(encodeDelta({ ...goldenDelta, traits }))).traits).toEqual([
      { actor: 17, since: hour - OLDEST_AGE, network: 0 },
      { actor: 42, since: hour, network: 7 },
    ]);
  });

  it('says so when the version is unknown', () => {
    const bytes = Uint8Array.from(encodeDelta(goldenDelta));
    bytes[0] = 9;
    expect(() => decodeDelta(bytes)).toThrow(new MalformedBytesError('a delta of version 9, which this code does not know'));
    expect(() => decodeDelta(new Uint8Array())).toThrow(MalformedBytesError);
  });

  it('throws its own error, quickly, for any damage, or reads something', () => {
    const whole = encodeDelta(goldenDelta);
    for (let length = 0; length < whole.length; length += 1)
      expect(() => decodeDelta(whole.subarray(0, length))).toThrow(MalformedBytesError);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = (damaged[at] as number) ^ flip;
        try {
          decodeDelta(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedBytesError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('sorted hashes', () => {
  it('are given back, dense or sparse', () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 300 }), (values) => {
        const writer = new ByteWriter(1);
        writeSortedHashes(writer, sorted(values));
        expect(readSortedHashes(new ByteReader(writer.bytes()))).toEqual(sorted(values));
      }),
    );
  });

  it('take at most 5.2 bytes each where there are a thousand', () => {
    const writer = new ByteWriter();
    writeSortedHashes(writer, sorted(Array.from({ length: 1_000 }, (_, index) => (index * 0x9e37_79b9_7f4b) % 2 ** 48)));
    expect(writer.bytes().length).toBeLessThan(5_200);
  });
});

describe('numbers', () => {
  it('are given back, small, large and negative', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.integer({ min: -(2 ** 51), max: 2 ** 51 }), (natural, integer) => {
        const writer = new ByteWriter(1);
        writer.varint(natural);
        writer.signed(integer);
        const reader = new ByteReader(writer.bytes());
        expect([reader.varint(), reader.signed(), reader.ended]).toEqual([natural, integer, true]);
      }),
    );
  });
});
