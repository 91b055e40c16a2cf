import type { ScopeSummary } from '../api/shapes.ts';

const ORDER = ['language', 'region', 'kind', 'source'];

export interface ScopeGroup {
  readonly dimension: string;
  readonly values: readonly ScopeSummary[];
}

/**
 * Scopes by dimension, most people first. The chosen scope is always among them, so that a link to a
 * slice that has gone quiet still shows what is chosen.
 */
export function groupScopes(scopes: readonly ScopeSummary[], chosen: string): readonly ScopeGroup[] {
  const all = scopes.some(({ scope }) => scope === chosen) ? scopes : [...scopes, ...summaryOf(chosen)];
  const byDimension = Map.groupBy(
    all.filter(({ dimension }) => ORDER.includes(dimension)),
    ({ dimension }) => dimension,
  );
  return ORDER.flatMap((dimension) => {
    const values = byDimension.get(dimension);
    return values === undefined ? [] : [{ dimension, values: values.toSorted((a, b) => b.actorsPerDay - a.actorsPerDay) }];
  });
}

function summaryOf(scope: string): readonly ScopeSummary[] {
  const colon = scope.indexOf(':');
  if (colon < 0) return [];
  return [{ scope, dimension: scope.slice(0, colon), value: scope.slice(colon + 1), actorsPerDay: 0, trending: 0 }];
}
