import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedBytesError } from '../delta-bytes.ts';
import { decodeHashes, decodePart, encodeHashes, encodePart } from './moderation-codec.ts';
import { type PartName, partNames } from './moderation-parts.ts';
import { CHUNKS, type ModerationContents, ModerationState, type Sweep, type WaitingTopic } from './moderation-state.ts';

const EMPTY = ModerationState.EMPTY.contents;
const hash = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const entry = fc.integer({ min: 1, max: 1_000_000 });

const waiting: WaitingTopic = {
  trend: {
    topic: 'ai',
    label: '#AI',
    score: 120,
    windowMinutes: 30,
    observed: 412,
    expected: 38,
    uses: 500,
    concentration: 0.82,
    actorsPerDay: 900,
    startedAt: 1_607_000_000_000,
    why: '412 people in 30 minutes, 38 expected at this hour',
  },
  scope: 'region:BR',
  rank: 2,
  at: 1_607_000_001_000,
};
const sweep: Sweep = {
  id: 'a-sweep',
  topic: 'spam',
  by: 'ana',
  reason: 'invented',
  from: 1,
  until: 2,
  firstSeenAfter: 3,
  network: 4,
  looked: true,
  banned: 5,
  entry: 6,
  orderedAt: 7,
  spared: [8],
  endedAt: 9,
};
/** Frozen: the files under golden/ were written from it. */
const golden: ModerationContents = {
  topics: EMPTY.topics.with(
    2,
    new Map([
      ['spam', { decision: 'denied' as const, entry: 7 }],
      ['çay', { decision: 'allowed' as const, entry: 300 }],
    ]),
  ),
  actors: EMPTY.actors.with(
    15,
    new Map([
      [15, 1],
      [281_474_976_710_655, 2_000],
    ]),
  ),
  sweeps: [sweep],
  queue: [waiting],
  known: new Set(['tea']),
};
const goldenParts: readonly PartName[] = [partNames.topics(2), partNames.actors(15), partNames.sweeps, partNames.queue, partNames.known];

describe('stored parts of moderation', () => {
  it('are given back', () => {
    const topics = fc.array(
      fc.tuple(fc.string({ unit: 'grapheme' }), fc.record({ decision: fc.constantFrom('allowed' as const, 'denied' as const), entry })),
    );
    const actors = fc.array(fc.tuple(hash, entry), { maxLength: 50 });
    fc.assert(
      fc.property(topics, actors, fc.nat(CHUNKS - 1), (topicPairs, actorPairs, chunk) => {
        const contents = {
          ...EMPTY,
          topics: EMPTY.topics.with(chunk, new Map(topicPairs)),
          actors: EMPTY.actors.with(chunk, new Map(actorPairs)),
        };
        let back = EMPTY;
        for (const name of [partNames.topics(chunk), partNames.actors(chunk)]) back = decodePart(name, encodePart(name, contents), back);
        expect(back).toEqual(contents);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(hash), (hashes) => {
        hashes.sort((one, other) => one - other);
        expect(decodeHashes(encodeHashes(hashes))).toEqual(hashes);
      }),
    );
  });

  it('of version 1 are read for ever', () => {
    let contents = EMPTY;
    for (const name of goldenParts)
      contents = decodePart(name, readFileSync(new URL(`./golden/${name.replace('#', '-')}-1.bin`, import.meta.url)), contents);
    expect(contents).toEqual(golden);
  });

  it('are small: ten thousand banned actors take fewer than 100 KB', () => {
    const chunks = EMPTY.actors.map(
      (_, chunk) => new Map(Array.from({ length: 625 }, (__, index) => [(index * 16 + chunk) * 28_147_497_671, index % 9])),
    );
    const bytes = chunks.reduce((sum, _, chunk) => sum + encodePart(partNames.actors(chunk), { ...EMPTY, actors: chunks }).length, 0);
    expect(bytes).toBeLessThan(100_000);
  });

  it('are refused when they are damaged or of a version to come', () => {
    const bytes = encodePart('queue', golden);
    expect(() => decodePart('queue', bytes.with(0, 9), EMPTY)).toThrow(MalformedBytesError);
    expect(() => decodePart('queue', bytes.subarray(0, 5), EMPTY)).toThrow(MalformedBytesError);
    expect(() => decodePart('queue', encodePart(partNames.actors(15), golden), EMPTY)).toThrow(MalformedBytesError);
  });
});
