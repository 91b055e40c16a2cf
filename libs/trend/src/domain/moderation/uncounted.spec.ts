import { ErasedSet } from '@groundswell/privacy';
import { describe, expect, it } from 'vitest';
import { Uncounted } from './uncounted.ts';

describe('Uncounted', () => {
  it('holds banned and erased actors, and stays the same set while neither changes', () => {
    const uncounted = new Uncounted();
    const [banned, erased] = [new Set([1, 2]), new ErasedSet(new Set([2, 3]), 1)];
    const both = uncounted.of(banned, erased);
    expect([...both]).toEqual([1, 2, 3]);
    expect(uncounted.of(banned, erased)).toBe(both);
    expect([...uncounted.of(new Set([9]), erased)]).toEqual([9, 2, 3]);
  });

  it('is what is banned where nobody is erased', () => {
    const banned = new Set([1]);
    expect(new Uncounted().of(banned, ErasedSet.NOBODY)).toBe(banned);
  });
});
