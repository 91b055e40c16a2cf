import { DynamoDeltaLog, DynamoRankStore } from '@groundswell/data';
import { type ManualClock, RandomIds, SECOND } from '@groundswell/kernel';
import { type Delta, type DeltaLog, Ranker, type Refresh, SurpriseRule } from '@groundswell/trend';
import type { FaultTally } from './fault-tally.ts';
import type { FaultyTables, MortalClient } from './faulty-table.ts';
import type { Random } from './random.ts';

export interface RankingParts {
  readonly tables: FaultyTables;
  readonly clock: ManualClock;
  readonly machineClock: ManualClock;
  readonly random: Random;
  readonly tally: FaultTally;
  readonly written: (item: Record<string, unknown>) => Promise<void>;
}

export interface RankingSettings {
  readonly table: string;
  readonly largestBody: number;
  /** Shares of refreshes in which the ranker is killed, or stands still while another takes over, or merges slowly. */
  readonly killed: number;
  readonly stolen: number;
  readonly slow: number;
}

interface RankProcess {
  readonly client: MortalClient;
  readonly ranker: Ranker;
}

const MOST_TRIES = 200;
const LEASE_OVER = 20 * SECOND;
/** Writes of a refresh among which it is killed. */
const WRITES = 40;

/** Two processes that rank, of which one holds the lease: killed between any two writes, robbed of the lease, too slow. */
export class Rankings {
  /** Faults are injected only while this is so. */
  active = true;
  /** Every refresh has more to merge than it has time for. */
  overwhelmed = false;
  /** What rankers complained of: nothing, if all is well. */
  readonly complaints: string[] = [];
  private slow = false;
  private readonly processes: RankProcess[];

  constructor(
    private readonly parts: RankingParts,
    private readonly settings: RankingSettings,
  ) {
    this.processes = [this.start(), this.start()];
  }

  /** Refreshes until everything new is merged, whoever does it. @returns the last refresh */
  async refresh(): Promise<Refresh> {
    const { random, machineClock } = this.parts;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const which = this.active && random.chance(0.3) ? 1 : 0;
      if (this.draws('stolen')) await this.steal();
      const refresh = await this.once(which);
      if (refresh?.held === true && refresh.behind !== true) return refresh;
      machineClock.advance(LEASE_OVER);
    }
    throw new Error('nobody comes to the end of a refresh');
  }

  /** Both processes are new: they know nothing. */
  goCold(): void {
    for (const index of this.processes.keys()) this.processes[index] = this.start();
    this.parts.machineClock.advance(LEASE_OVER);
  }

  /** @returns undefined where it failed or died */
  private async once(which: number): Promise<Refresh | undefined> {
    const { random, tally } = this.parts;
    const { client, ranker } = this.processes[which] as RankProcess;
    const how = random.chance(0.5) ? 'before' : 'after';
    client.destine(this.draws('killed') ? { write: 1 + random.below(WRITES), how } : undefined);
    this.slow = this.overwhelmed || this.draws('slow');
    try {
      const refresh = await ranker.refresh();
      client.destine(undefined);
      this.listen(refresh);
      return refresh;
    } catch (error) {
      if (client.dead) {
        tally.add('ranker killed');
        this.processes[which] = this.start();
      } else if (!isTransient(error)) throw error;
      return undefined;
    }
  }

  /** One ranker stands still in the middle of its writes until its lease is over and another has ranked; then it goes on. */
  private async steal(): Promise<void> {
    const { random, machineClock, tally } = this.parts;
    const [robbed] = this.processes as [RankProcess, RankProcess];
    robbed.client.destine({ write: 1 + random.below(WRITES), how: 'held' });
    const done = robbed.ranker.refresh().catch((error: unknown) => {
      if (!isTransient(error)) throw error;
    });
    await Promise.race([done, robbed.client.reached]);
    machineClock.advance(LEASE_OVER);
    await this.calmly(() => this.once(1));
    robbed.client.letGo();
    await done;
    this.processes[0] = this.start();
    tally.add('lease stolen');
  }

  private async calmly(work: () => Promise<unknown>): Promise<void> {
    const { active } = this;
    this.active = false;
    await work();
    this.active = active;
  }

  private listen({ unreadable, gaps, behind }: Refresh): void {
    if (unreadable !== undefined) this.complaints.push(`${unreadable} deltas cannot be read`);
    if (gaps !== undefined) this.complaints.push(`${gaps} gaps in the chains`);
    if (behind === true) this.parts.tally.add('merging took too long');
  }

  private start(): RankProcess {
    const { tables, clock, machineClock, written } = this.parts;
    const { table, largestBody } = this.settings;
    const ids = new RandomIds();
    const client = tables.process(written);
    const log = this.slowed(new DynamoDeltaLog(client.documents, table, clock, ids));
    const store = new DynamoRankStore(client.documents, table, ids, largestBody);
    const ranker = new Ranker(store, log, clock, ids, { minimumActors: 5, rule: new SurpriseRule(), machineClock });
    return { client, ranker };
  }

  /** A log whose deltas take three seconds each, while rankers are slow. */
  private slowed(log: DynamoDeltaLog): DeltaLog {
    const read = log.read.bind(log);
    const { machineClock } = this.parts;
    const isSlow = () => this.slow;
    async function* slowly(...question: Parameters<DeltaLog['read']>): AsyncIterable<Delta> {
      for await (const delta of read(...question)) {
        if (isSlow()) machineClock.advance(3 * SECOND);
        yield delta;
      }
    }
    return Object.assign(log, { read: slowly });
  }

  private draws(fault: 'killed' | 'stolen' | 'slow'): boolean {
    return this.active && this.parts.random.chance(this.settings[fault]);
  }
}

/** What a refresh may fail with, and the next one makes good. */
function isTransient(error: unknown): boolean {
  return (
    error instanceof Error && ['Death', 'ProvisionedThroughputExceededException', 'TimeoutError', 'UnavailableError'].includes(error.name)
  );
}
