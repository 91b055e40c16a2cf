import { best, type Counted, type Judge, LEAST_ACTORS } from './judge.ts';

/** Half of what is remembered is younger than this many ten-minute bins: a day. */
const HALF_LIFE = 144;
const WEIGHT = 1 - 0.5 ** (1 / HALF_LIFE);
/** Expected of a topic that was never seen: what keeps small counts from being significant. */
const BIAS = 1;

/**
 * An exponentially weighted mean and variance of ten-minute counts, and how many standard deviations
 * the last ten minutes lie above: the significance of SigniTrend (Schubert, Weiler, Kriegel, KDD 2014),
 * (x - max(mean, β)) / (√variance + β).
 */
export class EwmaJudge implements Judge {
  readonly name = 'EWMA';
  private readonly averages = new Map<number, { mean: number; variance: number }>();

  constructor(private readonly threshold: number) {}

  endOfBlock({ minute, topics }: Counted): void {
    for (const [topic, counts] of topics) {
      const average = this.averages.get(topic) ?? { mean: 0, variance: 0 };
      const difference = counts.actorsWithin(minute, 10) - average.mean;
      average.mean += WEIGHT * difference;
      average.variance = (1 - WEIGHT) * (average.variance + WEIGHT * difference ** 2);
      this.averages.set(topic, average);
    }
  }

  refresh({ minute, busy }: Counted): readonly number[] {
    const scores: (readonly [number, number])[] = [];
    for (const [topic, counts] of busy) {
      const observed = counts.actorsWithin(minute, 10);
      if (observed < LEAST_ACTORS) continue;
      const { mean, variance } = this.averages.get(topic) ?? { mean: 0, variance: 0 };
      scores.push([topic, (observed - Math.max(mean, BIAS)) / (Math.sqrt(variance) + BIAS)]);
    }
    return best(scores, this.threshold);
  }
}
