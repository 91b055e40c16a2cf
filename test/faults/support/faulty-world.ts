import type { StreamLine } from '@groundswell/activity';
import { createDocumentClient, DynamoDeltaLog, DynamoRankStore } from '@groundswell/data';
import { HOUR, ManualClock, MINUTE, RandomIds, SECOND } from '@groundswell/kernel';
import { CHAIN_START, type DeltaLog, InMemoryKeptLetters, LetterReplay, type RankStore, StoredTrendReads } from '@groundswell/trend';
import { CountDeliveries, type InvocationFaults } from './count-deliveries.ts';
import { CountedDeltas } from './counted-deltas.ts';
import { ExpectedCounts, SCOPES } from './expected-counts.ts';
import { FaultTally } from './fault-tally.ts';
import { FaultyTables, type RequestFaults } from './faulty-table.ts';
import { Random } from './random.ts';
import { Rankings } from './rankings.ts';
import { SentActivities } from './sent-activities.ts';
import { type ModelShard, StreamModel } from './stream-model.ts';

/** 11:50: the first hour is over soon. */
const START = Date.UTC(2026, 5, 1, 11, 50);

/** Activities that senders remember, to send them again. */
const MOST_REMEMBERED = 5_000;

/** How large the world is, and how much goes wrong in it. */
export interface WorldSettings {
  readonly seed: number;
  readonly actors: number;
  readonly topics: number;
  readonly shards: number;
  /** Activities of a record at most, and records of a batch at most. */
  readonly linesARecord: number;
  readonly recordsABatch: number;
  /** Bytes above which deltas and parts of the ranker are split. */
  readonly largestBody: number;
  readonly requests: RequestFaults;
  readonly invocations: InvocationFaults;
  readonly rankers: { readonly killed: number; readonly stolen: number; readonly slow: number };
  /** Share of lines that are poison. */
  readonly poison: number;
  /** Share of items that are put after which somebody reads everything. */
  readonly watched: number;
  /** Kills the database and starts it again with its files; absent: it is somebody else's, too. */
  readonly restartStore?: () => Promise<void>;
}

/** The real counter, ranker and tables, with a stream that is a model and senders that send every activity until it is acknowledged. */
export class FaultyWorld {
  readonly clock = new ManualClock(START);
  readonly machineClock = new ManualClock(START);
  readonly tally = new FaultTally();
  readonly random: Random;
  readonly sent: SentActivities;
  readonly stream: StreamModel;
  readonly expected: ExpectedCounts;
  readonly tables: FaultyTables;
  readonly deliveries: CountDeliveries;
  readonly rankings: Rankings;
  /** Reads without faults. */
  readonly log: DeltaLog;
  /** What the chains hold, as far as it was looked at. */
  readonly counted: CountedDeltas;
  private readonly kept: InMemoryKeptLetters;
  /** Hours of which something was counted when they may have been folded. */
  readonly foldedEarly = new Set<number>();
  private readonly watcher: Random;
  private poison = 0;
  private lately: number[] = [];

  constructor(
    endpoint: string,
    readonly table: string,
    readonly settings: WorldSettings,
  ) {
    this.random = new Random(settings.seed);
    this.watcher = this.random.fork();
    this.sent = new SentActivities(settings);
    this.stream = new StreamModel(this.sent, this.clock, settings.linesARecord, settings.shards);
    this.expected = new ExpectedCounts(this.sent, this.stream);
    const { clock, machineClock, tally, stream } = this;
    this.tables = new FaultyTables(endpoint, this.random.fork(), settings.requests, tally);
    const written = (item: Record<string, unknown>) => this.watch(item);
    const common = { tables: this.tables, clock, tally, written };
    const { recordsABatch: batch, largestBody, invocations: faults } = settings;
    const put = (numbers: readonly number[]): void => this.expected.take(stream.put(numbers));
    this.deliveries = new CountDeliveries({ ...common, stream, put, random: this.random.fork() }, { table, faults, batch, largestBody });
    this.rankings = new Rankings({ ...common, machineClock, random: this.random.fork() }, { table, largestBody, ...settings.rankers });
    this.log = new DynamoDeltaLog(createDocumentClient(this.tables.steady), table, clock, new RandomIds());
    this.kept = new InMemoryKeptLetters(this.deliveries.letters);
    this.counted = new CountedDeltas(this.log);
  }

  /** Everything passes. */
  pass(milliseconds: number): void {
    this.clock.advance(milliseconds);
    this.machineClock.advance(milliseconds);
  }

