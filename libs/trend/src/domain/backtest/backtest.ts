import { type Clock, ManualClock, MINUTE, SequentialIds } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import { type CountableActivity } from '../counting/accepted-lines.ts';
import { ActivityCounter } from '../counting/activity-counter.ts';
import { InMemoryAttemptMarks } from '../counting/attempt-marks.ts';
import type { ActivityHashes } from '../counting/activity-hashes.ts';
import type { StreamRecord } from '../counting/stream-record.ts';
import { type DeadLetter, DeadLetters } from '../dead-letter.ts';
import { decodeList } from '../ranking/list-codec.ts';
import { partKeys } from '../ranking/part-keys.ts';
import { Ranker } from '../ranking/ranker.ts';
import type { ScoreRule } from '../ranking/score.ts';
import { Samples } from '../sample.ts';
import type { TrendList } from '../trend-list.ts';
import { PastLog } from './past-log.ts';
import { PastStore } from './past-store.ts';

/** An activity of the past: it counts when it occurred. */
export type PastActivity = Omit<CountableActivity, 'occurredAt' | 'backfill'> & { readonly occurredAt: number };

export interface BacktestOptions {
  /** Distinct actors in 24 hours below which a topic is in no list. */
  readonly minimumActors: number;
  readonly rule: ScoreRule;
  readonly hashes: ActivityHashes;
  /** Time between two refreshes, milliseconds of the past; default a minute. */
  readonly every?: number;
}

/** A moment of the past at which the engine refreshed its lists. */
export interface PastRefresh {
  readonly at: number;
  /** The lists that show something, by scope. */
  readonly lists: readonly TrendList[];
}

/** What a backtest came to. */
export interface BacktestTotals {
  readonly activities: number;
  /** Activities that were left out, their (source, id) having been counted within the hour. */
  readonly duplicates: number;
  readonly refreshes: number;
}

const STREAM = 'past';
const SHARD = 'past-0';
/** Activities a record holds at most. */
const PACK = 1_000;
/** Nothing can change in lists that show nothing when nothing has happened for so long: longer than the longest window. */
const SILENCE = 2 * 60 * MINUTE;

/**
 * Runs the engine over a past: the counter and the ranker that run in a deployment, on a chain and
 * a store in memory, by a clock that jumps from refresh to refresh. What they show is what a deployment
 * would have shown, had it refreshed at these moments.
 */
export class Backtest {
  private readonly clock = new ManualClock(0);
  private readonly every: number;
  private readonly lists = new Map<Scope, TrendList>();
  private readonly counter: ActivityCounter;
  private readonly ranker: Ranker;
  private readonly totals = { activities: 0, duplicates: 0, refreshes: 0 };
  private readonly records: StreamRecord[] = [];
  private sequence = 0;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(options: BacktestOptions) {
    const { hashes, rule, minimumActors } = options;
    this.every = options.every ?? MINUTE;
    const log = new PastLog();
    const store = new PastStore(this.clock, ({ group, name }, bytes) => this.see(group, name, bytes));
    this.counter = new ActivityCounter({ ...counterParts(this.clock), log, hashes });
    this.ranker = new Ranker(store, log, this.clock, new SequentialIds('backtest'), {
      minimumActors,
      rule,
      machineClock: new ManualClock(0),
      alone: true,
    });
  }

  /**
   * Runs all of the past by, and goes on until everything is counted.
   * @param activities in order of time
   * @param onRefresh awaited at each refresh
   * @throws RangeError when one activity precedes the one before it
   */
  async run(
    activities: Iterable<PastActivity> | AsyncIterable<PastActivity>,
    onRefresh: (refresh: PastRefresh) => void | Promise<void>,
  ): Promise<BacktestTotals> {
    let pack: PastActivity[] = [];
    let next: number | undefined;
    for await (const activity of activities) {
      const { occurredAt } = activity;
      if (occurredAt < this.lastAt) throw new RangeError('the activities of a past must be in order of time');
      const newest = this.lastAt;
      this.lastAt = occurredAt;
      next ??= (Math.floor(occurredAt / this.every) + 1) * this.every;
      if (pack.length >= PACK || occurredAt >= next || Math.floor(occurredAt / MINUTE) !== Math.floor(newest / MINUTE)) {
        this.record(pack);
        pack = [];
      }
      while (occurredAt >= next) next = await this.refresh(next, onRefresh, { before: occurredAt, after: newest });
      pack.push(activity);
    }
    this.record(pack);
    if (next !== undefined) await this.refresh(next, onRefresh, { before: next, after: this.lastAt });
    return this.totals;
  }

  /** A record holds activities of one minute, which it counts in: that of its arrival. */
  private record(pack: readonly PastActivity[]): void {
    const last = pack.at(-1);
    if (last === undefined) return;
    this.sequence += 1;
    const data = Buffer.from(pack.map((activity) => JSON.stringify(activity)).join('\n'));
    this.records.push({ sequenceNumber: String(this.sequence), arrivedAt: last.occurredAt, data });
  }

  /** @returns when the next refresh is due */
  private async refresh(
    at: number,
    onRefresh: (refresh: PastRefresh) => void | Promise<void>,
    { before, after }: { readonly before: number; readonly after: number },
  ): Promise<number> {
    this.clock.set(at);
    const records = this.records.splice(0);
    const { counted, duplicates } = await this.counter.count(STREAM, SHARD, records);
    this.totals.activities += counted;
    this.totals.duplicates += duplicates;
    await this.ranker.refresh();
    this.totals.refreshes += 1;
    const lists = [...this.lists.values()];
    await onRefresh({ at, lists });
    if (lists.length > 0 || at - after < SILENCE) return at + this.every;
    return Math.max(at + this.every, Math.floor(before / this.every) * this.every);
  }

  /** Keeps what each scope shows: lists are written where that changes. */
  private see(group: string, name: string, bytes: Uint8Array): void {
    if (name !== LIST_NAME || !group.startsWith(LIST_GROUP)) return;
    const list = decodeList(bytes);
    if (list.trends.length > 0) this.lists.set(list.scope, list);
    else this.lists.delete(list.scope);
  }
}

const { group: EVERYWHERE_GROUP, name: LIST_NAME } = partKeys.list('everywhere');
const LIST_GROUP = EVERYWHERE_GROUP.slice(0, EVERYWHERE_GROUP.indexOf('#') + 1);

/** What counting reaches beside the chain: nothing of it is looked at afterwards. */
function counterParts(clock: Clock) {
  return {
    deadLetters: new RefusedLetters(),
    samples: new NoSamples(),
    attempts: new InMemoryAttemptMarks(clock),
    parents: { of: () => Promise.resolve([]) },
    clock,
    publicKinds: [],
  };
}

class NoSamples extends Samples {
  keep(): Promise<void> {
    return Promise.resolve();
  }

  forget(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  ofTopic(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }

  arrivals(): Promise<readonly never[]> {
    return Promise.resolve([]);
  }
}

/** Whoever calls checked the activities: what cannot be counted all the same is a defect, and told. */
class RefusedLetters extends DeadLetters {
  keep(letters: readonly DeadLetter[]): Promise<void> {
    return Promise.reject(new TypeError(`an activity of the past cannot be counted: ${letters[0]?.reason ?? ''}`));
  }
}
