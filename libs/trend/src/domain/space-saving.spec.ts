import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedBytesError } from './delta-bytes.ts';
import { SpaceSaving } from './space-saving.ts';

type Use = readonly [key: string, weight: number];

/** Few keys, so that they give way to one another, some much heavier than others. */
const key = fc.oneof(
  fc.constantFrom('ai', 'ki', '東京'),
  fc.nat(60).map((index) => `topic${index}`),
);
const use = fc.tuple(key, fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 20 })));
const stream = fc.array(use, { maxLength: 400, size: 'max' });
const capacity = fc.integer({ min: 1, max: 40 });

function sketchOf(uses: readonly Use[], counters: number): SpaceSaving {
  const sketch = new SpaceSaving(counters);
  for (const [key, weight] of uses) sketch.add(key, weight);
  return sketch;
}

function exactOf(uses: readonly Use[]): ReadonlyMap<string, number> {
  const exact = new Map<string, number>();
  for (const [key, weight] of uses) exact.set(key, (exact.get(key) ?? 0) + weight);
  return exact;
}

/** What the class promises of any stream. */
function expectBounds(sketch: SpaceSaving, uses: readonly Use[]): void {
  const exact = exactOf(uses);
  const total = uses.reduce((sum, [, weight]) => sum + weight, 0);
  expect(sketch.total).toBe(total);
  expect(sketch.floor).toBeLessThanOrEqual(total / sketch.capacity);
  expect(sketch.size).toBeLessThanOrEqual(sketch.capacity);
  for (const { key, count, error } of sketch.top()) {
    expect(error).toBeLessThanOrEqual(sketch.floor);
    expect(exact.get(key)).toBeLessThanOrEqual(count);
    expect(exact.get(key)).toBeGreaterThanOrEqual(count - error);
  }
  for (const [key, weight] of exact) if (sketch.get(key) === undefined) expect(weight).toBeLessThanOrEqual(sketch.floor);
}

/** Uses of topics whose frequency falls with their rank (Zipf, s = 1.05). */
function zipf(uses: number, topics: number): Use[] {
  let state = 7;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const shares: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= topics; rank += 1) shares.push((sum += 1 / rank ** 1.05));
  return Array.from({ length: uses }, () => {
    const wanted = next() * sum;
    return [`topic${shares.findIndex((share) => share >= wanted)}`, 1];
  });
}

describe('SpaceSaving', () => {
  it('keeps its bounds against exact counts, whatever comes in', () => {
    fc.assert(
      fc.property(stream, capacity, (uses, counters) => expectBounds(sketchOf(uses, counters), uses)),
      { numRuns: 300 },
    );
  });

  it('keeps them when sketches are merged, in any grouping, and when it goes on after that', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(stream, capacity), { minLength: 1, maxLength: 4 }), stream, capacity, (parts, after, counters) => {
        const merged = new SpaceSaving(counters);
        // The bound is N / m for the smallest m of all that was merged.
        const least = Math.min(counters, ...parts.map(([, own]) => own));
        for (const [uses, own] of parts) merged.merge(sketchOf(uses, own));
        for (const [key, weight] of after) merged.add(key, weight);
        const all = [...parts.flatMap(([uses]) => uses), ...after];
        const exact = exactOf(all);
        expect(merged.floor).toBeLessThanOrEqual(merged.total / least);
        for (const { key, count, error } of merged.top()) {
          expect(error).toBeLessThanOrEqual(merged.floor);
          expect(exact.get(key)).toBeLessThanOrEqual(count);
          expect(exact.get(key)).toBeGreaterThanOrEqual(count - error);
        }
        for (const [key, weight] of exact) if (merged.get(key) === undefined) expect(weight).toBeLessThanOrEqual(merged.floor);
      }),
      { numRuns: 200 },
    );
  });

  it('is exact while it has a counter for every key', () => {
    fc.assert(
      fc.property(stream, (uses) => {
        const sketch = sketchOf(uses, 64);
        expect(sketch.floor).toBe(0);
        expect(new Map(sketch.top().map(({ key, count }) => [key, count]))).toEqual(exactOf(uses));
      }),
    );
  });

  it('tells which key gave way, so that what is kept beside it stays bounded', () => {
    fc.assert(
      fc.property(stream, capacity, (uses, counters) => {
        const sketch = new SpaceSaving(counters);
        const kept = new Set<string>();
        for (const [key, weight] of uses) {
          const gone = sketch.add(key, weight);
          if (gone !== undefined) expect(kept.delete(gone)).toBe(true);
          kept.add(key);
        }
        expect([...kept].sort()).toEqual(
          sketch
            .top()
            .map(({ key }) => key)
            .sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('vouches only for keys that are among the heaviest', () => {
    fc.assert(
      fc.property(stream, capacity, fc.integer({ min: 1, max: 10 }), (uses, counters, most) => {
        const exact = [...exactOf(uses)].sort(([, one], [, other]) => other - one);
        const least = exact[most - 1]?.[1] ?? 0;
        for (const { key } of sketchOf(uses, counters).certainTop(most)) expect(exactOf(uses).get(key)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 200 },
    );
  });

  it('finds the hundred heaviest of a skewed stream, and vouches for them', () => {
    const uses = zipf(200_000, 20_000);
    const exact = [...exactOf(uses)].sort(([, one], [, other]) => other - one).slice(0, 100);
    const sketch = sketchOf(uses, 4_096);
    const found = new Set(sketch.top(100).map(({ key }) => key));
    expect(exact.filter(([key]) => found.has(key)).length).toBeGreaterThanOrEqual(99);
    expect(sketch.certainTop(100).length).toBeGreaterThan(90);
  });

  it('is stored and read back, and goes on as if it had never been away', () => {
    fc.assert(
      fc.property(stream, stream, capacity, (before, after, counters) => {
        const sketch = sketchOf(before, counters);
        const read = SpaceSaving.decode(sketch.encode());
        expect(read.top()).toEqual(sketch.top());
        expect([read.capacity, read.total, read.floor]).toEqual([sketch.capacity, sketch.total, sketch.floor]);
        for (const [key, weight] of after) read.add(key, weight);
        expectBounds(read, [...before, ...after]);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses damaged bytes and versions that it does not know', () => {
    const bytes = sketchOf(
      [
        ['ai', 3],
        ['ki', 1],
      ],
      8,
    ).encode();
    expect(() => SpaceSaving.decode(Uint8Array.from([9, ...bytes.slice(1)]))).toThrow(MalformedBytesError);
    expect(() => SpaceSaving.decode(Uint8Array.from([...bytes, 0]))).toThrow(MalformedBytesError);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => SpaceSaving.decode(bytes.slice(0, length))).toThrow(MalformedBytesError);
    expect(() => new SpaceSaving(0)).toThrow(RangeError);
  });
});
