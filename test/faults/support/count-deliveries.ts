import { DynamoAttemptMarks, DynamoDeltaLog } from '@groundswell/data';
import { type ManualClock, RandomIds, SECOND, UnavailableError } from '@groundswell/kernel';
import {
  type ActivityHashes,
  ActivityCounter,
  type DeadLetter,
  type DeadLetters,
  InMemoryDeadLetters,
  InMemorySamples,
  KeyedActivityHashes,
} from '@groundswell/trend';
import type { FaultKind, FaultTally } from './fault-tally.ts';
import { Death, type FaultyTables, type MortalClient } from './faulty-table.ts';
import type { Random } from './random.ts';
import { HASH_KEY } from './sent-activities.ts';
import type { ModelRecord, ModelShard, StreamModel } from './stream-model.ts';

/** How often something befalls an invocation, as shares. */
export interface InvocationFaults {
  readonly killed: number;
  readonly zombie: number;
  readonly cold: number;
  /** Its end gets lost, or it begins with what was done before. */
  readonly repeated: number;
}

export interface DeliverySettings {
  readonly table: string;
  readonly faults: InvocationFaults;
  /** Records of a batch at most. */
  readonly batch: number;
  /** Bytes above which a delta takes several parts. */
  readonly largestBody: number;
}

/** What deliveries reach. */
export interface DeliveryParts {
  readonly stream: StreamModel;
  readonly tables: FaultyTables;
  readonly clock: ManualClock;
  readonly random: Random;
  readonly tally: FaultTally;
  /** Takes what strays are moved by. */
  readonly put: (numbers: readonly number[]) => void;
  /** Is told of every item that was put. */
  readonly written: (item: Record<string, unknown>) => Promise<void>;
}

interface CountProcess {
  readonly client: MortalClient;
  readonly counter: ActivityCounter;
}

/** Longer than an invocation may run. */
const TIME_OUT = 61 * SECOND;
const MOST_TRIES = 5_000;

/**
 * An event source mapping at its worst: batches of any size, given again, bisected when they fail,
 * invocations that are killed between any two writes, and zombies that go on with what they knew.
 */
export class CountDeliveries {
  /** Sources and ids of activities that kill whoever hashes them. */
  readonly deadly = new Set<string>();
  readonly letters = new InMemoryDeadLetters();
  /** Faults are injected only while this is so. */
  active = true;
  private readonly positions = new Map<ModelShard, number>();
  private process: CountProcess;
  private zombies: { readonly client: MortalClient; readonly done: Promise<unknown> }[] = [];

  constructor(
    private readonly parts: DeliveryParts,
    private readonly settings: DeliverySettings,
  ) {
    this.process = this.start();
  }

  /** Another process from now on: it knows nothing. */
  goCold(): void {
    this.process = this.start();
  }

  /** A new mapping: it reads from the oldest record that the stream has (TRIM_HORIZON). */
  fromTheBeginning(): void {
    for (const shard of this.parts.stream.shards)
      this.positions.set(shard, shard.records.length - this.parts.stream.retained(shard).length);
    this.goCold();
  }

  /** Delivers until everything is counted, parents before their children. @throws Error when that never ends */
  async drain(): Promise<void> {
    const { stream, tables } = this.parts;
    for (let again = true; again && !tables.down;) {
      again = false;
      for (const shard of stream.shards) {
        if (!this.pending(shard) || shard.parents.some((parent) => this.pending(parent))) continue;
        await this.deliver(shard);
        again = true;
      }
    }
  }

  /** Tries what is there once, while the tables are down. @returns how many batches failed, as all must */
  async tryOnce(): Promise<number> {
    const waiting = this.parts.stream.shards.filter((shard) => this.pending(shard));
    const tries = waiting.map((shard) => this.count(this.process, shard, shard.records.slice(this.position(shard))));
    const ends = await Promise.allSettled(tries);
    const failed = ends.filter((end) => end.status === 'rejected');
    for (const { reason } of failed) this.failed(reason);
    return failed.length;
  }

  /** Lets zombies finish what they were at. */
  async releaseZombies(): Promise<void> {
    for (const { client } of this.zombies) client.letGo();
    await Promise.all(this.zombies.map(({ done }) => done));
    this.zombies = [];
  }

  private async deliver(shard: ModelShard): Promise<void> {
    const { random, tally } = this.parts;
    let length = 0;
    for (let tries = 0; this.pending(shard); tries += 1) {
      if (tries > MOST_TRIES) throw new Error(`${shard.id} does not drain`);
      if (length === 0) length = 1 + random.below(this.settings.batch);
      const back = this.draws('repeated') ? 1 + random.below(10) : 0;
      if (back > 0) tally.add('delivered twice');
      const from = Math.max(0, this.position(shard) - back);
      const batch = shard.records.slice(from, from + length);
      if (this.draws('cold')) {
        this.goCold();
        tally.add('cold process');
      }
      if (this.draws('zombie')) this.leaveZombie(shard, batch);
      if (await this.invoke(shard, batch)) {
        // The answer may be lost, too: then the same is delivered again.
        if (!this.draws('repeated')) this.positions.set(shard, Math.max(this.position(shard), from + batch.length));
        else tally.add('delivered twice');
        length = 0;
      } else if (batch.length > 1) {
        tally.add('bisected');
        length = Math.ceil(batch.length / 2);
      }
      if (this.zombies.length > 2) await this.releaseZombies();
    }
  }

