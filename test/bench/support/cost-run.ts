import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  createDocumentClient,
  DynamoAgeStore,
  DynamoAttemptMarks,
  DynamoDeltaLog,
  DynamoModerationStore,
  DynamoRankStore,
  DynamoSamples,
} from '@groundswell/data';
import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import {
  ActivityCounter,
  InMemoryDeadLetters,
  KeyedActivityHashes,
  ModerationBook,
  Ranker,
  RankerModeration,
  StoredActorAges,
  SurpriseRule,
} from '@groundswell/trend';
import { CapacityMeter, type Consumed } from './capacity-meter.ts';
import { kindOf } from './item-sizes.ts';
import { PackedStream } from './packed-stream.ts';
import { makeTable } from '../../support/make-table.ts';

/** An hour turns here, in the middle of what is measured. */
const HOUR_TURNS = Date.UTC(2026, 0, 14, 17, 0);
/** Batches begin where they like: minutes end within them. */
const PHASE = 1.7 * SECOND;
const SHARD = 'shardId-000000000000';
/** The schedule that wakes the ranker. */
const SCHEDULE = MINUTE;
/** As the function `rank` looks again where something waits. */
const SECOND_LOOK = 1_100;
const LOOKS = 4;
/** Longer than a lease: the ranker that held it is gone. */
const AFTER_LEASE = 20 * SECOND;

/** What the calls of a function came to. */
export interface Called {
  calls: number;
  /** Processor seconds that they took here. */
  seconds: number;
  /** Requests to DynamoDB. */
  requests: number;
  /** Times that a call waited before it looked again. */
  looks: number;
}

/** What a stretch of activity came to. */
export interface Measured {
  readonly activities: number;
  readonly simulatedSeconds: number;
  readonly windowSeconds: number;
  readonly units: ReadonlyMap<string, Consumed>;
  readonly disagreements: number;
  readonly stream: { readonly records: number; readonly bytes: number; readonly putUnits: number; readonly roundedBytes: number };
  readonly count: Called;
  readonly rank: Called;
  readonly rssMb: number;
}

/** What a ranker takes that knows nothing yet. */
export interface ColdStart {
  readonly units: ReadonlyMap<string, Consumed>;
  readonly seconds: number;
  readonly requests: number;
}

export interface CostOptions {
  /** Of a batch, by the window of the function `count`. */
  readonly windowSeconds: number;
  /** Seconds that a delta waits until the ranker is woken. */
  readonly rankWindowSeconds: number;
  readonly seed: number;
  /** Minutes of activity before what is measured, and measured. */
  readonly minutes: { readonly before: number; readonly measured: number };
}

/** One shard with its counter and its ranker, fed batch by batch. */
export class CostRun {
  private readonly meter = new CapacityMeter(kindOf);
  private readonly clock: ManualClock;
  private readonly ids = new SequentialIds();
  private readonly stream: PackedStream;
  private readonly count = nothingCalled();
  private readonly rank = nothingCalled();
  private scheduledAt = 0;

  private constructor(
    private readonly client: DynamoDBClient,
    private readonly tables: { readonly trends: string; readonly activity: string },
    private readonly options: CostOptions,
  ) {
    const { before, measured } = options.minutes;
    this.clock = new ManualClock(HOUR_TURNS - (before + measured / 2) * MINUTE + PHASE);
    this.stream = new PackedStream(options.seed);
    this.meter.watch(client);
  }

  static async begin(endpoint: string, options: CostOptions): Promise<CostRun> {
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
    return new CostRun(client, { trends: await makeTable(client, 'trends'), activity: await makeTable(client, 'activity') }, options);
  }

  /** @param tell is told of every minute that passed */
  async measure(tell: (minute: number) => void): Promise<{ readonly measured: Measured; readonly cold: ColdStart }> {
    const { before, measured: minutes } = this.options.minutes;
    const [counter, ranker] = [this.counter(), this.ranker()];
    await this.pass(before, counter, ranker, tell);
    this.meter.reset();
    this.stream.reset();
    Object.assign(this.count, nothingCalled());
    Object.assign(this.rank, nothingCalled());
    const activities = await this.pass(minutes, counter, ranker, tell);
    const { records, bytes, putUnits, roundedBytes } = this.stream;
    const measured = {
      activities,
      simulatedSeconds: minutes * 60,
      windowSeconds: this.options.windowSeconds,
      units: new Map([...this.meter.byKind].map(([kind, consumed]) => [kind, { ...consumed }])),
      disagreements: this.meter.disagreements,
      stream: { records, bytes, putUnits, roundedBytes },
      count: { ...this.count },
      rank: { ...this.rank },
      rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
    };
    return { measured, cold: await this.coldStart() };
  }

