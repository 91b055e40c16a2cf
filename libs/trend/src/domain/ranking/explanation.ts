import type { Trend } from '../trend-list.ts';

/**
 * Why it trends, in one sentence without a full stop: "412 people in 30 minutes, 38 expected at this hour".
 */
export function explain(trend: Pick<Trend, 'observed' | 'expected' | 'windowMinutes'>): string {
  const expected = Math.round(trend.expected);
  const people = Math.round(trend.observed);
  return `${number(people)} ${people === 1 ? 'person' : 'people'} in ${trend.windowMinutes} minutes, ${
    expected === 0 ? 'hardly any' : number(expected)
  } expected at this hour`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
