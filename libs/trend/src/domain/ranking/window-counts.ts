import type { DistinctActors } from '../distinct-actors.ts';
import { type ActorView, isNewcomer } from './actor-view.ts';

/** What happened to a topic in a window that ends now. */
export interface WindowCounts {
  /** Length of the window, minutes. */
  readonly minutes: number;
  /** Distinct actors, estimated above 255; banned ones are left out. */
  readonly actors: number;
  readonly uses: number;
  /** Those of `actors` that were first seen less than 24 hours before; estimated as they are. */
  readonly newcomers: number;
  /** Sampled actors (all of them up to 255) whose network is known, and the distinct networks they are in. */
  readonly placed: number;
  readonly networks: number;
}

/** What is known of these actors, without banned ones. */
export function countsOf(all: DistinctActors, view: ActorView): Omit<WindowCounts, 'minutes' | 'uses'> {
  const actors = withoutBanned(all, view.banned);
  const networks = new Set<number>();
  let placed = 0;
  const newcomers = actors.weigh((actor) => {
    const network = view.traits.networkOf(actor);
    if (network !== 0) {
      networks.add(network);
      placed += 1;
    }
    return isNewcomer(view, actor) ? 1 : 0;
  });
  return { actors: actors.count, newcomers, placed, networks: networks.size };
}

/** Without those that count nowhere. */
export function withoutBanned(all: DistinctActors, banned: ReadonlySet<number>): DistinctActors {
  return banned.size === 0 ? all : all.without((actor) => banned.has(actor));
}

/** Uses are not known by actor: banned ones are taken to have used it as often as the others. */
export function usesWithoutBanned(uses: number, actors: number, all: number): number {
  return actors === all ? uses : Math.round((uses * actors) / all);
}
