import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock, SECOND, UnavailableError } from '@groundswell/kernel';
import { CachedSecrets, CursorExpiredError, CursorUnknownError, MemorySecrets, Secrets, SignedCursors } from '../index.ts';

const USE = { route: 'GET /v1/feed', account: 'ada' };

function signed() {
  const [secrets, clock] = [new MemorySecrets(), new ManualClock(1_600_000_000_000)];
  return { secrets, clock, cursors: new SignedCursors(secrets, clock) };
}

describe('signed cursors', () => {
  it('give back any position, to its account and for its route alone', async () => {
    const { cursors } = signed();
    const use = fc.record({ route: fc.string(), account: fc.option(fc.string(), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), use, use, async (position, mine, other) => {
        const cursor = await cursors.make(position, mine, 60);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(await cursors.open(cursor, mine)).toBe(position);
        const isSame = mine.route === other.route && mine.account === other.account;
        if (!isSame) await expect(cursors.open(cursor, other)).rejects.toBeInstanceOf(CursorUnknownError);
      }),
      { numRuns: 50 },
    );
  });

  it('23: somebody else’s cursor is 404, and so is one that was changed or made up', async () => {
    const { cursors } = signed();
    const cursor = await cursors.make('after:7', USE, 60);
    for (const use of [{ ...USE, account: 'bob' }, { route: USE.route }, { ...USE, route: 'GET /v1/sync' }]) {
      await expect(cursors.open(cursor, use)).rejects.toMatchObject({ status: 404, code: 'cursor-unknown' });
    }
    const bytes = Buffer.from(cursor, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(cursors.open(changed.toString('base64url'), USE)).rejects.toBeInstanceOf(CursorUnknownError);
    }
    for (const made of [
      '',
      'x',
      `${cursor}=`,
      `${cursor} `,
      cursor.slice(0, -1),
      '!',
      'a'.repeat(5_000),
      Buffer.from('after:7').toString('base64url'),
    ]) {
      await expect(cursors.open(made, USE)).rejects.toBeInstanceOf(CursorUnknownError);
    }
  });

  it('expire, which their holder is told apart from being unknown', async () => {
    const { cursors, clock } = signed();
    const cursor = await cursors.make('after:7', USE, 60);
    clock.advance(60 * SECOND - 1);
    expect(await cursors.open(cursor, USE)).toBe('after:7');
    clock.advance(1);
    await expect(cursors.open(cursor, USE)).rejects.toMatchObject({ status: 410, code: 'cursor-expired' });
    await expect(cursors.open(cursor, { route: USE.route })).rejects.toBeInstanceOf(CursorUnknownError);
    expect(new CursorExpiredError().message).toContain('begin anew');
  });

  it('live on through one rotation of the secret, and not through two', async () => {
    const { cursors, secrets } = signed();
    const cursor = await cursors.make('after:7', USE, 60);
    await secrets.rotate('cursors', 'the second secret, as long as it must be');
    expect(await cursors.open(cursor, USE)).toBe('after:7');
    await secrets.rotate('cursors', 'the third secret, as long as it must be.');
    await expect(cursors.open(cursor, USE)).rejects.toBeInstanceOf(CursorUnknownError);
  });

  it('48: are neither made nor opened while the secret is refused', async () => {
    class Refusing extends Secrets {
      read = () => Promise.reject(new Error('AccessDeniedException'));
    }
    const clock = new ManualClock(0);
    const cursors = new SignedCursors(new CachedSecrets(new Refusing(), clock), clock);
    await expect(cursors.make('a', USE, 60)).rejects.toBeInstanceOf(UnavailableError);
    await expect(cursors.open('a', USE)).rejects.toBeInstanceOf(UnavailableError);
  });

  it('of version 1 are read as they were written', async () => {
    const cursors = new SignedCursors(new MemorySecrets(), new ManualClock(1_600_000_000_000));
    expect(await cursors.make('after:7', USE, 3_600)).toBe('AV9eHhBhZnRlcjo3aOEY5KKNM4RnuUojS0gHLw');
    expect(await cursors.open('AV9eHhBhZnRlcjo3aOEY5KKNM4RnuUojS0gHLw', USE)).toBe('after:7');
  });
});
