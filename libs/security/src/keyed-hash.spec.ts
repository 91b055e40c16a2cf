import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteMemory } from './byte-memory.ts';
import { KeyedHash } from './keyed-hash.ts';
import { SipHash } from './sip-hash.ts';

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index);

describe('SipHash', () => {
  // The reference implementation's vectors: key 00..0f, input 00..(n-1); n = 15 is the paper's Appendix A.
  it.each([
    [0, '726fdb47dd0e0e31'],
    [1, '74f839c593dc67fd'],
    [2, '0d6c8009d9a94f5a'],
    [7, 'ab0200f58b01d137'],
    [8, '93f5f5799a932462'],
    [15, 'a129ca6149be45e5'],
    [63, '958a324ceb064572'],
  ])('gives the published digest of %i bytes', (length, expected) => {
    const hash = new SipHash(bytes(16));
    hash.digest(bytes(length), length);
    const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
    expect(hex(hash.high) + hex(hash.low)).toBe(expected);
  });

  it('refuses a key of another length', () => {
    expect(() => new SipHash(bytes(15))).toThrow(RangeError);
  });
});

describe('KeyedHash', () => {
  const hash = new KeyedHash('a deployment key of 32 characters');

  it('gives 48-bit integers that depend on text, key and purpose', () => {
    const value = hash.hash48('ada');
    expect(Number.isSafeInteger(value)).toBe(true);
    expect(value).toBeLessThan(2 ** 48);
    expect(hash.hash48('ada')).toBe(value);
    expect(hash.hash48('adb')).not.toBe(value);
    expect(new KeyedHash('another key').hash48('ada')).not.toBe(value);
    expect(new KeyedHash('a deployment key of 32 characters', 'id').hash48('ada')).not.toBe(value);
  });

  it('hashes any text, long or not ASCII, like its UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), (first, second) => {
        const prefix = first.replaceAll('\0', '');
        expect(hash.hash48Pair(prefix, second)).toBe(hash.hash48(`${prefix}\0${second}`));
        // A long neighbour takes the path that allocates; the short text must not remember it.
        const before = hash.hash48(second);
        hash.hash48('x'.repeat(5_000));
        expect(hash.hash48(second)).toBe(before);
      }),
    );
  });

  it('gives the same for bytes in a memory, wherever they lie', () => {
    const memory = new ByteMemory();
    const hashOf = hash.over(memory);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(500), (text, start) => {
        memory.bytes.fill(0xa5, 0, 2_000);
        const { written } = new TextEncoder().encodeInto(text, memory.bytes.subarray(start));
        expect(hashOf(start, written)).toBe(hash.hash48(text));
      }),
    );
    memory.reserve(1_000_000);
    expect(memory.bytes.length).toBeGreaterThan(1_000_000);
    memory.bytes.set(Buffer.from('ada'), 999_997);
    expect(hashOf(999_997, 3)).toBe(hash.hash48('ada'));
  });

  it('spreads evenly', () => {
    const halves = Array.from({ length: 10_000 }, (_, index) => hash.hash48(`actor-${index}`)).filter((value) => value < 2 ** 47);
    expect(Math.abs(halves.length - 5_000)).toBeLessThan(300);
  });
});
