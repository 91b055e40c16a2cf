import { MINUTE } from '@groundswell/kernel';
import { CHAIN_START, compareSequenceNumbers, type Delta, type DeltaLog, type PassOver } from '../delta.ts';
import { IdWindow } from './id-window.ts';
import { LATENESS_LIMIT } from './time-rules.ts';

/** Where shards come from: a split or a merge makes new ones. */
export abstract class ShardParents {
  /** The shards that this one continues; none for a shard of a new stream, or once the parents are gone. */
  abstract of(shard: string): Promise<readonly string[]>;
}

/** Arrival times of neighbouring records may disagree with their order by a little. */
const SLACK = MINUTE;

/** The oldest arrival whose ids matter to a record that arrived at `arrivedAt`: as far back as activities count as live. */
export function duplicatesSince(arrivedAt: number): number {
  return arrivedAt - LATENESS_LIMIT;
}

/** What a process knows of a shard: its head, and the ids of its last hour. */
export class ShardState {
  readonly ids = new IdWindow();

  private constructor(
    private newest: string,
    private latest: number,
  ) {}

  /**
   * Reads the state from the chain, and from the chains of the shard's parents where its own began
   * within the hour: a resharding must not let resent activities through.
   * @param arrivedAt of the first record that will be counted
   * @param passOver is told of deltas that cannot be read, whose ids stay unknown; absent: they end the loading
   */
  static async load(log: DeltaLog, parents: ShardParents, shard: string, arrivedAt: number, passOver?: PassOver): Promise<ShardState> {
    const state = new ShardState(await log.head(shard), arrivedAt);
    const since = duplicatesSince(arrivedAt);
    const pending = [shard];
    const seen = new Set(pending);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (!(await state.loadIds(log, next, since, passOver))) continue;
      for (const parent of await parents.of(next)) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        pending.push(parent);
      }
    }
    return state;
  }

  /** Sequence number up to which the shard is counted. */
  get head(): string {
    return this.newest;
  }

  /** Arrival of the newest record that it knows of, or for which it was loaded. Epoch milliseconds. */
  get asOf(): number {
    return this.latest;
  }

  /** Takes in a delta of the chain, one's own or another's. */
  follow(delta: Pick<Delta, 'last' | 'arrivedTo' | 'ids'>): void {
    if (compareSequenceNumbers(delta.last, this.newest) > 0) this.newest = delta.last;
    this.latest = Math.max(this.latest, delta.arrivedTo);
    const since = duplicatesSince(delta.arrivedTo) - SLACK;
    for (const id of delta.ids) this.ids.add(id, delta.arrivedTo, since);
  }

  /** Returns whether the chain of `shard` begins within the time, so that its parents matter. */
  private async loadIds(log: DeltaLog, shard: string, since: number, passOver?: PassOver): Promise<boolean> {
    // Asked before the ids are: a chain that somebody begins meanwhile still counts as beginning.
    let begins = (await log.head(shard)) === CHAIN_START;
    for await (const recent of log.recentIds(shard, since - SLACK, passOver)) {
      begins ||= recent.beginsChain;
      for (const id of recent.ids) this.ids.add(id, recent.arrivedTo, since - SLACK);
    }
    return begins;
  }
}
