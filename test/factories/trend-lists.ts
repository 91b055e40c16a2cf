import type { Scope } from '@groundswell/topic';
import type { Trend, TrendList } from '@groundswell/trend';

/** The list of a scope as it is stored, with figures that make sense. */
export function trendListOf(topics: readonly string[], at: number, scope: Scope = 'everywhere'): TrendList {
  return { scope, at, trends: topics.map((topic, index) => trendOf(topic, at, index)) };
}

function trendOf(topic: string, at: number, index: number): Trend {
  return {
    topic,
    label: `#${topic}`,
    score: 90 - index,
    windowMinutes: 30,
    observed: 40,
    expected: 4,
    uses: 50,
    concentration: 0.8,
    actorsPerDay: 60,
    trust: 1,
    startedAt: at - 60_000,
    peakScore: 95,
    peakAt: at - 30_000,
    sparkline: Array.from({ length: 24 }, () => 1),
  };
}
