import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldCipher, type FieldPlace, MemorySealingKeys, SealBrokenError, SealingKeys } from '../index.ts';

const PLACE: FieldPlace = { table: 'identity', key: 'ACCOUNT#1', field: 'email' };
const ADDRESS = 'ada@example.org';

describe('sealed fields', () => {
  it('open where they were sealed and nowhere else', async () => {
    const cipher = new FieldCipher(new MemorySealingKeys());
    const places = fc.record({ table: fc.string(), key: fc.string(), field: fc.string() });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), places, places, async (text, place, other) => {
        // Half a surrogate pair is no text: UTF-8 has no bytes for it.
        const words = text.toWellFormed();
        const sealed = await cipher.seal(words, place);
        expect(await cipher.open(sealed, place)).toBe(words);
        const isSame = JSON.stringify(place) === JSON.stringify(other);
        if (!isSame) await expect(cipher.open(sealed, other)).rejects.toBeInstanceOf(SealBrokenError);
      }),
      { numRuns: 25 },
    );
  });

  it('don’t open when parts of the place have moved from one to the next', async () => {
    const cipher = new FieldCipher(new MemorySealingKeys());
    const sealed = await cipher.seal(ADDRESS, { table: 'ab', key: 'c', field: 'd' });
    await expect(cipher.open(sealed, { table: 'a', key: 'bc', field: 'd' })).rejects.toBeInstanceOf(SealBrokenError);
  });

  it('don’t open when any bit was changed or any end is missing', async () => {
    const cipher = new FieldCipher(new MemorySealingKeys());
    const sealed = Buffer.from(await cipher.seal(ADDRESS, PLACE));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(cipher.open(changed, PLACE)).rejects.toBeInstanceOf(SealBrokenError);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      await expect(cipher.open(sealed.subarray(0, length), PLACE)).rejects.toBeInstanceOf(SealBrokenError);
    }
  });

  it('look different each time, and tell nothing of their text but its length', async () => {
    const cipher = new FieldCipher(new MemorySealingKeys());
    const [one, other] = [await cipher.seal(ADDRESS, PLACE), await cipher.seal(ADDRESS, PLACE)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes('ada')).toBe(false);
    expect(one.length).toBe(33 + ADDRESS.length);
  });

  it('stay readable after a rotation, and say that they should be sealed anew', async () => {
    const keys = new MemorySealingKeys();
    const cipher = new FieldCipher(keys);
    const before = await cipher.seal(ADDRESS, PLACE);
    expect(await cipher.isOld(before)).toBe(false);
    keys.rotate();
    expect([await cipher.open(before, PLACE), await cipher.isOld(before)]).toEqual([ADDRESS, true]);
    expect(await cipher.isOld(await cipher.seal(ADDRESS, PLACE))).toBe(false);
  });

  it('of version 1 are read as they were written', async () => {
    class GoldenKeys extends SealingKeys {
      current = () => this.byNumber();
      byNumber = () => Promise.resolve({ number: 7, bytes: Buffer.alloc(32, 0x42) });
    }
    const golden = readFileSync(new URL('golden/sealed-field-1.hex', import.meta.url), 'utf8').trim();
    expect(await new FieldCipher(new GoldenKeys()).open(Buffer.from(golden, 'hex'), PLACE)).toBe(ADDRESS);
  });
});
