import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { DistinctActors } from '../distinct-actors.ts';
import type { Trend, TrendList } from '../trend-list.ts';
import { decodeHour, encodeHour } from './hour-codec.ts';
import { decodeIndex, encodeIndex } from './index-codec.ts';
import { decodeLedger, encodeLedger } from './ledger-codec.ts';
import { Ledger } from './ledger.ts';
import { decodeList, decodeScopes, encodeList, encodeScopes, MAX_LIST_BYTES } from './list-codec.ts';
import { IndexChunk } from './topic-index.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const heads = fc.array(fc.tuple(text, text), { maxLength: 3 }).map((pairs) => new Map(pairs));
const NOW = 29_000_000;

describe('stored parts', () => {
  it('hours are given back', () => {
    const counts = fc.record({ uses: fc.nat(), actors: fc.nat(), lateUses: fc.nat(), lateActors: fc.nat() });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, counts), { maxLength: 20 }), (pairs) => {
        expect(decodeHour(encodeHour(new Map(pairs)))).toEqual(new Map(pairs));
      }),
    );
  });

  it('ledgers are given back with what they contain', () => {
    const cell = fc.record({
      language: text,
      topic: text,
      uses: fc.integer({ min: 1, max: 1e6 }),
      actors: fc.array(fc.nat(2 ** 31), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(heads, fc.array(cell, { maxLength: 20 }), (through, cells) => {
        const ledger = new Ledger(NOW, through);
        for (const { language, topic, uses, actors } of cells)
          ledger.add({ language, region: '', kind: 'post', source: 's' }, topic, uses, DistinctActors.from(actors));
        const back = decodeLedger(encodeLedger(ledger));
        expect([...back.slices()]).toEqual([...ledger.slices()]);
        expect([back.through, back.time, back.dirty]).toEqual([through, NOW, false]);
        for (const [shard, last] of through) if (/^\d+$/.test(last)) expect(back.holdsDurably(shard, last)).toBe(true);
      }),
    );
  });

  it('chunks of the index are given back', () => {
    const sighting = fc.record({
      topic: fc.constantFrom('a', 'b'),
      back: fc.nat(3_000),
      actor: fc.nat(1_000),
      uses: fc.integer({ min: 1, max: 9 }),
      label: fc.option(text),
    });
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 200 }), (sightings) => {
        const chunk = new IndexChunk('00');
        for (const { topic, back, actor, uses, label } of sightings) {
          chunk.entry(topic).see(NOW - back, uses, DistinctActors.of(actorHash(actor)));
          if (label !== null) chunk.entry(topic).call(label);
        }
        const back = decodeIndex('00', encodeIndex(chunk));
        for (const [topic, entry] of chunk.entries) {
          for (const now of [NOW, NOW + 700]) expect(back.entries.get(topic)?.summary(topic, now)).toEqual(entry.summary(topic, now));
          expect(back.entries.get(topic)?.labelVotes).toBe(entry.labelVotes);
        }
        expect(back.entries.size).toBe(chunk.entries.size);
      }),
    );
  });

  it('say so when they are damaged or of another version', () => {
    for (const decode of [decodeHour, decodeLedger, decodeList, decodeScopes, (bytes: Uint8Array) => decodeIndex('00', bytes)]) {
      expect(() => decode(Uint8Array.of(9, 1, 2))).toThrow(/of version 9, which this code does not know/);
      expect(() => decode(Uint8Array.of(1, 1, 2))).toThrow(MalformedBytesError);
    }
  });
});

describe('a list', () => {
  const trend = (index: number, name: string, bins: number): Trend => ({
    topic: `${name}${index}`,
    label: `#${name.toUpperCase()}${index}`,
    score: 100.1 + index,
    windowMinutes: 30,
    observed: 412 + index,
    expected: 38.2,
    uses: 500 + index,
    concentration: 0.82,
    actorsPerDay: 2_000 + index * 7,
    startedAt: 1_780_000_000_000 + index * 12_345,
    sparkline: Array.from({ length: 24 }, (_, bin) => (actorHash(index * 24 + bin) % bins) + bins),
  });
  const list = (name: string, bins = 100): TrendList => ({
    scope: 'everywhere',
    at: 1_780_000_000_000,
    trends: Array.from({ length: 20 }, (_, index) => trend(index, name, bins)),
  });

  it('is given back whole where it fits', () => {
    const { bytes, list: kept } = encodeList(list('topic'));
    expect(kept).toEqual(list('topic'));
    expect(decodeList(bytes)).toEqual(kept);
  });

  it('never takes more than it may: sparklines lose precision first, then the tail goes', () => {
    // Names that don't compress, as long as they may be.
    const long = list('', 1_000_000);
    const scrambled = (index: number) =>
      Array.from({ length: 100 }, (_, at) => String.fromCharCode(0x4e00 + (actorHash(index * 100 + at) % 20_000))).join('');
    const trends = long.trends.map((one, index) => ({ ...one, topic: scrambled(index), label: scrambled(index + 50) }));
    const { bytes, list: kept } = encodeList({ ...long, trends });
    expect(bytes.length).toBeLessThanOrEqual(MAX_LIST_BYTES);
    expect(decodeList(bytes)).toEqual(kept);
    expect(kept.trends.length).toBeGreaterThan(3);
    expect(kept.trends.length).toBeLessThan(20);
    expect(kept.trends.map(({ topic }) => topic)).toEqual(trends.slice(0, kept.trends.length).map(({ topic }) => topic));
  });

  it('of scopes is given back', () => {
    const scopes = [{ scope: 'language:pt' as const, actorsPerDay: 7, trending: 1 }];
    expect(decodeScopes(encodeScopes(scopes))).toEqual(scopes);
  });
});
