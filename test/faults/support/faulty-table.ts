import { DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import type { FaultTally } from './fault-tally.ts';
import type { Random } from './random.ts';

/** What a process dies of. */
export class Death extends Error {
  override readonly name = 'Death';
}

/** How often requests fail, as shares. */
export interface RequestFaults {
  readonly throttled: number;
  readonly lost: number;
  /** For longer than the client tries. */
  readonly stubborn: number;
}

/** What befalls a process at its n-th write, from 1: death before the table has it, or after; or the write waits, as a zombie's does. */
export interface Fate {
  readonly write: number;
  readonly how: 'before' | 'after' | 'held';
  /** Counts puts alone: whoever stands still stands before what others must not overtake. */
  readonly onlyPuts?: boolean;
}

/** Tries of the client, and requests that a stubborn fault lasts for. */
const TRIES = 6;
const STUBBORN = 2 * TRIES;

/**
 * The way to the tables, with faults: requests that are throttled or whose answer is lost, inside the
 * client's own retries; everything unreachable while `down`.
 */
export class FaultyTables {
  readonly steady: DynamoDBClient;
  readonly faulty: DynamoDBClient;
  down = false;
  /** Faults are injected only while this is so. */
  active = true;
  private stubborn = 0;

  constructor(
    endpoint: string,
    private readonly random: Random,
    private readonly rates: RequestFaults,
    private readonly tally: FaultTally,
  ) {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const settings = { endpoint, region: 'us-east-1', credentials };
    this.steady = new DynamoDBClient(settings);
    // As many tries as in earnest, without the waiting.
    this.faulty = new DynamoDBClient({ ...settings, retryStrategy: new ConfiguredRetryStrategy(TRIES, () => 1) });
    this.faulty.middlewareStack.add(
      (next) => async (args) => {
        const fault = this.drawFault();
        if (fault === 'throttled') throw new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} });
        if (fault === 'down') throw Object.assign(new Error('connect ECONNREFUSED'), { name: 'TimeoutError' });
        const answer = await next(args);
        if (fault === 'lost') {
          // The connection is gone, too: an answer that nobody reads would hold it for ever.
          (answer.response as { readonly body?: { destroy?: () => void } }).body?.destroy?.();
          throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
        }
        return answer;
      },
      { step: 'deserialize', priority: 'low' },
    );
  }

  /** A client of one process. */
  process(written: (item: Record<string, unknown>) => Promise<void> = () => Promise.resolve()): MortalClient {
    return new MortalClient(this.faulty, written);
  }

  destroy(): void {
    this.steady.destroy();
    this.faulty.destroy();
  }

  private drawFault(): 'throttled' | 'lost' | 'down' | undefined {
    if (this.down) return 'down';
    if (!this.active) return undefined;
    if (this.stubborn === 0 && this.random.chance(this.rates.stubborn)) {
      this.stubborn = STUBBORN;
      this.tally.add('throttled beyond all tries');
    }
    if (this.stubborn > 0) {
      this.stubborn -= 1;
      return 'throttled';
    }
    const drawn = this.random.next();
    if (drawn >= this.rates.throttled + this.rates.lost) return undefined;
    const fault = drawn < this.rates.throttled ? 'throttled' : 'lost';
    this.tally.add(fault === 'lost' ? 'response lost' : 'throttled');
    return fault;
  }
}

/** A client that dies with its process: nothing gets through any more once it did. */
export class MortalClient {
  readonly documents: DynamoDBDocumentClient;
  readonly raw: DynamoDBClient;
  fate: Fate | undefined;
  dead = false;
  /** Resolves when a write waits. */
  readonly reached: Promise<void>;
  private writes = 0;
  private arrive: () => void = () => undefined;
  private release: () => void = () => undefined;
  private readonly released = new Promise<void>((resolve) => (this.release = resolve));

  constructor(
    faulty: DynamoDBClient,
    private readonly written: (item: Record<string, unknown>) => Promise<void>,
  ) {
    this.reached = new Promise<void>((resolve) => (this.arrive = resolve));
    this.raw = faulty;
    this.documents = DynamoDBDocumentClient.from(faulty, { marshallOptions: { removeUndefinedValues: true } });
    const send = this.documents.send.bind(this.documents) as (command: unknown) => Promise<unknown>;
    Object.assign(this.documents, { send: (command: unknown) => this.send(command, send) });
  }

  /** Says what befalls it, counted from now. */
  destine(fate: Fate | undefined): void {
    this.fate = fate;
    this.writes = 0;
  }

  /** Lets the write go on that was held. */
  letGo(): void {
    this.fate = undefined;
    this.release();
  }

  private async send(command: unknown, send: (command: unknown) => Promise<unknown>): Promise<unknown> {
    if (this.dead) throw new Death();
    const isWrite = command instanceof PutCommand || (command instanceof UpdateCommand && this.fate?.onlyPuts !== true);
    if (!isWrite) return this.alive(await send(command));
    this.writes += 1;
    const fate = this.fate?.write === this.writes ? this.fate.how : undefined;
    if (fate === 'before') this.die();
    if (fate === 'held') {
      this.arrive();
      await this.released;
    }
    const answer = await send(command);
    if (command instanceof PutCommand) await this.written(command.input.Item ?? {});
    if (fate === 'after') this.die();
    return this.alive(answer);
  }

  private die(): never {
    this.dead = true;
    throw new Death();
  }

  private alive(answer: unknown): unknown {
    if (this.dead) throw new Death();
    return answer;
  }
}
