/** The last object of a shard that is loaded; of an unordered shard, the one that was landed last. */
export interface Reached {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly landedAt: number;
}

/** How far a target is loaded. */
export interface Positions {
  /** By shard (`ORIGIN/SHARD`). */
  readonly shards: ReadonlyMap<string, Reached>;
  /**
   * Objects of unordered shards, by key, that are loaded and were landed so lately that others may still appear beside them: when
   * that was, epoch milliseconds.
   */
  readonly seen: ReadonlyMap<string, number>;
}

export const NOWHERE: Positions = { shards: new Map(), seen: new Map() };

/**
 * What the loader notes outside the warehouse, so that looking for something new does not wake it. None of it is relied on: the
 * warehouse itself knows what it has.
 */
export abstract class LoadNotes {
  /**
   * Takes the lease, or keeps it. Of two that ask at once one gets it.
   * @param now epoch milliseconds
   * @param until epoch milliseconds at which it ends by itself
   */
  abstract hold(owner: string, now: number, until: number): Promise<boolean>;
  /** Gives the lease back; nothing where somebody else has it. */
  abstract release(owner: string): Promise<void>;
  abstract positions(target: string): Promise<Positions>;
  abstract note(target: string, positions: Positions): Promise<void>;
  /** Number of the last entry of the list of erased actors whose rows are out of the warehouse; 0: of none. */
  abstract erasedThrough(): Promise<number>;
  abstract noteErased(number: number): Promise<void>;
}

/** In memory. For tests. */
export class MemoryLoadNotes extends LoadNotes {
  private readonly noted = new Map<string, Positions>();
  private erased = 0;
  private lease?: { readonly owner: string; readonly until: number } | undefined;

  hold(owner: string, now: number, until: number): Promise<boolean> {
    const held = this.lease === undefined || this.lease.owner === owner || this.lease.until <= now;
    if (held) this.lease = { owner, until };
    return Promise.resolve(held);
  }

  release(owner: string): Promise<void> {
    if (this.lease?.owner === owner) this.lease = undefined;
    return Promise.resolve();
  }

  positions(target: string): Promise<Positions> {
    return Promise.resolve(this.noted.get(target) ?? NOWHERE);
  }

  note(target: string, positions: Positions): Promise<void> {
    this.noted.set(target, positions);
    return Promise.resolve();
  }

  erasedThrough(): Promise<number> {
    return Promise.resolve(this.erased);
  }

  noteErased(number: number): Promise<void> {
    this.erased = number;
    return Promise.resolve();
  }
}
