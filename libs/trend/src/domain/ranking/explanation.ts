import type { Trend } from '../trend-list.ts';
import { CONCENTRATION_GATE } from './thresholds.ts';

/** What a sentence is made of: the parts of the score that a trend keeps. */
export type Explained = Pick<Trend, 'observed' | 'expected' | 'windowMinutes'> &
  Partial<Pick<Trend, 'concentration' | 'trust' | 'rarityDays'>>;

/** Below this, not everybody was counted; it is worth a word from here on. */
const WHOLE_TRUST = 0.8;
/** Rarer than once in so many days is "not in a year": a past of days says no more. */
const YEAR = 365;

/**
 * Why it trends, in one sentence without a full stop: "412 people in 30 minutes, 38 expected at this hour", and where
 * it is known how seldom that is, and what was held against it: "...; it gets there once in 90 days",
 * "...; 3 in 10 of them are counted: few networks, or many newcomers", "...; damped: 2.1 uses each".
 */
export function explain(trend: Explained): string {
  return [surprise(trend), rarity(trend), trust(trend), concentration(trend)].filter((part) => part !== undefined).join('; ');
}

function surprise(trend: Explained): string {
  const expected = Math.round(trend.expected);
  const people = Math.round(trend.observed);
  return `${number(people)} ${people === 1 ? 'person' : 'people'} in ${trend.windowMinutes} minutes, ${
    expected === 0 ? 'hardly any' : number(expected)
  } expected at this hour`;
}

function rarity({ rarityDays }: Explained): string | undefined {
  if (rarityDays === undefined || rarityDays < 2) return undefined;
  return rarityDays > YEAR ? 'it gets there less than once in a year' : `it gets there once in ${number(Math.round(rarityDays))} days`;
}

function trust({ trust = 1 }: Explained): string | undefined {
  if (trust >= WHOLE_TRUST) return undefined;
  const tenths = Math.round(trust * 10);
  return `${tenths === 0 ? 'hardly any' : `${tenths} in 10`} of them are counted: few networks, or many newcomers`;
}

function concentration({ concentration = 1 }: Explained): string | undefined {
  return concentration >= CONCENTRATION_GATE.from ? undefined : `damped: ${(1 / concentration).toFixed(1)} uses each`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
