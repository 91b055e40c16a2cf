import { DAY, HOUR } from '../calendar.ts';
import type { TopicCounts } from '../topic-counts.ts';
import { best, type Counted, type Judge } from './judge.ts';

/** Half a two-sided 99 % interval, in standard deviations. */
const Z = 2.576;
const DAYS = 7;

/**
 * Gnip's point-by-point Poisson rule with its background corrected for cycles (Hendrickson, Kolb,
 * Lehman, Montague, "Trend Detection in Social Data", Twitter 2015): η = (x - ν) / CI(ν), how many half
 * confidence intervals of a Poisson mean the last hour lies above what the same hours had on average.
 * The interval is Byar's approximation; ν is at least one, as the paper's counts are large. They speak
 * of counts of posts; here they are of people, as for the others.
 */
export class GnipJudge implements Judge {
  readonly name = 'Gnip';

  constructor(private readonly threshold: number) {}

  refresh({ minute, busy }: Counted): readonly number[] {
    const scores: (readonly [number, number])[] = [];
    for (const [topic, counts] of busy) {
      const observed = counts.actorsWithin(minute, HOUR);
      const expected = Math.max(1, background(counts, minute));
      scores.push([topic, (observed - expected) / (upper(expected) - expected)]);
    }
    return best(scores, this.threshold);
  }
}

/** The mean of the same hour over seven days, between the two clock hours that the last sixty minutes lie in. */
function background(counts: TopicCounts, minute: number): number {
  const part = (minute % HOUR) / HOUR;
  let sum = 0;
  for (let day = 1; day <= DAYS; day += 1) {
    const hour = Math.floor((minute - day * DAY) / HOUR);
    sum += part * counts.actors(hour) + (1 - part) * counts.actors(hour - 1);
  }
  return sum / DAYS;
}

/** The upper end of the interval (Byar; Breslow and Day, 1987). */
function upper(mean: number): number {
  const next = mean + 1;
  return next * (1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next))) ** 3;
}
