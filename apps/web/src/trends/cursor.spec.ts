import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAfter, rankOf } from './cursor.ts';

describe('cursors', () => {
  it('come back as what they were made of', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999 }), (rank) => rankOf(cursorAfter(rank)) === rank));
    expect(rankOf(undefined)).toBe(0);
  });

  it('are refused unless they were made here', () => {
    const spelled = (text: string) => Buffer.from(text).toString('base64url');
    for (const cursor of [
      'x',
      'after:3',
      spelled('after:0'),
      spelled('after:-1'),
      spelled('after:1e9'),
      `${cursorAfter(5)}=`,
      ` ${cursorAfter(5)}`,
    ])
      expect(() => rankOf(cursor), cursor).toThrow('cursor is not one that this API gave');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        try {
          return cursorAfter(rankOf(text)) === text;
        } catch (error) {
          return (error as { status?: number }).status === 400;
        }
      }),
    );
  });
});
