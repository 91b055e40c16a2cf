import { describe, expect, it } from 'vitest';
import { CHECKS } from './checks.ts';
import { numberedTests } from './titles.ts';

describe('numberedTests', () => {
  it('finds tests that begin with numbers of checks, and no others', () => {
    const source = [
      "it('17: counts', () => {});",
      'it.each([500, 302])(`10: with %s`, () => {});',
      "it.each(matrix)('7, 8: both', () => {});",
      "it('counts 17: things', () => {});",
      "await('9: nothing');",
    ].join('\n');
    expect(numberedTests('a.spec.ts', source).map(({ checks, title }) => [checks, title])).toEqual([
      [[17], 'counts'],
      [[10], 'with %s'],
      [[7, 8], 'both'],
    ]);
  });
});

describe('CHECKS', () => {
  it('are numbered from 1 without a gap, each with what has to come of it', () => {
    expect(CHECKS.map(({ number }) => number)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    expect(CHECKS.filter(({ tried, expected }) => tried === '' || expected === '')).toEqual([]);
  });
});
