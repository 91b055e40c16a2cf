import { describe, expect, it } from 'vitest';
import { ManualClock, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import { CachedSecrets, MemorySecrets, type Secret, Secrets } from '../index.ts';

/** A store that counts how often it is read, and that can be made to refuse. */
class Source extends Secrets {
  reads = 0;
  refusal: Error | undefined;
  readonly inner = new MemorySecrets();

  async read(name: string): Promise<Secret> {
    this.reads += 1;
    await Promise.resolve();
    if (this.refusal !== undefined) throw this.refusal;
    return this.inner.read(name);
  }
}

function cached() {
  const [source, clock] = [new Source(), new ManualClock(1_000)];
  let refused = 0;
  const secrets = new CachedSecrets(source, clock, { refused: () => (refused += 1) });
  return { source, clock, secrets, refused: () => refused };
}

describe('secrets that are remembered', () => {
  it('are read once for however many ask at once, and each by itself', async () => {
    const { source, secrets } = cached();
    const read = await Promise.all(Array.from({ length: 50 }, () => secrets.read('cursors')));
    expect(new Set(read.map(({ current }) => current)).size).toBe(1);
    expect((await secrets.read('index')).current).not.toBe(read[0]?.current);
    expect(source.reads).toBe(2);
  });

  it('47: a rotated secret is used within five minutes, and the one before is still known', async () => {
    const { source, clock, secrets } = cached();
    const before = await secrets.read('cursors');
    await source.inner.rotate('cursors', 'the second secret, as long as it must be');
    clock.advance(5 * MINUTE - 1);
    expect(await secrets.read('cursors')).toEqual(before);
    clock.advance(1);
    expect(await secrets.read('cursors')).toEqual({ current: 'the second secret, as long as it must be', previous: before.current });
  });

  it('48: what is refused is answered 503 once nothing is remembered, and every refusal is told', async () => {
    const { source, clock, secrets, refused } = cached();
    await secrets.read('cursors');
    source.refusal = new Error('AccessDeniedException: KMS');
    expect((await secrets.read('cursors')).current).toContain('cursors');
    clock.advance(5 * MINUTE);
    const failure: unknown = await secrets.read('cursors').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnavailableError);
    expect(failure).toMatchObject({ status: 503, retryAfter: 5 });
    expect(String(failure)).not.toContain('KMS');
    expect(refused()).toBe(1);
  });

  it('asks a store that refuses once a second, and takes up again when it answers', async () => {
    const { source, clock, secrets } = cached();
    source.refusal = new Error('down');
    for (let index = 0; index < 100; index += 1) await expect(secrets.read('cursors')).rejects.toThrow(UnavailableError);
    expect(source.reads).toBe(1);
    source.refusal = undefined;
    clock.advance(SECOND);
    expect((await secrets.read('cursors')).current).toContain('cursors');
  });

  it('refuses secrets that are too short to be any, and names that are none', async () => {
    const { source, secrets } = cached();
    await source.inner.rotate('cursors', 'short');
    await expect(secrets.read('cursors')).rejects.toThrow(UnavailableError);
    await expect(secrets.read('../etc/passwd')).rejects.toThrow(UnavailableError);
    expect(source.reads).toBe(1);
  });
});
