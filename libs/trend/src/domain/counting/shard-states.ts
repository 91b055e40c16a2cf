import { LATENESS_LIMIT } from './time-rules.ts';
import type { ShardState } from './shard-state.ts';

/** Bytes that the ids of shards may take that are not being counted: half of the function's memory, with the shard that is. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * What a process knows of the shards that it counts. A function's process may be given any shard, so
 * what was not used for long gives way; and a state that is older than its ids matter is no state: others
 * have counted since, perhaps until the delta that it would follow has expired, and the chain would fork.
 */
export class ShardStates {
  /** Used last is last. */
  private readonly states = new Map<string, ShardState>();

  /** @param mostBytes that ids take beside those of the shard that was used last */
  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** @param arrivedAt of what is to be counted */
  get(shard: string, arrivedAt: number): ShardState | undefined {
    const state = this.states.get(shard);
    return state === undefined || Math.abs(arrivedAt - state.asOf) > LATENESS_LIMIT ? undefined : state;
  }

  /** Keeps the state that is used now, and forgets others where all take too much. */
  keep(shard: string, state: ShardState): void {
    this.states.delete(shard);
    let bytes = 0;
    for (const { ids } of this.states.values()) bytes += ids.bytes;
    for (const [name, { ids }] of this.states) {
      if (bytes <= this.mostBytes) break;
      this.states.delete(name);
      bytes -= ids.bytes;
    }
    this.states.set(shard, state);
  }
}
