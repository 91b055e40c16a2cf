import { Ring } from './sliding-counts.ts';

/** Actors that the engine keeps of a window at most: those with the smallest hashes. */
const SAMPLE = 255;
const SLOTS = 64;
/** Room for chance when a sample is chosen among those whose hash is small enough. */
const SPARE = 1.4;
/** Hash and actor in one number that sorts by hash: 32 bits and 21. */
const ACTORS = 2 ** 21;

/** Actors of one minute by hash; those who came again stand in a later one too. */
interface Slot {
  minute: number;
  keys: number[];
  /** Least first, when it was asked for. */
  sorted: Float64Array | undefined;
}

/** The distinct networks of a window's actors: of all up to 255 of them, then of a sample, as the engine has it. */
export class SampledNetworks {
  private readonly seen = new Map<number, number>();
  private readonly all = new Ring();
  private readonly recent: Slot[] = [];

  see(minute: number, actor: number, network: number): void {
    this.all.see(minute, this.seen.get(network));
    this.seen.set(network, minute);
    const slot = (this.recent[minute % SLOTS] ??= { minute, keys: [], sorted: undefined });
    if (slot.minute !== minute) {
      slot.minute = minute;
      slot.keys = [];
    }
    slot.keys.push(hashOf(actor) * ACTORS + actor);
    slot.sorted = undefined;
  }

  /**
   * @param actors how many there are in the window of `minutes` that ends with `now`
   * @param networkOf the network of an actor
   */
  of(now: number, minutes: number, actors: number, networkOf: (actor: number) => number): { placed: number; networks: number } {
    if (actors <= SAMPLE) return { placed: actors, networks: this.all.sum(now, minutes) };
    const least = this.least(now, minutes, Math.min(1, (SPARE * SAMPLE) / actors) * 2 ** 32 * ACTORS);
    const networks = new Set<number>();
    let [placed, before] = [0, -1];
    for (const key of least) {
      if (key === before) continue;
      if (placed === SAMPLE) break;
      networks.add(networkOf(key % ACTORS));
      placed += 1;
      before = key;
    }
    return { placed, networks: networks.size };
  }

  /** Keys below `limit`, least first. */
  private least(now: number, minutes: number, limit: number): Float64Array {
    const keys: number[] = [];
    for (const slot of this.recent) {
      if (slot === undefined || slot.minute > now || slot.minute <= now - minutes) continue;
      slot.sorted ??= Float64Array.from(slot.keys).sort();
      for (const key of slot.sorted) {
        if (key >= limit) break;
        keys.push(key);
      }
    }
    return Float64Array.from(keys).sort();
  }
}

/** Spread over 32 bits, the same for the same actor (murmur3's last step). */
function hashOf(actor: number): number {
  let hash = Math.imul(actor ^ (actor >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
