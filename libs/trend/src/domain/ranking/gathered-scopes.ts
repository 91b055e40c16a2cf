import { ActorGathering } from '../actor-gathering.ts';
import type { DistinctActors } from '../distinct-actors.ts';

/** Scopes by a number, by which topics find their minutes: a list of a slice is looked up once a delta. */
export type ScopeNumbers = readonly number[];

/** Uses of a topic in one slice, which count in the scopes of that slice. */
export interface SliceUses {
  /** Minutes since the Unix epoch. */
  readonly minute: number;
  readonly uses: number;
  readonly actors: DistinctActors;
  readonly scopes: ScopeNumbers;
}

/** Runs of one minute each. */
export function* minutesOf(all: readonly SliceUses[]): Iterable<readonly SliceUses[]> {
  let from = 0;
  for (let at = 1; at <= all.length; at += 1) {
    if (all[at]?.minute === all[from]?.minute) continue;
    yield from === 0 && at === all.length ? all : all.slice(from, at);
    from = at;
  }
}

/** Sums uses up by scope; the same tables for one topic after the other. */
export class GatheredScopes {
  private readonly byScope: ActorGathering[] = [];
  private readonly isUsed: boolean[] = [];

  /** What `run` comes to by number of the scope; good until it is asked again. */
  of(run: readonly SliceUses[]): readonly (readonly [scope: number, actors: ActorGathering])[] {
    const found: (readonly [number, ActorGathering])[] = [];
    for (const { scopes, uses, actors } of run) {
      for (const scope of scopes) {
        const gathering = (this.byScope[scope] ??= new ActorGathering());
        if (this.isUsed[scope] !== true) {
          this.isUsed[scope] = true;
          gathering.begin();
          found.push([scope, gathering]);
        }
        gathering.add(uses, actors);
      }
    }
    for (const [scope] of found) this.isUsed[scope] = false;
    return found;
  }
}
