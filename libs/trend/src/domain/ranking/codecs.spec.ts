import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { TraitTable } from '../trait-table.ts';
import type { Trend, TrendList } from '../trend-list.ts';
import { decodeEpisodes, encodeEpisodes } from './episode-codec.ts';
import type { Episode } from './episodes.ts';
import { decodeHour, encodeHour } from './hour-codec.ts';
import { decodeIndex, encodeIndex } from './index-codec.ts';
import { decodeLedger, encodeLedger } from './ledger-codec.ts';
import { Ledger } from './ledger.ts';
import { decodeList, decodeScopes, encodeList, encodeScopes, MAX_LIST_BYTES } from './list-codec.ts';
import { IndexChunk } from './topic-index.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const heads = fc.array(fc.tuple(text, text), { maxLength: 3 }).map((pairs) => new Map(pairs));
const NOW = 29_000_000;
const HOUR = Math.floor(NOW / 60);

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
        const traits = new TraitTable();
        for (const { actors } of cells) for (const actor of actors) if (actor % 3 > 0) traits.set(actor, HOUR - (actor % 30), actor % 4);
        traits.set(2 ** 40, HOUR, 1);
        const knownBack = new TraitTable();
        const back = decodeLedger(encodeLedger(ledger, traits), knownBack);
        expect([...knownBack.entries()]).toEqual([...traits.entries()].filter(({ actor }) => actor !== 2 ** 40));
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
          expect(back.entries.get(topic)?.labelLead).toBe(entry.labelLead);
        }
        expect(back.entries.size).toBe(chunk.entries.size);
      }),
    );
  });

  it('episodes are given back, and those that ended first go where they are too many', () => {
    const at = 1_780_000_000_000;
    const episode = fc
      .record({
        topic: text,
        lasted: fc.nat(1e8),
        peakScore: fc.double({ noNaN: true, min: 58, max: 1e4 }),
        ended: fc.option(fc.nat(1e8)),
        over: fc.boolean(),
      })
      .map(({ topic, lasted, peakScore, ended, over }): Episode => {
        const endedAt = at - (ended ?? 0);
        const open = { topic, startedAt: endedAt - lasted, peakScore, peakAt: endedAt - Math.floor(lasted / 2) };
        return ended === null ? open : { ...open, endedAt, ...(over ? { over } : {}) };
      });
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 20 }), (all) => {
        expect(decodeEpisodes(encodeEpisodes(all, at))).toEqual(all);
      }),
    );
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      topic: String(actorHash(index)),
      startedAt: at,
      peakScore: index,
      peakAt: at,
    }));
    const bytes = encodeEpisodes(many, at);
    expect(bytes.length).toBeLessThanOrEqual(MAX_LIST_BYTES);
    const kept = decodeEpisodes(bytes);
    expect(kept).toEqual(many.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(100);
  });

  it('say so when they are damaged or of another version', () => {
    for (const decode of [
      decodeEpisodes,
      decodeHour,
      decodeLedger,
      decodeList,
      decodeScopes,
      (bytes: Uint8Array) => decodeIndex('00', bytes),
    ]) {
      expect(() => decode(Uint8Array.of(9, 1, 2))).toThrow(/of version 9, which this code does not know/);
      expect(() => decode(Uint8Array.of(1, 1, 2))).toThrow(MalformedBytesError);
    }
  });
});

describe('what the version before wrote', () => {
  const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url));

  it('is read as a ledger that knows nothing of its actors', () => {
    const traits = new TraitTable();
    const ledger = decodeLedger(golden('ledger-1.bin'), traits);
    const portuguese = { language: 'pt', region: 'BR', kind: 'post', source: 'default' };
    const searches = { language: 'und', region: '', kind: 'search', source: 'ios' };
    const many = DistinctActors.from(Array.from({ length: 300 }, (_, index) => index * 9e11));
    expect([...ledger.slices()].map(({ slice, topics }) => [slice, [...topics]])).toEqual([
      [
        portuguese,
        [
          ['', { uses: 5, actors: DistinctActors.of(17, 281_474_976_710_655) }],
          ['ação', { uses: 3, actors: DistinctActors.of(17) }],
        ],
      ],
      [searches, [['ai', { uses: 600, actors: many }]]],
    ]);
    expect([ledger.time, [...ledger.through.keys()], traits.size]).toEqual([29_000_000, ['shardId-000000000001'], 0]);
  });

  it('is read as a list without trust, rarity and peaks', () => {
    const { scope, at, trends } = decodeList(golden('list-1.bin'));
    expect([scope, at, trends.map(({ topic }) => topic)]).toEqual(['language:pt', 1_780_000_060_000, ['ação', 'product:42']]);
    expect(trends[0]).toEqual({
      topic: 'ação',
      label: '#Ação',
      score: 218.7,
      windowMinutes: 30,
      observed: 412,
      expected: 38.2,
      uses: 500,
      concentration: 0.82,
      actorsPerDay: 2_007,
      trust: 1,
      startedAt: 1_780_000_000_000,
      peakScore: 218.7,
      peakAt: 1_780_000_000_000,
      sparkline: Array.from({ length: 24 }, (_, bin) => bin * bin),
    });
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
    trust: 0.9,
    ...(index % 2 === 0 ? { rarityDays: 90 } : {}),
    startedAt: 1_780_000_000_000 - index * 12_345,
    peakScore: 120.5 + index,
    peakAt: 1_780_000_000_000 - index * 345,
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
