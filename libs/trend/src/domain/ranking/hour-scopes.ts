import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { scopesOf } from './slice-scopes.ts';
import { MAX_SCOPES } from './thresholds.ts';
import type { TrendState } from './trend-state.ts';

/**
 * Scopes that hours are written of: those that are ranked, for what they were in the last 24 hours, and
 * those that have as many actors in the hours in memory, which after an outage are days old, or late.
 */
export function hourScopes(state: TrendState, ranked: readonly { readonly scope: Scope }[], minimumActors: number): readonly Scope[] {
  const names = new Set<Scope>([EVERYWHERE, ...ranked.map(({ scope }) => scope)]);
  const seen = new Map<Scope, Set<number>>();
  const see = (scope: Scope, actors: Iterable<number>): void => {
    if (names.has(scope) || names.size >= MAX_SCOPES) return;
    let known = seen.get(scope);
    if (known === undefined) seen.set(scope, (known = new Set()));
    for (const actor of actors) {
      if (known.add(actor).size < minimumActors) continue;
      names.add(scope);
      return;
    }
  };
  for (const [scope, topics] of state.scopes)
    for (const [, minutes] of topics) {
      if (names.has(scope) || names.size >= MAX_SCOPES) break;
      see(scope, minutes.actorsFrom(0));
    }
  for (const ledger of state.late.values()) {
    for (const { slice, topics } of ledger.slices())
      for (const scope of scopesOf(slice)) for (const { actors } of topics.values()) see(scope, actors.hashes());
  }
  return [...names];
}
