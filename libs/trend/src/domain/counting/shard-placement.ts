import type { StreamLine } from '@groundswell/activity';

/** Whether an actor's activities belong to a shard. */
export interface Belonging {
  (actor: string): boolean;
  /** The same by the bytes of the actor's UTF-8, which need no string made; undefined where they alone do not tell. */
  readonly ofBytes?: (bytes: Uint8Array, start: number, end: number) => boolean | undefined;
}

/**
 * Where an actor's activities belong. Ids are remembered shard by shard, so an activity that is sent
 * again is known as such only where the first one was counted. A sender whose list of shards was out
 * of date when one was split puts what belongs to one half into the other: that is moved before it is
 * counted.
 */
export abstract class ShardPlacement {
  /** What belongs to the shard; undefined: everything does, or the stream knows the shard no more. */
  abstract of(shard: string): Promise<Belonging | undefined>;

  /**
   * Puts activities on the stream once more, where they belong; resolves when all are durable. Safe to repeat.
   * @throws UnavailableError when the stream does not take them
   */
  abstract move(lines: readonly StreamLine[]): Promise<void>;
}
