/** An actor as it was last seen. */
export interface Sighting {
  readonly hash: number;
  readonly minute: number;
  /** It stands for 2^level actors. */
  readonly level: number;
}

/** Levels are below it: a stamp is the minute and the level as one number. */
const LEVELS = 64;
/** Numbers of an array that is kept exactly as long as it has to be: most topics have a few actors, and growing leaves room for sixteen. */
const EXACT = 32;

/**
 * Actors with the minute and the level that they were last seen at, in the order in which they were first seen: a hash and a
 * stamp each, in one array of doubles. A map of objects takes ten times as much for the few actors that most topics have.
 */
export class SampledActors {
  private numbers: number[] = [];

  get size(): number {
    return this.numbers.length / 2;
  }

  /** @param sightings each actor once */
  restore(sightings: Iterable<Sighting>): void {
    const numbers: number[] = [];
    for (const { hash, minute, level } of sightings) numbers.push(hash, minute * LEVELS + level);
    this.numbers = numbers.slice();
  }

  values(): readonly Sighting[] {
    const { numbers } = this;
    return Array.from({ length: this.size }, (_, index) => sightingAt(numbers, 2 * index));
  }

  /** Where it was seen later than what is known, or for the first time. */
  see(hash: number, minute: number, level: number): void {
    const { numbers } = this;
    for (let at = 0; at < numbers.length; at += 2) {
      if (numbers[at] !== hash) continue;
      if (Math.floor((numbers[at + 1] as number) / LEVELS) < minute) numbers[at + 1] = minute * LEVELS + level;
      return;
    }
    if (numbers.length < EXACT) this.numbers = numbers.concat(hash, minute * LEVELS + level);
    else numbers.push(hash, minute * LEVELS + level);
  }

  /** How many those stand for that were seen in `minute` or later. */
  sumSince(minute: number): number {
    const { numbers } = this;
    let sum = 0;
    for (let at = 1; at < numbers.length; at += 2) {
      const stamp = numbers[at] as number;
      if (stamp >= minute * LEVELS) sum += 2 ** (stamp % LEVELS);
    }
    return sum;
  }

  /** Forgets all others. */
  keep(isKept: (sighting: Sighting) => boolean): void {
    const kept = this.values().filter(isKept);
    if (kept.length < this.size) this.restore(kept);
  }

  /** Forgets those at `bound` and above; the others stand for as many as `level` says at least. */
  raise(level: number, bound: number): void {
    const kept = this.values().filter(({ hash }) => hash < bound);
    this.restore(kept.map((sighting) => (sighting.level < level ? { ...sighting, level } : sighting)));
  }
}

function sightingAt(numbers: readonly number[], at: number): Sighting {
  const stamp = numbers[at + 1] as number;
  return { hash: numbers[at] as number, minute: Math.floor(stamp / LEVELS), level: stamp % LEVELS };
}
