import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import {
  type Freshness,
  type IndexedTopic,
  InMemoryDeltaLog,
  PartedTrendReads,
  PartStore,
  Ranker,
  type RankStore,
  type StoreOf,
  SurpriseRule,
  type TopicHour,
  type Trend,
} from '@groundswell/trend';
import { ChainWriter, crowd, type Use } from './deltas.ts';

const START = Date.UTC(2026, 5, 1, 12, 50);
const SCOPES = ['everywhere', 'source:site', 'language:pt', 'kind:post', 'region:BR'] as const;
const TOPICS = ['ai', 'coffee', 'late', 'rare', 'storm'];

/** What readers see at the end of the day, without the moments at which things were noticed. */
export interface DayEnd {
  readonly lists: Readonly<Record<string, readonly Omit<Trend, 'startedAt' | 'peakAt' | 'peakScore'>[] | undefined>>;
  readonly hours: Readonly<Record<string, readonly TopicHour[]>>;
  readonly topics: readonly (IndexedTopic | undefined)[];
  readonly activities: Freshness['activities'];
}

/**
 * Six hours of two shards with bursts, late activity and silence, ranked as they happen by rankers
 * that may die at any write: whoever dies is followed by one without memory.
 */
export class RankedDay {
  private readonly clock = new ManualClock(START);
  private readonly machineClock = new ManualClock(START);
  private readonly ids = new SequentialIds('ranker');
  private readonly log = new InMemoryDeltaLog();
  private readonly chains = [new ChainWriter(this.log, 'shard-1'), new ChainWriter(this.log, 'shard-2')];
  private rankers: Ranker[];
  private parts = 1;
  /** Rankers that died. */
  deaths = 0;

  /**
   * @param store what rankers store, or, where they rank parts of the topics, what opens it
   * @param partsAt in how many parts topics are ranked from a step on; default: in one
   */
  constructor(
    private readonly store: RankStore | StoreOf,
    private readonly partsAt: (step: number) => number = () => 1,
  ) {
    this.rankers = this.newRankers();
  }

  /** @param beside a ranker that looks in now and then, beside the one that ranks */
  async run(beside = false): Promise<DayEnd> {
    const other = beside ? this.newRankers()[0] : undefined;
    for (let step = 0; step < 18; step += 1) {
      this.growTo(this.partsAt(step));
      await this.chains[step % 2]?.append(this.happens(step), { ai: '#AI' });
      if (step % 5 === 4) await this.chains[0]?.append(this.comesLate(step));
      await this.look(3);
      await this.look(35);
      if (other !== undefined && step % 3 === 2) {
        this.machineClock.advance(20 * SECOND);
        await other.refresh();
        this.machineClock.advance(20 * SECOND);
      }
      this.clock.set(START + (step + 1) * 20 * MINUTE);
      if (step === 9) this.clock.advance(MINUTE);
    }
    await this.chains[1]?.append([
      ...crowd('storm', 60, this.minute, 1, 50, { region: 'BR', language: 'pt' }),
      ...crowd('rare', 4, this.minute),
    ]);
    for (const seconds of [3, 35, 35, 40]) await this.look(seconds);
    return this.end();
  }

  private get minute(): number {
    return Math.floor(this.clock.now() / MINUTE);
  }

  private happens(step: number): readonly Use[] {
    const coffee = crowd('coffee', 12 + (step % 3), this.minute, 1, step * 3, { language: 'pt' });
    return step % 4 === 1 ? [...coffee, ...crowd('ai', 30 + step, this.minute, 1, 200)] : coffee;
  }

  private comesLate(step: number): readonly Use[] {
    return crowd('late', 6, this.minute - 60 - 20 * step, 1, step * 4).map((use) => ({ ...use, late: true }));
  }

  /** Rankers of more parts take over, which know nothing but what is stored. */
  private growTo(parts: number): void {
    if (parts === this.parts) return;
    this.parts = parts;
    this.rankers = this.newRankers();
  }

  /** A refresh of all parts; the first part's once more, which merges what the others wrote. */
  private async look(seconds: number): Promise<void> {
    this.clock.advance(seconds * SECOND);
    this.machineClock.advance(seconds * SECOND);
    for (let part = 0; part < this.parts; part += 1) await this.refresh(part);
    if (this.parts > 1) await this.refresh(0);
  }

  /** A refresh, by a new ranker where the last one dies. */
  private async refresh(part: number): Promise<void> {
    for (;;) {
      try {
        const { held } = await (this.rankers[part] as Ranker).refresh();
        if (held) return;
        this.machineClock.advance(20 * SECOND);
      } catch (error) {
        if (!(error instanceof Death)) throw error;
        this.deaths += 1;
        this.rankers[part] = this.newRanker(part);
        this.machineClock.advance(20 * SECOND);
      }
    }
  }

  private get storeOf(): StoreOf {
    const { store } = this;
    return typeof store === 'function' ? store : () => store;
  }

  private newRankers(): Ranker[] {
    return Array.from({ length: this.parts }, (_, part) => this.newRanker(part));
  }

  private newRanker(part: number): Ranker {
    const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: this.machineClock };
    const place = { partition: { part, of: this.parts }, storeOf: this.storeOf };
    return new Ranker(PartStore.open(this.storeOf, place.partition), this.log, this.clock, this.ids, { ...options, place });
  }

  private async end(): Promise<DayEnd> {
    const reads = PartedTrendReads.open(this.storeOf, this.parts, this.clock, this.machineClock);
    const [from, to] = [Math.floor(START / HOUR) - 8, Math.floor(this.clock.now() / HOUR) - 1];
    const lists: Record<string, DayEnd['lists'][string]> = {};
    const hours: Record<string, readonly TopicHour[]> = {};
    for (const scope of SCOPES) {
      lists[scope] = (await reads.list(scope))?.trends.map(
        ({ startedAt: _startedAt, peakAt: _peakAt, peakScore: _peakScore, ...trend }) => trend,
      );
      for (const topic of TOPICS) hours[`${scope} ${topic}`] = await reads.hours(topic, scope, from, to);
    }
    const topics = await Promise.all(TOPICS.map((topic) => reads.topic(topic)));
    return { lists, hours, topics, activities: (await reads.freshness()).activities };
  }
}

/** What a ranker dies of in a test. */
export class Death extends Error {
  override readonly name = 'Death';
}
