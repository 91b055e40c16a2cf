import type { Sweep } from './moderation-state.ts';

/** What is known of actors beside their hashes: see `TraitTable`. */
export interface KnownTraits {
  /** Epoch hour of first sight; 0: unknown. */
  sinceOf(actor: number): number;
  /** 32-bit keyed hash of the network; 0: unknown. */
  networkOf(actor: number): number;
}

const HOUR = 3_600_000;

/**
 * Those of `users` whom a sweep means. Of more than 255 people in a minute only those are known whom
 * the sample of the minute holds; the others are banned as they come again, while the sweep runs.
 * @param users hashes of the actors that used the topic since `sweep.from`
 */
export function sweptActors(sweep: Sweep, users: Iterable<number>, traits: KnownTraits): readonly number[] {
  const { firstSeenAfter, network } = sweep;
  const spared = new Set(sweep.spared);
  const swept = new Set<number>();
  for (const actor of users) {
    if (spared.has(actor)) continue;
    if (network !== undefined && traits.networkOf(actor) !== network) continue;
    if (firstSeenAfter !== undefined && traits.sinceOf(actor) * HOUR < firstSeenAfter) continue;
    swept.add(actor);
  }
  return [...swept].sort((one, other) => one - other);
}