  /** @returns whether the batch was counted */
  private async invoke(shard: ModelShard, batch: readonly ModelRecord[]): Promise<boolean> {
    const { random, tally, clock } = this.parts;
    const { client } = this.process;
    const how = random.chance(0.5) ? 'before' : 'after';
    client.destine(this.draws('killed') ? { write: 1 + random.below(3), how } : undefined);
    try {
      await this.count(this.process, shard, batch);
      client.destine(undefined);
      return true;
    } catch (error) {
      if (!client.dead) return this.failed(error);
      const isDeadly = batch.some(({ deadly }) => deadly) && client.fate === undefined;
      tally.add(isDeadly ? 'record that kills its reader' : `killed ${how} a write`);
      if (isDeadly && batch.length === 1) clock.advance(TIME_OUT);
      this.goCold();
      return false;
    }
  }

  private count({ counter }: CountProcess, shard: ModelShard, batch: readonly ModelRecord[]): Promise<unknown> {
    return counter.count(
      'activities',
      shard.id,
      batch.map((record) => this.parts.stream.delivered(record)),
    );
  }

  /** An invocation that stands still before its write, while everybody takes it for dead. */
  private leaveZombie(shard: ModelShard, batch: readonly ModelRecord[]): void {
    const { client } = this.process;
    // Not before it moves strays: no zombie lives for the hours after which that would matter.
    client.destine({ write: 1 + this.parts.random.below(2), how: 'held', onlyPuts: true });
    const done = this.count(this.process, shard, batch).catch((error: unknown) => this.failed(error));
    this.zombies.push({ client, done });
    this.parts.tally.add('zombie');
    this.goCold();
  }

  /** What a batch may fail with, and be given again. */
  private failed(error: unknown): false {
    const expected = ['Death', 'ProvisionedThroughputExceededException', 'TimeoutError', 'UnavailableError', 'DeadLettersDown'];
    if (error instanceof Error && expected.includes(error.name)) return false;
    throw error;
  }

  private start(): CountProcess {
    const { stream, tables, clock, written } = this.parts;
    const { table, largestBody } = this.settings;
    const ids = new RandomIds();
    const client = tables.process(written);
    const counter = new ActivityCounter({
      log: new DynamoDeltaLog(client.documents, table, clock, ids, largestBody),
      attempts: new DynamoAttemptMarks(client.documents, table, clock, ids),
      deadLetters: this.faultyLetters(),
      samples: new InMemorySamples(),
      parents: stream.parents(() => this.failNow('stream does not say where shards come from', 0.1)),
      placement: stream.placement((numbers) => this.move(numbers)),
      hashes: this.deadly.size === 0 ? new KeyedActivityHashes(HASH_KEY) : this.deadlyHashes(client),
      clock,
      publicKinds: [],
    });
    return { client, counter };
  }

  /** Hashes that kill the process which asks for those of a deadly record; the plain way, that asks for each. */
  private deadlyHashes(client: MortalClient): ActivityHashes {
    const hashes = new KeyedActivityHashes(HASH_KEY);
    const id = (source: string, name: string): number => {
      if (!this.deadly.has(`${source} ${name}`)) return hashes.id(source, name);
      client.dead = true;
      throw new Death();
    };
    return { actor: (actor) => hashes.actor(actor), id };
  }

  /** Moves strays, and fails now and then: before they are on the stream, or after. */
  private move(numbers: readonly number[]): void {
    this.failNow('moving strays cut off', 0.15);
    this.parts.put(numbers);
    this.failNow('moving strays cut off', 0.15);
  }

  /** @throws UnavailableError now and then */
  private failNow(fault: FaultKind, share: number): void {
    if (!this.active || !this.parts.random.chance(share)) return;
    this.parts.tally.add(fault);
    throw new UnavailableError(fault);
  }

  /** Keeps letters, and fails now and then: before they are kept, or after. */
  private faultyLetters(): DeadLetters {
    const keep = async (letters: readonly DeadLetter[]): Promise<void> => {
      const fault = this.active ? this.parts.random.next() : 1;
      if (fault >= 0.05) await this.letters.keep(letters);
      if (fault >= 0.1) return;
      this.parts.tally.add('dead-letter store down');
      throw Object.assign(new Error('the bucket is down'), { name: 'DeadLettersDown' });
    };
    return { keep };
  }

  private draws(fault: keyof InvocationFaults): boolean {
    return this.active && this.parts.random.chance(this.settings.faults[fault]);
  }

  private position(shard: ModelShard): number {
    return this.positions.get(shard) ?? 0;
  }

  private pending(shard: ModelShard): boolean {
    return this.position(shard) < shard.records.length;
  }
}
