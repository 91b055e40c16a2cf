import { CHAIN_START, compareSequenceNumbers, type Delta, DeltaLog, type RecentIds } from '../delta.ts';

/** The chain of a past that runs by: each delta is there until the ranker has merged it. One shard, one reader. */
export class PastLog extends DeltaLog {
  private readonly waiting: Delta[] = [];
  private last = CHAIN_START;
  private shard: string | undefined;

  append(delta: Delta): Promise<'appended' | 'conflict'> {
    if (delta.previous !== this.last) return Promise.resolve('conflict');
    this.shard = delta.shard;
    this.last = delta.last;
    this.waiting.push(delta);
    return Promise.resolve('appended');
  }

  head(): Promise<string> {
    return Promise.resolve(this.last);
  }

  /** What the ranker asks for after `after` it will not ask for again: it never restarts. */
  async *read(_shard: string, after: string): AsyncIterable<Delta> {
    for (let delta = this.waiting.shift(); delta !== undefined; delta = this.waiting.shift())
      if (compareSequenceNumbers(delta.last, after) > 0) yield delta;
  }

  /** Nobody begins anew, so nobody asks what was counted before. */
  async *recentIds(): AsyncIterable<RecentIds> {
    // Nothing to tell.
  }

  keepHead(): Promise<void> {
    return Promise.resolve();
  }

  shards(): Promise<readonly string[]> {
    return Promise.resolve(this.shard === undefined ? [] : [this.shard]);
  }
}
