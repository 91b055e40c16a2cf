import { describe, expect, it } from 'vitest';
import { people, timesExpected } from './numbers.ts';
import { scopeName, valueName } from './scope-name.ts';
import { strengthOf } from './strength.ts';
import { ago, seconds } from './times.ts';

const NOW = Date.UTC(2030, 0, 8, 12);
const SECOND = 1_000;

describe('ago', () => {
  it.each([
    [0, /just now/],
    [-5 * SECOND, /just now/],
    [45 * SECOND, /45 sec/],
    [59 * 60 * SECOND, /59 min/],
    [3 * 3_600 * SECOND, /3 hr/],
    [26 * 3_600 * SECOND, /yesterday/],
  ])('%i ms', (past, words) => expect(ago(NOW - past, NOW)).toMatch(words));
});

describe('seconds', () => {
  it('shows tenths and nothing below zero', () => {
    expect(seconds(3_449)).toBe('3.4 s');
    expect(seconds(-1)).toBe('0.0 s');
  });
});

describe('people', () => {
  it('counts one person and many people', () => {
    expect(people(1)).toBe('1 person');
    expect(people(0)).toBe('0 people');
  });
});

describe('timesExpected', () => {
  it('rounds to two digits', () => {
    expect(timesExpected(412, 38)).toBe('11×');
    expect(timesExpected(30, 20)).toBe('1.5×');
  });

  it('is silent where it would say little', () => {
    expect(timesExpected(12, 0)).toBeUndefined();
    expect(timesExpected(45, 0.3)).toBeUndefined();
    expect(timesExpected(10, 10)).toBeUndefined();
  });
});

describe('strengthOf', () => {
  it('grows with the score and stays within the bar', () => {
    const scores = [-1, 0, 58, 100, 200, 400, 900, 5_000, 1e9];
    const shares = scores.map((score) => strengthOf(score).share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBe(1);
    expect(new Set(scores.map((score) => strengthOf(score).word)).size).toBe(4);
  });
});

describe('scopeName', () => {
  it.each([
    ['everywhere', 'Everywhere'],
    ['language:pt', 'Portuguese'],
    ['language:und', 'No language given'],
    ['region:BR', 'Brazil'],
    ['kind:search', 'Searches'],
    ['kind:add_to_cart', 'Add to cart'],
    ['source:ios', 'ios'],
  ])('%s is %s', (scope, name) => expect(scopeName(scope)).toBe(name));

  it('shows a code that Intl refuses as it is', () => {
    expect(valueName('region', 'not a region')).toBe('not a region');
  });
});
