import type { ScopeSummary } from '@groundswell/client';

const ORDER = ['language', 'region', 'kind', 'source'] as const;
type Dimension = (typeof ORDER)[number];

export interface ScopeGroup {
  readonly dimension: Dimension;
  readonly values: readonly ScopeSummary[];
}

/**
 * Scopes by dimension, most people first. The chosen scope is always among them, so that a link to a
 * slice that has gone quiet still shows what is chosen.
 */
export function groupScopes(scopes: readonly ScopeSummary[], chosen: string): readonly ScopeGroup[] {
  const all = scopes.some(({ scope }) => scope === chosen) ? scopes : [...scopes, ...summaryOf(chosen)];
  const byDimension = Map.groupBy(
    all.filter(({ dimension }) => ORDER.some((known) => known === dimension)),
    ({ dimension }) => dimension,
  );
  return ORDER.flatMap((dimension) => {
    const values = byDimension.get(dimension);
    return values === undefined ? [] : [{ dimension, values: values.toSorted((a, b) => b.actorsPerDay - a.actorsPerDay) }];
  });
}

function summaryOf(scope: string): readonly ScopeSummary[] {
  const dimension = ORDER.find((known) => scope.startsWith(`${known}:`));
  return dimension === undefined ? [] : [{ scope, dimension, value: scope.slice(dimension.length + 1), actorsPerDay: 0, trending: 0 }];
}
