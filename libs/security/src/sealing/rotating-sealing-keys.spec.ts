import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, ManualClock, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import {
  type KeptKey,
  FieldCipher,
  KeyWrapper,
  MemoryKeyRing,
  MemorySecrets,
  RotatingSealingKeys,
  SealBrokenError,
  SecretKeyWrapper,
  type WrappedKey,
} from '../index.ts';

const PLACE = { table: 'identity', key: 'ACCOUNT#1', field: 'email' };

/** Counts what is asked of the wrapper, and can refuse as KMS does. */
class CountedWrapper extends KeyWrapper {
  readonly inner = new SecretKeyWrapper(new MemorySecrets());
  unwraps = 0;
  isRefusing = false;

  async generate(purpose: string): Promise<WrappedKey> {
    if (this.isRefusing) throw new Error('AccessDeniedException');
    return this.inner.generate(purpose);
  }

  async unwrap(wrapped: Uint8Array, purpose: string): Promise<Uint8Array> {
    this.unwraps += 1;
    if (this.isRefusing) throw new Error('KMSInvalidStateException');
    return this.inner.unwrap(wrapped, purpose);
  }
}

class CountedRing extends MemoryKeyRing {
  reads = 0;

  override list(): Promise<readonly KeptKey[]> {
    this.reads += 1;
    return super.list();
  }
}

function instances(count: number) {
  const [ring, wrapper, clock] = [new CountedRing(), new CountedWrapper(), new ManualClock(1_600_000_000_000)];
  let refused = 0;
  const keys = Array.from({ length: count }, () => new RotatingSealingKeys(ring, wrapper, clock, { refused: () => (refused += 1) }));
  return { ring, wrapper, clock, keys, ciphers: keys.map((key) => new FieldCipher(key)), refused: () => refused };
}

describe('keys that fields are sealed with', () => {
  it('are made once, however many instances need the first one at once', async () => {
    const { ring, ciphers } = instances(20);
    const sealed = await Promise.all(ciphers.map((cipher) => cipher.seal('ada', PLACE)));
    expect((await ring.list()).length).toBe(1);
    for (const [index, cipher] of ciphers.entries()) expect(await cipher.open(sealed.at(-1 - index) ?? sealed[0]!, PLACE)).toBe('ada');
  });

  it('are kept wrapped only', async () => {
    const { ring, keys } = instances(1);
    const bytes = Buffer.from((await keys[0]?.current())?.bytes ?? []);
    expect(bytes).toHaveLength(32);
    expect((await ring.list()).some(({ wrapped }) => Buffer.from(wrapped).includes(bytes))).toBe(false);
  });

  it('are unwrapped once in five minutes, not once a field', async () => {
    const { wrapper, clock, ciphers } = instances(1);
    const [cipher] = ciphers as [FieldCipher];
    for (let index = 0; index < 100; index += 1) await cipher.open(await cipher.seal('ada', PLACE), PLACE);
    expect(wrapper.unwraps).toBe(1);
    clock.advance(5 * MINUTE);
    await cipher.seal('ada', PLACE);
    expect(wrapper.unwraps).toBe(2);
  });

  it('48: a wrapping key that is refused closes everything within five minutes, with 503, and is told', async () => {
    const { wrapper, clock, ciphers, refused } = instances(1);
    const [cipher] = ciphers as [FieldCipher];
    const sealed = await cipher.seal('ada', PLACE);
    wrapper.isRefusing = true;
    clock.advance(4 * MINUTE);
    expect(await cipher.open(sealed, PLACE)).toBe('ada');
    clock.advance(MINUTE);
    await expect(cipher.open(sealed, PLACE)).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    await expect(cipher.seal('ada', PLACE)).rejects.toBeInstanceOf(UnavailableError);
    expect(refused()).toBe(2);
    wrapper.isRefusing = false;
    expect(await cipher.open(sealed, PLACE)).toBe('ada');
  });

  it('of a number that was never given are asked for once a second', async () => {
    const { ring, clock, keys } = instances(1);
    await keys[0]?.current();
    const before = ring.reads;
    for (let index = 0; index < 50; index += 1) await expect(keys[0]?.byNumber(99)).rejects.toBeInstanceOf(SealBrokenError);
    expect(ring.reads - before).toBe(0);
    clock.advance(SECOND);
    for (let index = 0; index < 50; index += 1) await expect(keys[0]?.byNumber(99)).rejects.toBeInstanceOf(SealBrokenError);
    expect(ring.reads - before).toBe(1);
  });

  it('rotate without losing what was sealed, in whatever order instances seal and open while time passes', async () => {
    const step = fc.record({ instance: fc.nat(3), days: fc.nat(60), seconds: fc.nat(400) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const { ring, clock, ciphers } = instances(4);
        const sealed: Uint8Array[] = [];
        for (const [index, { instance, days, seconds }] of steps.entries()) {
          clock.advance(days * DAY + seconds * SECOND);
          sealed.push((await ciphers[instance]?.seal(`text ${index}`, PLACE)) ?? Buffer.alloc(0));
          for (const [written, bytes] of sealed.entries()) expect(await ciphers[index % 4]?.open(bytes, PLACE)).toBe(`text ${written}`);
        }
        const numbers = (await ring.list()).map(({ number }) => number);
        expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
        const ages = (await ring.list()).map(({ createdAt }) => createdAt);
        for (const [index, age] of ages.entries()) expect(age - (ages[index - 1] ?? age - 90 * DAY)).toBeGreaterThanOrEqual(90 * DAY);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a secret that wraps keys', () => {
  it('unwraps after one rotation, for the purpose alone', async () => {
    const secrets = new MemorySecrets();
    const wrapper = new SecretKeyWrapper(secrets);
    const { bytes, wrapped } = await wrapper.generate('fields 1');
    await secrets.rotate('fields', 'the second secret, as long as it must be');
    expect(Buffer.from(await wrapper.unwrap(wrapped, 'fields 1')).equals(Buffer.from(bytes))).toBe(true);
    await expect(wrapper.unwrap(wrapped, 'fields 2')).rejects.toThrow(/authenticate data/);
    await secrets.rotate('fields', 'the third secret, as long as it must be.');
    await expect(wrapper.unwrap(wrapped, 'fields 1')).rejects.toThrow(/authenticate data/);
  });
});
