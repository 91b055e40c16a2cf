/** Knows when actors were first seen. */
export abstract class ActorAges {
  /**
   * Loads what is known of the actors of a shard, before a batch of it is counted.
   * @param arrivedAt of the batch's first record, epoch milliseconds
   */
  abstract open(shard: string, arrivedAt: number): Promise<ShardAges>;
}

/** What is known of the actors of one shard. */
export interface ShardAges {
  /**
   * The epoch hour in which the actor was first seen, 0 where that is not known; marks it as seen. Asked
   * once an activity, again where a batch is counted again: the answer stays.
   * @param actor keyed hash
   * @param hour epoch hour of this sight: of its arrival, but for a backfill
   */
  sinceOf(actor: number, hour: number): number;

  /** Keeps what was marked, as far as it is due; after the batch's delta is in the chain. Best effort. */
  keep(): Promise<void>;
}

/** Knows nobody. */
export class UnknownAges extends ActorAges {
  open(): Promise<ShardAges> {
    return Promise.resolve({ sinceOf: () => 0, keep: () => Promise.resolve() });
  }
}
