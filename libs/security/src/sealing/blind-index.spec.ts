import { describe, expect, it } from 'vitest';
import { BlindIndex, KeyedDigest, MemorySecrets } from '../index.ts';

describe('a blind index', () => {
  it('finds equal texts of one field, also over a rotation', async () => {
    const secrets = new MemorySecrets();
    const [here, there] = [new BlindIndex(secrets), new BlindIndex(secrets)];
    const [before] = await here.of('email', 'ada@example.org');
    expect(await there.of('email', 'ada@example.org')).toEqual([before]);
    expect(await there.of('email', 'bob@example.org')).not.toEqual([before]);
    expect(await there.of('push', 'ada@example.org')).not.toEqual([before]);
    await secrets.rotate('index', 'the second secret, as long as it must be');
    const after = await here.of('email', 'ada@example.org');
    expect(after).toHaveLength(2);
    expect(after[1]).toBe(before);
    expect(before).toMatch(/^[\w-]{43}$/);
  });
});

describe('a keyed digest', () => {
  it('is the same for a key, a purpose and a text, and another otherwise', () => {
    const of = (key: string, purpose: string, text: string) => new KeyedDigest(key, purpose).of(text);
    const all = [of('k', 'p', 't'), of('l', 'p', 't'), of('k', 'q', 't'), of('k', 'p', 'u')];
    expect(new Set(all).size).toBe(4);
    expect(of('k', 'p', 't')).toBe(all[0]);
  });
});
