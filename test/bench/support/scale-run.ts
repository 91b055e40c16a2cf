import { ManualClock, SECOND, SequentialIds } from '@groundswell/kernel';
import { PartStore, Ranker, type StoreOf, SurpriseRule } from '@groundswell/trend';
import { MeteredLog } from './metered-log.ts';
import { MeteredStore } from './metered-store.ts';
import { ACTIVITIES_A_SECOND } from './packed-stream.ts';
import { PRICES } from './price-table.ts';
import { SyntheticDeltas } from './synthetic-deltas.ts';

/** Ten seconds before a minute ends, so that the refreshes that are measured hold one that stores a minute. */
const BEGINS = Date.UTC(2026, 0, 14, 17, 29, 50);
const WINDOW = 5;
/** Windows before those that are measured. */
const WARM_UP = 1;
/** Memory of the function `rank`, gigabytes, and of `count` with the seconds that a batch takes it (see the bench `cost`). */
const RANK_GIGABYTES = 1_769 / 1_024;

/** What refreshes of all parts came to. */
export interface Scaled {
  readonly shards: number;
  readonly parts: number;
  readonly slowestSeconds: number;
  readonly meanSeconds: number;
  /** Of the heap, with the deltas and stores of this bench in it. */
  readonly megabytes: number;
  /** Of all parts a refresh. */
  readonly reads: number;
  readonly writes: number;
  readonly deltaReads: number;
  readonly deltaBytes: number;
  /** DynamoDB's units of deltas and of what rankers store, and the rankers' seconds. */
  readonly costPerMillion: number;
}

export class ScaleRun {
  private readonly clock = new ManualClock(BEGINS);
  private readonly store = new MeteredStore();
  private readonly log: MeteredLog;
  private readonly deltas: SyntheticDeltas;
  private readonly rankers: readonly Ranker[];
  private batch = 0;

  constructor(
    private readonly shards: number,
    private readonly parts: number,
  ) {
    this.log = new MeteredLog(parts);
    this.deltas = new SyntheticDeltas(shards, shards);
    const ids = new SequentialIds();
    const storeOf: StoreOf = (record) => this.store.named(record);
    this.rankers = Array.from({ length: parts }, (_, part) => {
      const place = { partition: { part, of: parts }, storeOf };
      const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: this.clock, place };
      return new Ranker(PartStore.open(storeOf, place.partition), this.log, this.clock, ids, options);
    });
  }

  async measure(refreshes: number): Promise<Scaled> {
    for (let window = 0; window < WARM_UP; window += 1) await this.window();
    Object.assign(this.store.units, { reads: 0, writes: 0 });
    Object.assign(this.log.units, { reads: 0, writes: 0 });
    Object.assign(this.log, { itemsRead: 0, bytesWritten: 0 });
    const seconds: number[] = [];
    let megabytes = 0;
    for (let window = 0; window < refreshes; window += 1) {
      seconds.push(...(await this.window()));
      megabytes = Math.max(megabytes, Math.round(process.memoryUsage().heapUsed / 1_048_576));
    }
    const [reads, writes] = [this.store.units.reads + this.log.units.reads, this.store.units.writes + this.log.units.writes];
    const total = seconds.reduce((sum, each) => sum + each, 0);
    const dollars =
      reads * PRICES.dynamodb.readUnit + writes * PRICES.dynamodb.writeUnit + total * RANK_GIGABYTES * PRICES.lambda.gigabyteSecond;
    return {
      shards: this.shards,
      parts: this.parts,
      slowestSeconds: Math.max(...seconds),
      meanSeconds: total / seconds.length,
      megabytes,
      reads: reads / refreshes,
      writes: writes / refreshes,
      deltaReads: this.log.itemsRead / refreshes,
      deltaBytes: this.log.bytesWritten / refreshes / this.shards,
      costPerMillion: (dollars / (refreshes * this.shards * WINDOW * ACTIVITIES_A_SECOND)) * 1e6,
    };
  }

  /** The deltas of a window, and a refresh of each part after it: processor seconds of each. */
  private async window(): Promise<readonly number[]> {
    this.clock.advance(WINDOW * SECOND);
    for (let shard = 0; shard < this.shards; shard += 1)
      await this.log.append(this.deltas.next(shard, this.batch, this.clock.now(), WINDOW));
    this.batch += 1;
    (globalThis as { gc?: () => void }).gc?.();
    const seconds: number[] = [];
    for (const ranker of this.rankers) {
      const begun = process.cpuUsage();
      await ranker.refresh();
      const { user, system } = process.cpuUsage(begun);
      seconds.push((user + system) / 1e6);
    }
    return seconds;
  }
}
