/** What is stored of the actors of a shard. */
export interface StoredAges {
  /** Blocks as they were written, in any order. */
  readonly blocks: readonly Uint8Array[];
  /** The shards that this one continues; undefined: nobody has said. */
  readonly parents?: readonly string[];
}

/**
 * Keeps blocks of first sights, a partition a shard. Blocks are only ever added, each under a name of
 * its own, so that two processes which count a shard one after the other take nothing from each other.
 */
export abstract class AgeStore {
  /** Not necessarily what was written last: a first sight that is missed makes an actor a little younger. */
  abstract read(shard: string): Promise<StoredAges>;
  /**
   * @param hour epoch hour in which it is written
   * @param expiresAt epoch milliseconds
   */
  abstract add(shard: string, hour: number, block: Uint8Array, expiresAt: number): Promise<void>;
  /** Remembers where a shard comes from, longer than the stream does. Safe to repeat. */
  abstract keepParents(shard: string, parents: readonly string[], expiresAt: number): Promise<void>;
}

/** Keeps blocks in memory. For tests. */
export class InMemoryAgeStore extends AgeStore {
  private readonly blocks = new Map<string, Uint8Array[]>();
  private readonly parents = new Map<string, readonly string[]>();

  read(shard: string): Promise<StoredAges> {
    const parents = this.parents.get(shard);
    return Promise.resolve({ blocks: [...(this.blocks.get(shard) ?? [])], ...(parents === undefined ? {} : { parents }) });
  }

  add(shard: string, _hour: number, block: Uint8Array): Promise<void> {
    this.blocks.set(shard, [...(this.blocks.get(shard) ?? []), block]);
    return Promise.resolve();
  }

  keepParents(shard: string, parents: readonly string[]): Promise<void> {
    this.parents.set(shard, parents);
    return Promise.resolve();
  }
}