  /** Sends `count` new activities and puts them on the stream. @returns their numbers */
  send(count: number, map?: readonly ModelShard[]): readonly number[] {
    const { tally } = this;
    const numbers: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const number = this.sent.send(this.clock.now());
      const timing = this.sent.timing(number);
      if (timing === 'late') tally.add('late');
      if (timing === 'future') tally.add('from the future');
      if (timing === 'backfill') this.noteBackfill(number);
      if (this.sent.isTwin(number)) tally.add('same id from two sources');
      numbers.push(number);
      if (this.random.chance(this.settings.poison)) numbers.push(this.newPoison());
    }
    this.put(numbers, map);
    this.remember(numbers);
    return numbers;
  }

  /** Many people use one topic. */
  burst(count: number): void {
    this.put(Array.from({ length: count }, () => this.sent.sendToBurst(this.clock.now())));
  }

  /** Sends `count` backfills of the time `to`. */
  fillBack(count: number, to: number): void {
    const numbers = Array.from({ length: count }, () => this.sent.send(this.clock.now(), to));
    for (const number of numbers) this.noteBackfill(number);
    this.put(numbers);
  }

  put(numbers: readonly number[], map?: readonly ModelShard[], deadly = false): void {
    this.expected.take(this.stream.put(numbers, map, deadly));
  }

  /** Sends `count` activities of the last minutes again. */
  resendLately(count: number): void {
    const since = this.clock.now() - 45 * MINUTE;
    this.lately = this.lately.filter((number) => this.sent.wasSentAt(number) >= since);
    const again = Array.from({ length: Math.min(count, this.lately.length) }, () => this.random.pick(this.lately));
    this.put(again);
    this.tally.add('resent', again.length);
  }

  /** Replays every dead letter that can be, as an operator does who is cut off now and then and begins anew. */
  async replay(): Promise<void> {
    const stream = { put: (lines: readonly StreamLine[]) => this.takeReplayed(lines) };
    const replay = new LetterReplay(this.kept, stream, this.log, this.clock);
    for (let again = true; again;) {
      again = false;
      for await (const { key } of this.kept.list()) {
        const result = await replay.replay(key).catch(() => undefined);
        again ||= result === undefined;
        if (result?.outcome === 'replayed' || result?.outcome === 'already') this.tally.add('dead letters replayed');
      }
    }
  }

  /** Looks at what the chains hold, before it expires. */
  async lookAtDeltas(): Promise<void> {
    await this.deliveries.releaseZombies();
    await this.counted.takeNew();
  }

  /** What readers are told; without faults. */
  reads(store: RankStore = new DynamoRankStore(createDocumentClient(this.tables.steady), this.table, new RandomIds())): StoredTrendReads {
    return new StoredTrendReads(store, this.clock, new ManualClock(this.clock.now()));
  }

  /** @throws MalformedBytesError when anything that readers ask for is not whole */
  async readEverything(): Promise<void> {
    const reads = this.reads();
    await reads.search('t', 10);
    for (const scope of SCOPES) await reads.list(scope);
    for (const topic of this.sent.topics) {
      await reads.topic(topic);
      await reads.hours(topic, 'everywhere', 0, Math.floor(this.clock.now() / HOUR));
    }
  }

  /** Ends all faults, and waits until everything is counted and ranked. */
  async quiesce(): Promise<void> {
    this.tables.active = this.deliveries.active = this.rankings.active = false;
    await this.deliveries.releaseZombies();
    await this.deliveries.drain();
    this.pass(10 * SECOND);
    await this.rankings.refresh();
  }

  /** Faults again. */
  resume(): void {
    this.tables.active = this.deliveries.active = this.rankings.active = true;
  }

  /** Reads all chains in the middle of somebody's writes: nobody may see half of anything. */
  private async watch(item: Record<string, unknown>): Promise<void> {
    const isPart = typeof item.pk === 'string' && /^[PQ]#/.test(item.pk);
    if (!isPart || !this.watcher.chance(this.settings.watched)) return;
    this.tally.add('read between the parts');
    for (const shard of await this.log.shards()) {
      let previous = this.counted.heads.get(shard) ?? CHAIN_START;
      for await (const delta of this.log.read(shard, previous)) {
        if (delta.previous !== previous) throw new Error(`a reader saw a gap in the chain of ${shard}`);
        previous = delta.last;
      }
    }
  }

  /** The stream that letters are put back into: it fails before, or after it took them. */
  private async takeReplayed(lines: readonly StreamLine[]): Promise<void> {
    const fault = this.random.next();
    if (fault >= 0.15) this.put(lines.map(({ line }) => this.sent.numberOf(line)));
    if (fault >= 0.3) return;
    this.tally.add('killed while replaying');
    throw new Error('the operator was cut off');
  }

  private newPoison(): number {
    this.poison += 1;
    this.tally.add('poison');
    return -this.poison;
  }

  private noteBackfill(number: number): void {
    this.tally.add('backfill');
    const hour = Math.floor((this.sent.occurredAt(number) as number) / HOUR);
    if (hour < Math.floor(this.clock.now() / HOUR) - 1) this.foldedEarly.add(hour);
  }

  private remember(numbers: readonly number[]): void {
    for (const number of numbers) if (number > 0 && this.random.chance(0.2)) this.lately.push(number);
    this.lately = this.lately.slice(-MOST_REMEMBERED);
  }
}
