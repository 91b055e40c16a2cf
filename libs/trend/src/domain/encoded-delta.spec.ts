import { describe, expect, it } from 'vitest';
import { decodeDelta, encodeDelta, encodeWith } from './delta-codec.ts';
import { newSections, type SectionWriters } from './delta-sections.ts';
import { EncodedDelta } from './encoded-delta.ts';

const head = { shard: 's', previous: '0', first: '1', last: '2', arrivedFrom: 5, arrivedTo: 9, activities: 0, ids: Float64Array.of(1, 2) };

/** Of no strings, actors, traits, slices, cells and late cells. */
function emptyBody(): SectionWriters {
  const sections = newSections();
  for (const section of ['strings', 'actors', 'traits'] as const) sections[section].byte(0);
  for (let part = 0; part < 3; part += 1) sections.columns.byte(0);
  for (let list = 0; list < 2; list += 1) sections.topics.byte(0);
  return sections;
}

describe('EncodedDelta', () => {
  it('is its bytes, and what they say', () => {
    const delta = new EncodedDelta(head, emptyBody());
    expect(encodeDelta(delta)).toEqual(encodeWith(head, emptyBody()));
    expect({ ...delta }).toEqual(decodeDelta(encodeDelta(delta)));
  });

  it('has no bytes any more where it is copied with a change', () => {
    const copy = { ...new EncodedDelta(head, emptyBody()), last: '3' };
    expect(decodeDelta(encodeDelta(copy)).last).toBe('3');
  });
});
