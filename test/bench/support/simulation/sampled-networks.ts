import { Ring } from './sliding-counts.ts';

/** Actors that the engine keeps of a window at most: those with the smallest hashes. */
const SAMPLE = 255;
const SLOTS = 64;
/** Room for chance when a sample is chosen among those whose hash is small enough. */
const SPARE = 1.4;

/** The distinct networks of a window's actors: of all up to 255 of them, then of a sample, as the engine has it. */
export class SampledNetworks {
  private readonly seen = new Map<number, number>();
  private readonly all = new Ring();
  /** Actors by the minute they were seen in; those who came again stand in a later one too. */
  private readonly recent: { minute: number; actors: number[] }[] = [];

  see(minute: number, actor: number, network: number): void {
    this.all.see(minute, this.seen.get(network));
    this.seen.set(network, minute);
    const slot = (this.recent[minute % SLOTS] ??= { minute, actors: [] });
    if (slot.minute !== minute) {
      slot.minute = minute;
      slot.actors = [];
    }
    slot.actors.push(actor);
  }

  /**
   * @param actors how many there are in the window of `minutes` that ends with `now`
   * @param networkOf the network of an actor
   */
  of(now: number, minutes: number, actors: number, networkOf: (actor: number) => number): { placed: number; networks: number } {
    if (actors <= SAMPLE) return { placed: actors, networks: this.all.sum(now, minutes) };
    const limit = Math.min(1, (SPARE * SAMPLE) / actors) * 2 ** 32;
    const small = new Map<number, number>();
    for (const slot of this.recent) {
      if (slot === undefined || slot.minute > now || slot.minute <= now - minutes) continue;
      for (const actor of slot.actors) {
        const hash = hashOf(actor);
        if (hash < limit) small.set(actor, hash);
      }
    }
    const sample = [...small].sort(([, one], [, other]) => one - other).slice(0, SAMPLE);
    return { placed: sample.length, networks: new Set(sample.map(([actor]) => networkOf(actor))).size };
  }
}

/** Spread over 32 bits, the same for the same actor (murmur3's last step). */
function hashOf(actor: number): number {
  let hash = Math.imul(actor ^ (actor >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
