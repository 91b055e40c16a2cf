import type { PastRefresh, Trend } from '@groundswell/trend';

/** A refresh's lines of the result: one a scope and shown trend, best first. */
export function rankedLines({ at, lists }: PastRefresh, isWanted: (scope: string) => boolean): readonly string[] {
  const time = new Date(at).toISOString();
  return lists
    .filter(({ scope }) => isWanted(scope))
    .flatMap(({ scope, trends }) =>
      trends.map((trend, index) => JSON.stringify({ at: time, scope, rank: index + 1, ...rankedTrend(trend) })),
    );
}

function rankedTrend({ topic, label, score, observed, expected, windowMinutes, uses, concentration, startedAt }: Trend) {
  return { topic, score, observed, expected, label, windowMinutes, uses, concentration, startedAt: new Date(startedAt).toISOString() };
}
