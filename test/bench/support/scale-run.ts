import { ManualClock, SECOND, SequentialIds } from '@groundswell/kernel';
import { partOf, PartStore, Ranker, type StoreOf, SurpriseRule } from '@groundswell/trend';
import { MeteredLog } from './metered-log.ts';
import { MeteredStore } from './metered-store.ts';
import { ACTIVITIES_A_SECOND } from './packed-stream.ts';
import { PRICES } from './price-table.ts';
import { type RankedPart, rankedParts } from './ranked-parts.ts';
import { SyntheticDeltas } from './synthetic-deltas.ts';

/** Ten seconds before a minute ends, so that the refreshes that are measured hold one that stores a minute. */
const BEGINS = Date.UTC(2026, 0, 14, 17, 29, 50);
const WINDOW = 5;
/** Memory of the function `rank`, gigabytes. */
const RANK_GIGABYTES = 1_769 / 1_024;

/** What refreshes of all parts came to. */
export interface Scaled {
  readonly shards: number;
  readonly parts: number;
  /** Parts that were ranked here, the busiest among them; the others are like the usual ones of these. */
  readonly ranked: number;
  readonly slowestSeconds: number;
  /** Slowest refresh of each part that was ranked here: the first, the busiest, usual ones. */
  readonly partSeconds: readonly number[];
  readonly meanSeconds: number;
  /** Of the heap, at most. */
  readonly megabytes: number;
  /** Units of all parts a refresh, and items of deltas that are read. */
  readonly reads: number;
  readonly writes: number;
  readonly deltaReads: number;
  /** Bytes of a delta in all its parts. */
  readonly deltaBytes: number;
  /** DynamoDB's units of deltas and of what rankers store, and the rankers' seconds. */
  readonly costPerMillion: number;
}

/** Of one part, over the refreshes that are measured. */
interface PartCost {
  readonly seconds: readonly number[];
  readonly reads: number;
  readonly writes: number;
  readonly deltaReads: number;
  readonly megabytes: number;
}

export interface ScaleOptions {
  readonly shards: number;
  readonly parts: number;
  /** Parts that are ranked here at most. */
  readonly ranked: number;
  /** Refreshes that are measured, after one that warms up. */
  readonly refreshes: number;
}

/** Ranks the same windows of deltas part by part. */
export class ScaleRun {
  private readonly store = new MeteredStore();
  private readonly log: MeteredLog;
  private readonly deltas: SyntheticDeltas;
  private readonly ranked: readonly RankedPart[];

  constructor(private readonly options: ScaleOptions) {
    this.ranked = rankedParts(options.parts, options.ranked);
    this.deltas = new SyntheticDeltas(options.shards, options.shards, WINDOW);
    this.log = new MeteredLog(options.parts, this.ranked, this.deltas.idBytes());
  }

  async measure(): Promise<Scaled> {
    const { shards, parts, refreshes } = this.options;
    console.log(`${shards} shards: making ${(refreshes + 1) * shards} deltas`);
    this.generate();
    const costs: PartCost[] = [];
    for (const { part } of this.ranked) {
      console.log(`${shards} shards: ranking part ${part} of ${parts}`);
      costs.push(await this.rank(part));
    }
    const all = (of: (cost: PartCost) => number): number =>
      costs.reduce((sum, cost, index) => sum + (this.ranked[index] as RankedPart).standsFor * of(cost), 0);
    const written = this.log.written.slice(1);
    const [reads, writes] = [all((cost) => cost.reads), all((cost) => cost.writes) + written.reduce((sum, { units }) => sum + units, 0)];
    const seconds = all((cost) => cost.seconds.reduce((sum, each) => sum + each, 0));
    const dollars =
      reads * PRICES.dynamodb.readUnit + writes * PRICES.dynamodb.writeUnit + seconds * RANK_GIGABYTES * PRICES.lambda.gigabyteSecond;
    return {
      shards,
      parts,
      ranked: this.ranked.length,
      slowestSeconds: Math.max(...costs.flatMap((cost) => cost.seconds)),
      partSeconds: costs.map((cost) => Math.max(...cost.seconds)),
      meanSeconds: seconds / parts / refreshes,
      megabytes: Math.max(...costs.map(({ megabytes }) => megabytes)),
      reads: reads / refreshes,
      writes: writes / refreshes,
      deltaReads: all((cost) => cost.deltaReads) / refreshes,
      deltaBytes: written.reduce((sum, { bytes }) => sum + bytes, 0) / refreshes / shards,
      costPerMillion: (dollars / (refreshes * shards * WINDOW * ACTIVITIES_A_SECOND)) * 1e6,
    };
  }

  private generate(): void {
    const { shards, parts, refreshes } = this.options;
    const kept = new Set(this.ranked.map(({ part }) => part));
    const known = new Map<string, boolean>();
    const wanted = (topic: string): boolean => {
      let answer = known.get(topic);
      if (answer === undefined) known.set(topic, (answer = kept.has(partOf(topic, parts))));
      return answer;
    };
    for (let window = 0; window <= refreshes; window += 1)
      for (let shard = 0; shard < shards; shard += 1)
        this.log.add(window, this.deltas.next(shard, window, BEGINS + (window + 1) * WINDOW * SECOND, wanted));
  }

  private async rank(part: number): Promise<PartCost> {
    const clock = new ManualClock(BEGINS);
    const ranker = this.ranker(part, clock);
    const seconds: number[] = [];
    let megabytes = 0;
    for (let window = 0; window <= this.options.refreshes; window += 1) {
      if (window === 1) {
        Object.assign(this.store.units, { reads: 0, writes: 0 });
        Object.assign(this.log, { reads: 0, itemsRead: 0 });
      }
      this.log.window = window;
      clock.set(BEGINS + (window + 1) * WINDOW * SECOND);
      const begun = process.cpuUsage();
      await ranker.refresh();
      const { user, system } = process.cpuUsage(begun);
      if (window > 0) seconds.push((user + system) / 1e6);
      megabytes = Math.max(megabytes, Math.round(process.memoryUsage().heapUsed / 1_048_576));
    }
    (globalThis as { gc?: () => void }).gc?.();
    const { reads, writes } = this.store.units;
    return { seconds, reads: reads + this.log.reads, writes, deltaReads: this.log.itemsRead, megabytes };
  }

  private ranker(part: number, clock: ManualClock): Ranker {
    const storeOf: StoreOf = (record) => this.store.named(record);
    const place = { partition: { part, of: this.options.parts }, storeOf };
    const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, place };
    return new Ranker(PartStore.open(storeOf, place.partition), this.log, clock, new SequentialIds(), options);
  }
}
