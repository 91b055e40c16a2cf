import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedBytesError } from '../delta-bytes.ts';
import { decodeHour, encodeHour } from './hour-codec.ts';
import type { HourCounts } from './hours.ts';

const counted = { uses: fc.nat(), actors: fc.nat(), lateUses: fc.nat(), lateActors: fc.nat() };
const peaks = fc.record({ ten: fc.integer({ min: 1, max: 1e9 }), thirty: fc.nat() });
const counts: fc.Arbitrary<HourCounts> = fc.oneof(fc.record(counted), fc.record({ ...counted, peaks }));

describe('hours as they are stored', () => {
  it('come back with their peaks, or without where there were none', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), counts), { maxLength: 20 }), (pairs) => {
        expect(decodeHour(encodeHour(new Map(pairs)))).toEqual(new Map(pairs));
      }),
    );
  });

  it('of version 1 are read: nothing was known of how they rose', () => {
    expect(decodeHour(readFileSync(join(import.meta.dirname, 'golden', 'hour-1.bin')))).toEqual(
      new Map([
        ['', { uses: 40_000, actors: 9_321, lateUses: 12, lateActors: 9 }],
        ['ai', { uses: 700, actors: 412, lateUses: 0, lateActors: 0 }],
        ['product:42', { uses: 3, actors: 3, lateUses: 2, lateActors: 1 }],
        ['日本', { uses: 0, actors: 0, lateUses: 5, lateActors: 4 }],
      ]),
    );
  });

  it('of a version to come are refused', () => {
    const bytes = Buffer.from(encodeHour(new Map()));
    bytes[0] = 3;
    expect(() => decodeHour(bytes)).toThrow(MalformedBytesError);
  });
});
