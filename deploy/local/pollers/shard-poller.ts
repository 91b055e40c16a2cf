import { deliver } from './delivery.ts';
import { passes } from './filter.ts';
import { pause, type MappingOptions } from './mapping-options.ts';
import type { StreamRecord } from './source.ts';

/** What an invocation may carry, with room for the base64 of the data. */
const MAX_BATCH_BYTES = 4 * 1_024 * 1_024;
const LONGEST_BACK_OFF = 10_000;

/** Reads one shard in order, gathers batches and has them delivered, one at a time. */
export class ShardPoller {
  readonly finished: Promise<void>;
  /** The shard is closed and dealt with to its end. */
  done = false;
  /** Machine time at which the last read began that found nothing, with nothing waiting here. */
  idleSince: number | undefined;

  private readonly shard: string;
  private readonly options: MappingOptions;
  private readonly signal: AbortSignal;
  private buffer: StreamRecord[] = [];
  /** Last record that was read, delivered or filtered out. */
  private position: string | undefined;
  private windowEnds = Number.POSITIVE_INFINITY;

  constructor(shard: string, options: MappingOptions, signal: AbortSignal) {
    this.shard = shard;
    this.options = options;
    this.signal = signal;
    this.position = options.checkpoints.get(options.id, shard)?.sequence;
    this.finished = this.run();
  }

  private async run(): Promise<void> {
    let iterator: string | undefined;
    let failures = 0;
    while (!this.signal.aborted) {
      try {
        iterator ??= await this.options.source.iterator(this.shard, this.position).catch((error: unknown) => this.fromOldest(error));
        const next = await this.step(iterator);
        failures = 0;
        if (next === undefined) {
          await this.flush();
          if (!this.signal.aborted) this.finish();
          return;
        }
        iterator = next;
      } catch (error) {
        // Expired iterators, a server that restarts: begin again after the last record that was read.
        iterator = undefined;
        this.idleSince = undefined;
        if (this.signal.aborted) return;
        failures += 1;
        this.explain(error, failures);
        await pause(500, this.signal);
      }
    }
  }

  /** Reads once and delivers what is due; returns where to read on, nothing at the end of the shard. */
  private async step(iterator: string): Promise<string | undefined> {
    const startedAt = Date.now();
    const { records, next } = await this.options.source.read(this.shard, iterator);
    if (records.length > 0) this.idleSince = undefined;
    this.gather(records);
    const { batchSize } = this.options.rules;
    while (this.buffer.length >= batchSize || this.bytes() >= MAX_BATCH_BYTES) await this.deliverBatch();
    if (Date.now() >= this.windowEnds) await this.flush();
    if (records.length === 0) {
      if (this.buffer.length === 0) this.idleSince = startedAt;
      if (next !== undefined) await pause(Math.min(this.options.pollEvery ?? 200, Math.max(1, this.windowEnds - Date.now())), this.signal);
    }
    return this.signal.aborted ? iterator : next;
  }

  private gather(records: readonly StreamRecord[]): void {
    const { filters = [], windowSeconds } = this.options.rules;
    for (const record of records) {
      this.position = record.sequence;
      if (!passes(record.event, filters)) continue;
      if (this.buffer.length === 0) this.windowEnds = Date.now() + windowSeconds * 1_000;
      this.buffer.push(record);
    }
    if (this.buffer.length === 0 && records.length > 0) this.checkpoint(this.position);
  }

  private bytes(): number {
    return this.buffer.reduce((total, { bytes }) => total + bytes, 0);
  }

  private async flush(): Promise<void> {
    while (this.buffer.length > 0 && !this.signal.aborted) await this.deliverBatch();
  }

  private async deliverBatch(): Promise<void> {
    const batch = this.takeBatch();
    try {
      await this.deliver(batch);
    } catch (error) {
      // Read already, dealt with not: whatever comes after it must not carry the checkpoint past it.
      this.buffer.unshift(...batch);
      throw error;
    }
    this.windowEnds = this.buffer.length === 0 ? Number.POSITIVE_INFINITY : Date.now() + this.options.rules.windowSeconds * 1_000;
  }

  private async deliver(batch: readonly StreamRecord[]): Promise<void> {
    const { rules, invoke, giveUp, retryAfter = 200 } = this.options;
    await deliver(batch, rules, {
      invoke: (records) => invoke({ Records: records.map(({ event }) => event) }),
      advance: (sequence) => this.checkpoint(sequence),
      giveUp: (given) => giveUp(this.shard, given),
      backOff: (attempt) => pause(Math.min(LONGEST_BACK_OFF, retryAfter * 2 ** Math.min(attempt - 1, 10)), this.signal),
      now: () => Date.now(),
      stopped: () => this.signal.aborted,
    });
  }

  /** The first records that fit into an invocation; at least one. */
  private takeBatch(): readonly StreamRecord[] {
    let bytes = 0;
    let count = 0;
    for (const record of this.buffer) {
      if (count >= this.options.rules.batchSize || (count > 0 && bytes + record.bytes > MAX_BATCH_BYTES)) break;
      bytes += record.bytes;
      count += 1;
    }
    return this.buffer.splice(0, count);
  }

  private checkpoint(sequence: string | undefined): void {
    if (sequence !== undefined) this.options.checkpoints.set(this.options.id, this.shard, { sequence });
  }

  private finish(): void {
    this.done = true;
    const last = this.options.checkpoints.get(this.options.id, this.shard)?.sequence;
    this.options.checkpoints.set(this.options.id, this.shard, { ...(last === undefined ? {} : { sequence: last }), done: true });
  }

  private explain(error: unknown, failures: number): void {
    const name = error instanceof Error ? error.name : '';
    // DynamoDB Local says so of a stream that is still empty, for a moment; if it stays, the checkpoint was trimmed.
    const trimmed = name === 'TrimmedDataAccessException';
    if (trimmed && failures > 2) this.position = undefined;
    if (trimmed || name === 'ExpiredIteratorException') return;
    this.options.warn(`cannot read ${this.shard}: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** The checkpoint may be older than what the stream still holds. */
  private async fromOldest(error: unknown): Promise<string> {
    const name = error instanceof Error ? error.name : '';
    if (!/TrimmedDataAccess|InvalidArgument|ResourceNotFound/.test(name)) throw error;
    this.options.warn(`${this.shard}: the checkpoint is no longer in the stream, reading on from its oldest record`);
    return this.options.source.iterator(this.shard);
  }
}
