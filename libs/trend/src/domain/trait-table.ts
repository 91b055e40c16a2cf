const EMPTY = -1;
const SMALLEST = 16;

/** What is known of an actor. */
export interface ActorTraits {
  /** 48-bit keyed hash. */
  readonly actor: number;
  /** Epoch hour of the first sight; 0: unknown. */
  readonly since: number;
  /** 32-bit keyed hash of the network; 0: unknown. */
  readonly network: number;
}

/**
 * What is known of actors beside their hash: an open-addressing table of flat columns, 16 bytes a
 * slot, half of the slots free at least. Merging gives the same in any order where nobody changes networks.
 */
export class TraitTable {
  private keys: Float64Array;
  private since: Uint32Array;
  private networks: Uint32Array;
  private used = 0;

  /** @param actors for so many there is room at first */
  constructor(actors = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(SMALLEST, 2 * (actors + 1))));
    this.keys = new Float64Array(slots).fill(EMPTY);
    this.since = new Uint32Array(slots);
    this.networks = new Uint32Array(slots);
  }

  /** An earlier known `sinceHour` wins, and the latest known `network`; 0 says that one is unknown. */
  set(actor: number, sinceHour: number, network: number): void {
    if (2 * (this.used + 1) > this.keys.length) this.grow();
    const slot = this.slotOf(actor);
    if (this.keys[slot] === EMPTY) {
      this.keys[slot] = actor;
      this.used += 1;
    }
    const known = this.since[slot] as number;
    if (sinceHour !== 0 && (known === 0 || sinceHour < known)) this.since[slot] = sinceHour;
    if (network !== 0) this.networks[slot] = network;
  }

  /** Epoch hour of the first sight; 0: unknown. */
  sinceOf(actor: number): number {
    const slot = this.slotOf(actor);
    return this.keys[slot] === EMPTY ? 0 : (this.since[slot] as number);
  }

  /** 0: unknown. */
  networkOf(actor: number): number {
    const slot = this.slotOf(actor);
    return this.keys[slot] === EMPTY ? 0 : (this.networks[slot] as number);
  }

  has(actor: number): boolean {
    return this.keys[this.slotOf(actor)] !== EMPTY;
  }

  /** Takes over what `other` knows of `actor`, if anything. */
  learn(actor: number, other: TraitTable): void {
    const slot = other.slotOf(actor);
    if (other.keys[slot] !== EMPTY) this.set(actor, other.since[slot] as number, other.networks[slot] as number);
  }

  /** Takes over what `other` knows, which stays as it is. */
  merge(other: TraitTable): void {
    const { keys, since, networks } = other;
    for (let slot = 0; slot < keys.length; slot += 1) {
      const actor = keys[slot] as number;
      if (actor !== EMPTY) this.set(actor, since[slot] as number, networks[slot] as number);
    }
  }

  /** Actors in it. */
  get size(): number {
    return this.used;
  }

  /** Ascending by actor. */
  *entries(): Iterable<ActorTraits> {
    const actors = this.keys.filter((key) => key !== EMPTY).sort();
    for (const actor of actors) {
      const slot = this.slotOf(actor);
      yield { actor, since: this.since[slot] as number, network: this.networks[slot] as number };
    }
  }

  /** The slot of `actor`, or the empty one where it belongs. */
  private slotOf(actor: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (actor >>> 0) & mask;
    for (let found = keys[slot]; found !== EMPTY && found !== actor; found = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, since, networks } = this;
    this.keys = new Float64Array(2 * keys.length).fill(EMPTY);
    this.since = new Uint32Array(2 * keys.length);
    this.networks = new Uint32Array(2 * keys.length);
    for (let slot = 0; slot < keys.length; slot += 1) {
      const actor = keys[slot] as number;
      if (actor === EMPTY) continue;
      const target = this.slotOf(actor);
      this.keys[target] = actor;
      this.since[target] = since[slot] as number;
      this.networks[target] = networks[slot] as number;
    }
  }
}
