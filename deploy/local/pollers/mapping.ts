import { pause, type EventSourceMapping, type MappingOptions } from './mapping-options.ts';
import { ShardPoller } from './shard-poller.ts';

/** How often new shards are looked for, milliseconds. */
const DISCOVER_EVERY = 1_000;

/** An event source mapping: reads every shard of a stream, parents before children, and feeds a function. */
export class Mapping implements EventSourceMapping {
  private readonly options: MappingOptions;
  private readonly shards = new Map<string, ShardPoller>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private discoveredAt = 0;
  private endedAt = 0;

  constructor(options: MappingOptions) {
    this.options = options;
  }

  start(): void {
    this.running = this.discover();
  }

  /** Machine time since which nothing was waiting in the whole stream; undefined while something is. */
  idleSince(): number | undefined {
    const times = [...this.shards.values()].filter((shard) => !shard.done).map((shard) => shard.idleSince);
    if (times.some((time) => time === undefined)) return undefined;
    return Math.min(this.discoveredAt, ...times.filter((time) => time !== undefined));
  }

  /** Ends reading; an invocation that runs may finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.running, ...[...this.shards.values()].map((shard) => shard.finished)]);
  }

  private async discover(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.look();
      await pause(this.shards.size === 0 ? DISCOVER_EVERY / 10 : DISCOVER_EVERY, signal);
    }
  }

  private async look(): Promise<void> {
    const startedAt = Date.now();
    try {
      await this.startReady();
      if (startedAt >= this.endedAt) this.discoveredAt = startedAt;
    } catch (error) {
      if (!this.stopping.signal.aborted) this.options.warn(`cannot list shards: ${String(error)}`);
    }
  }

  /** A shard that ended may have children: look at once, and don't call the stream idle before. */
  private ended(): void {
    this.discoveredAt = 0;
    this.endedAt = Date.now();
    if (!this.stopping.signal.aborted) void this.look();
  }

  private async startReady(): Promise<void> {
    const { id, source, checkpoints } = this.options;
    const listed = await source.shards();
    const known = new Set(listed.map((shard) => shard.id));
    const done = (shard: string) => this.shards.get(shard)?.done ?? checkpoints.get(id, shard)?.done === true;
    for (const shard of listed) {
      // A parent that is no longer listed is older than the stream's retention.
      const ready = shard.parents.every((parent) => !known.has(parent) || done(parent));
      if (!ready || this.shards.has(shard.id) || done(shard.id)) continue;
      const poller = new ShardPoller(shard.id, this.options, this.stopping.signal);
      this.shards.set(shard.id, poller);
      void poller.finished.then(() => this.ended());
    }
  }
}
