import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdWindow } from './id-window.ts';

const id = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  fc.nat(5),
  fc.nat(5).map((high) => high * 2 ** 32),
);

describe('IdWindow', () => {
  it('knows what a plain map knows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.nat(1_000)), { maxLength: 300 }), fc.nat(1_000), (added, since) => {
        const window = new IdWindow();
        const plain = new Map<number, number>();
        for (const [key, at] of added) {
          window.add(key, at, 0);
          plain.set(key, Math.max(at, plain.get(key) ?? 0));
        }
        for (const [key, at] of plain) expect(window.has(key, since)).toBe(at >= since);
        expect(window.has(2 ** 47 + 12_345.0, 0)).toBe(plain.has(2 ** 47 + 12_345));
      }),
    );
  });

  it('grows, and forgets the old when it does', () => {
    const window = new IdWindow();
    for (let hour = 0; hour < 10; hour += 1) {
      for (let index = 0; index < 2_000; index += 1) window.add((hour * 2_000 + index) * 7_919, hour, hour - 1);
    }
    for (let index = 0; index < 2_000; index += 1) expect(window.has((18_000 + index) * 7_919, 9)).toBe(true);
    expect(window.has(0, 9)).toBe(false);
    expect(window.size).toBeLessThan(10_000);
  });
});
