import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDocumentClient, DynamoAttemptMarks, DynamoDeltaLog, DynamoRankStore, DynamoSamples } from '@groundswell/data';
import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { ActivityCounter, InMemoryDeadLetters, Ranker, SurpriseRule } from '@groundswell/trend';
import { CapacityMeter, type Consumed } from './capacity-meter.ts';
import { PackedStream } from './packed-stream.ts';
import { makeTable } from './bench-tables.ts';

const BEGINS = Date.UTC(2026, 0, 14, 17, 0);
const SHARD = 'shardId-000000000000';
/** Seconds that an activity takes from the stream to a list in the cloud besides: the ranker's own window. */
const RANK_WINDOW = 2;
/** The schedule that wakes the ranker. */
const SCHEDULE = MINUTE;
/** As the function `rank` looks again where something waits. */
const SECOND_LOOK = 1_100;
const LOOKS = 4;

/** What a stretch of activity came to. */
export interface Measured {
  readonly activities: number;
  readonly simulatedSeconds: number;
  readonly windowSeconds: number;
  readonly units: ReadonlyMap<string, Consumed>;
  readonly disagreements: number;
  readonly stream: { readonly records: number; readonly bytes: number; readonly putUnits: number; readonly roundedBytes: number };
  /** Calls of the functions and the processor seconds that they took here. */
  readonly count: { calls: number; seconds: number };
  readonly rank: { calls: number; refreshes: number; seconds: number };
  readonly rssMb: number;
}

/** One shard with its counter and its ranker, fed batch by batch. */
export class CostRun {
  private readonly count = { calls: 0, seconds: 0 };
  private readonly rank = { calls: 0, refreshes: 0, seconds: 0 };
  private scheduledAt = BEGINS;

  private constructor(
    private readonly clock: ManualClock,
    private readonly meter: CapacityMeter,
    private readonly stream: PackedStream,
    private readonly counter: ActivityCounter,
    private readonly ranker: Ranker,
    private readonly windowSeconds: number,
  ) {}

  static async begin(endpoint: string, { windowSeconds, seed }: { windowSeconds: number; seed: number }): Promise<CostRun> {
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
    const [trends, activity] = [await makeTable(client, 'trends'), await makeTable(client, 'activity')];
    const meter = new CapacityMeter();
    meter.watch(client);
    const documents = createDocumentClient(client);
    const clock = new ManualClock(BEGINS);
    const ids = new SequentialIds();
    const log = new DynamoDeltaLog(documents, trends, clock, ids);
    const hash = new KeyedHash('a key of this bench and of nothing else');
    const counter = new ActivityCounter({
      log,
      samples: new DynamoSamples(client, activity, clock),
      deadLetters: new InMemoryDeadLetters(),
      attempts: new DynamoAttemptMarks(documents, trends, clock, ids),
      parents: { of: () => Promise.resolve([]) },
      hashes: { actor: (actor) => hash.hash48(actor), id: (source, id) => hash.hash48Pair(source, id) },
      clock,
      publicKinds: ['post'],
    });
    const store = new DynamoRankStore(documents, trends, ids);
    const ranker = new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock });
    return new CostRun(clock, meter, new PackedStream(seed), counter, ranker, windowSeconds);
  }

  /** @param minutes of activity; a minute before them warms up and is not measured */
  async measure(minutes: number): Promise<Measured> {
    await this.pass(1);
    this.meter.reset();
    this.stream.reset();
    Object.assign(this.count, { calls: 0, seconds: 0 });
    Object.assign(this.rank, { calls: 0, refreshes: 0, seconds: 0 });
    const activities = await this.pass(minutes);
    const { records, bytes, putUnits, roundedBytes } = this.stream;
    return {
      activities,
      simulatedSeconds: minutes * 60,
      windowSeconds: this.windowSeconds,
      units: this.meter.byPrefix,
      disagreements: this.meter.disagreements,
      stream: { records, bytes, putUnits, roundedBytes },
      count: this.count,
      rank: this.rank,
      rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
    };
  }

  private async pass(minutes: number): Promise<number> {
    const until = this.clock.now() + minutes * MINUTE;
    let counted = 0;
    while (this.clock.now() < until) {
      const records = this.stream.batch(this.clock.now(), this.windowSeconds);
      this.clock.advance(this.windowSeconds * SECOND);
      counted += await this.countBatch(records);
      await this.wake();
    }
    return counted;
  }

  private async countBatch(records: Parameters<ActivityCounter['count']>[2]): Promise<number> {
    const begun = process.cpuUsage();
    const { counted } = await this.counter.count('activities', SHARD, records);
    this.count.seconds += secondsSince(begun);
    this.count.calls += 1;
    return counted;
  }

  /** As the ranker is woken by a delta and by the schedule; a refresh later than the next batch is left out. */
  private async wake(): Promise<void> {
    const at = this.clock.now();
    const scheduled = at - this.scheduledAt >= SCHEDULE;
    if (scheduled) this.scheduledAt = at;
    for (let run = 0; run < (scheduled ? 2 : 1); run += 1) {
      this.rank.calls += 1;
      const begun = process.cpuUsage();
      for (let look = 0; look < LOOKS; look += 1) {
        this.clock.set(Math.min(at + RANK_WINDOW * SECOND + look * SECOND_LOOK, at + this.windowSeconds * SECOND));
        const { pending } = await this.ranker.refresh();
        this.rank.refreshes += 1;
        if (!pending) break;
      }
      this.rank.seconds += secondsSince(begun);
    }
    this.clock.set(at);
  }
}

/** Processor time of this process: DynamoDB Local is another. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