  private counter(): ActivityCounter {
    const { client, clock, ids } = this;
    const documents = createDocumentClient(client);
    const parents = { of: () => Promise.resolve([]) };
    return new ActivityCounter({
      log: new DynamoDeltaLog(documents, this.tables.trends, clock, ids),
      samples: new DynamoSamples(client, this.tables.activity, clock),
      deadLetters: new InMemoryDeadLetters(),
      attempts: new DynamoAttemptMarks(documents, this.tables.trends, clock, ids),
      parents,
      ages: new StoredActorAges(new DynamoAgeStore(documents, this.tables.trends, ids), parents),
      hashes: new KeyedActivityHashes('a key of this bench and of nothing else'),
      clock,
      publicKinds: ['post'],
    });
  }

  private ranker(): Ranker {
    const { client, clock, ids } = this;
    const { trends } = this.tables;
    const documents = createDocumentClient(client);
    const book = new ModerationBook(new DynamoModerationStore(documents, trends), clock, ids);
    return new Ranker(new DynamoRankStore(documents, trends, ids), new DynamoDeltaLog(documents, trends, clock, ids), clock, ids, {
      minimumActors: 5,
      rule: new SurpriseRule(),
      machineClock: clock,
      moderation: new RankerModeration(book),
    });
  }

  /** The ranker's process ends; the next one goes on from what is stored. */
  private async coldStart(): Promise<ColdStart> {
    this.clock.advance(AFTER_LEASE);
    this.meter.reset();
    const begun = process.cpuUsage();
    await this.ranker().refresh();
    return { units: new Map(this.meter.byKind), seconds: secondsSince(begun), requests: this.meter.requests };
  }

  private async pass(minutes: number, counter: ActivityCounter, ranker: Ranker, tell: (minute: number) => void): Promise<number> {
    const until = this.clock.now() + minutes * MINUTE;
    let counted = 0;
    while (this.clock.now() < until) {
      const records = this.stream.batch(this.clock.now(), this.options.windowSeconds);
      this.clock.advance(this.options.windowSeconds * SECOND);
      await this.called(this.count, async () => {
        counted += (await counter.count('activities', SHARD, records)).counted;
      });
      await this.wake(ranker);
      if (this.clock.now() % MINUTE < this.options.windowSeconds * SECOND) tell(Math.floor(this.clock.now() / MINUTE));
    }
    return counted;
  }

  /** As the ranker is woken by a delta and by the schedule; a refresh later than the next batch is left out. */
  private async wake(ranker: Ranker): Promise<void> {
    const at = this.clock.now();
    const scheduled = at - this.scheduledAt >= SCHEDULE;
    if (scheduled) this.scheduledAt = at;
    for (let run = 0; run < (scheduled ? 2 : 1); run += 1) await this.called(this.rank, () => this.look(ranker, at));
    this.clock.set(at);
  }

  private async look(ranker: Ranker, at: number): Promise<void> {
    const { windowSeconds, rankWindowSeconds } = this.options;
    for (let look = 0; look < LOOKS; look += 1) {
      this.clock.set(Math.min(at + rankWindowSeconds * SECOND + look * SECOND_LOOK, at + windowSeconds * SECOND));
      if (look > 0) this.rank.looks += 1;
      const { pending, activities } = await ranker.refresh();
      if (!pending || (look > 0 && activities > 0)) return;
    }
  }

  private async called(called: Called, work: () => Promise<void>): Promise<void> {
    const { requests } = this.meter;
    const begun = process.cpuUsage();
    await work();
    called.calls += 1;
    called.seconds += secondsSince(begun);
    called.requests += this.meter.requests - requests;
  }
}

function nothingCalled(): Called {
  return { calls: 0, seconds: 0, requests: 0, looks: 0 };
}

/** Processor time of this process: DynamoDB Local is another. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
