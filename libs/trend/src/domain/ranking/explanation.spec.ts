import { describe, expect, it } from 'vitest';
import { explain } from './explanation.ts';

describe('the explanation', () => {
  it.each([
    [{ observed: 412, expected: 38.2, windowMinutes: 30 }, '412 people in 30 minutes, 38 expected at this hour'],
    [{ observed: 12_345, expected: 1_000, windowMinutes: 60 }, '12,345 people in 60 minutes, 1,000 expected at this hour'],
    [{ observed: 12, expected: 0.3, windowMinutes: 10 }, '12 people in 10 minutes, hardly any expected at this hour'],
    [{ observed: 1, expected: 0, windowMinutes: 10 }, '1 person in 10 minutes, hardly any expected at this hour'],
  ])('of %o', (trend, sentence) => {
    expect(explain(trend)).toBe(sentence);
  });

  it.each([
    [{ rarityDays: 90.4 }, '; it gets there once in 90 days'],
    [{ rarityDays: 1.2 }, ''],
    [{ rarityDays: 4_000 }, '; it gets there less than once in a year'],
    [{ trust: 0.31 }, '; 3 in 10 of them are counted: few networks, or many newcomers'],
    [{ trust: 0.01 }, '; hardly any of them are counted: few networks, or many newcomers'],
    [{ trust: 0.9, concentration: 0.61 }, ''],
    [{ concentration: 0.48 }, '; damped: 2.1 uses each'],
    [{ rarityDays: 30, trust: 0.5 }, '; it gets there once in 30 days; 5 in 10 of them are counted: few networks, or many newcomers'],
  ])('says of %o what else is known', (parts, rest) => {
    expect(explain({ observed: 412, expected: 38.2, windowMinutes: 30, ...parts })).toBe(
      `412 people in 30 minutes, 38 expected at this hour${rest}`,
    );
  });
});
