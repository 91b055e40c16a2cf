import { type Clock, DAY, HOUR, type Ids, MINUTE, SECOND, SystemClock } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { DeltaLog, PassOver } from '../delta.ts';
import { owns, type Partition, WHOLE } from '../partition.ts';
import { type Moderated, type RankerModeration, UNMODERATED } from '../moderation/ranker-moderation.ts';
import { type CatchUpParts, catchUp, type CaughtUp, told } from './catch-up.ts';
import { encodeEpisodes } from './episode-codec.ts';
import { RelatedWriter } from '../related/related-writer.ts';
import { CheckedStore, type PassOverPart } from './checked-store.ts';
import { HourBook } from './hour-book.ts';
import { hourScopes } from './hour-scopes.ts';
import { HourWriter } from './hour-writer.ts';
import { IndexWriter } from './index-writer.ts';
import { ListWriter } from './list-writer.ts';
import { Pace, Paces } from './pace.ts';
import { inBatches } from './in-batches.ts';
import { IMPORT_SHARD, partKeys } from './part-keys.ts';
import { type PartedLists, partedListsOf, type RankerPlace } from './parted-lists.ts';
import { type Checkpoint, Persister } from './persister.ts';
import { LeaseLostError, notRetired, type RankerRecord, type RankStore } from './rank-store.ts';
import { closesNow, StartingRanker } from './ranker-start.ts';
import type { TrendEnded, TrendEvents, TrendStarted } from './scope-episodes.ts';
import { ScopeLists } from './scope-lists.ts';
import type { ScoreRule } from './score.ts';
import type { TrendState } from './trend-state.ts';
import type { TrendList } from '../trend-list.ts';

/** Machine time for which a lease is taken, what must be left of it before something is written, and for which a start opens minutes in one refresh. */
const [LEASE, LEASE_LEFT, START_STEP] = [15 * SECOND, 8 * SECOND, 10 * SECOND];
const EPISODES_KEPT = 3 * DAY;
/** What a list shows is an episode to who reads it next, so those of a scope are written now and then. */
const EPISODES_PACE = { every: 5 * MINUTE, burst: 2 };
const EPISODES_AT_ONCE = 8;
/** How often readers are told how fresh lists are, at most while there is activity and at least while there is none. */
const FRESHNESS_PACE = { every: 5 * SECOND, burst: 12 };
const FRESHNESS_IN_SILENCE = 30 * SECOND;

export interface RankerOptions {
  /** Distinct actors in 24 hours below which a topic is in no list. */
  readonly minimumActors: number;
  readonly rule: ScoreRule;
  /** What leases are measured by: machine time, whatever the rate of the deployment's clock. */
  readonly machineClock?: Clock;
  /** Keeps a delta that cannot be read, before the ranker goes on behind it; absent: a refresh that meets one throws. */
  readonly passOver?: PassOver;
  /** Keeps a stored minute, hour, list or chunk of the index that cannot be read, before it counts as missing; absent: it throws. */
  readonly passOverPart?: PassOverPart;
  /** Nobody reads its store or goes on from it: what only others need is stored once an hour, or not at all. Default: false. */
  readonly alone?: boolean;
  /** The topics that it ranks, and where those of the others are; absent: it ranks all. */
  readonly place?: RankerPlace;
  /** What operators decide; absent: nothing. Knows one ranker. */
  readonly moderation?: RankerModeration;
}

/** What a refresh came to. */
export interface Refresh {
  /** False while another ranker holds the lease: nothing was done. */
  readonly held: boolean;
  /** A topic, or the list of everywhere, waits for another refresh, a second or more from now, to be shown. */
  readonly pending: boolean;
  /** Activities in the deltas that it merged. */
  readonly activities: number;
  /** Deltas that it read; absent: none. */
  readonly deltas?: number;
  /** Time ran out before everything new was merged, or everything that was stored was read: the next refresh goes on. */
  readonly behind?: boolean;
  /** Deltas that could not be read and were passed over; absent: none. */
  readonly unreadable?: number;
  /** Topics that began to be shown as trends and that ceased to; absent: none. One may be missed when a ranker dies. */
  readonly started?: readonly TrendStarted[];
  readonly ended?: readonly TrendEnded[];
  /** Ranges of chains whose deltas had expired before they were merged: what they counted is lost; absent: none. */
  readonly gaps?: number;
}

/** What a ranker knows while it holds the lease; dropped with it. */
interface Memory {
  readonly token: number;
  readonly epoch: number;
  readonly state: TrendState;
  readonly lists: ScopeLists;
  readonly listWriter: ListWriter;
  readonly hours: HourWriter;
  readonly index: IndexWriter;
  readonly persister: Persister;
  readonly related: RelatedWriter;
  readonly parted: PartedLists | undefined;
  /** Activities up to the checkpoint that it started from. */
  readonly activities: number;
}

const NOTHING: Refresh = { held: false, pending: false, activities: 0 };
const STARTING: Refresh = { ...NOTHING, held: true, behind: true };

/** Merges new deltas, ranks every scope, writes what changed. One call at a time. */
export class Ranker {
  private readonly owner: string;
  private readonly machineClock: Clock;
  private readonly store: CheckedStore;
  private readonly catching: CatchUpParts;
  private memory: Memory | undefined;
  private starting: StartingRanker | undefined;
  private told = { at: Number.NEGATIVE_INFINITY, version: -1 };
  private readonly telling = new Pace(FRESHNESS_PACE.every, FRESHNESS_PACE.burst);
  private readonly episodePaces = new Paces<Scope>(EPISODES_PACE.every, EPISODES_PACE.burst);
  private headsKept = new Map<string, string>();
  private headsKeptAt = Number.NEGATIVE_INFINITY;

  constructor(
    store: RankStore,
    private readonly log: DeltaLog,
    private readonly clock: Clock,
    ids: Ids,
    private readonly options: RankerOptions,
  ) {
    this.store = new CheckedStore(store, options.passOverPart);
    this.owner = ids.next();
    this.machineClock = options.machineClock ?? new SystemClock();
    this.catching = {
      store: this.store,
      log,
      clock,
      machineClock: this.machineClock,
      passOver: options.passOver,
      partition: this.partition,
    };
  }

  /**
   * One refresh. Safe to repeat, to cut off anywhere and to run beside another ranker.
   * @throws whatever the store or the log throws when it is unavailable; the next refresh makes it good
   * @throws RankPartsError where its topics were divided into more parts
   */
  async refresh(): Promise<Refresh> {
    try {
      const memory = await this.remember();
      if (memory === undefined) return this.starting ? STARTING : NOTHING;
      const before = memory.state.activities;
      const caughtUp = await catchUp(this.catching, memory.state, memory.hours);
      await this.write(memory, caughtUp);
      return {
        held: true,
        pending: memory.lists.pending || (memory.parted ?? memory.listWriter).waiting,
        activities: memory.state.activities - before,
        ...told(caughtUp),
        ...toldEvents(memory.lists.episodes.takeEvents((topic) => this.options.moderation?.waits(topic) === true)),
      };
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      [this.memory, this.starting] = [undefined, undefined];
      return NOTHING;
    }
  }

  /** Takes or keeps the lease, and rebuilds the memory where it is missing or outdated. */
  private async remember(): Promise<Memory | undefined> {
    const record = await this.lease();
    if (record === undefined) {
      [this.memory, this.starting] = [undefined, undefined];
      return undefined;
    }
    const { memory } = this;
    const fits = memory?.token === record.token && memory.epoch === record.epoch;
    if (!fits || closesNow(memory.state.foldedThrough, this.clock.now())) this.memory = await this.start(record);
    return this.memory;
  }

  private get partition(): Partition {
    return this.options.place?.partition ?? WHOLE;
  }

  private async lease(): Promise<RankerRecord | undefined> {
    const at = this.machineClock.now();
    const record = await this.store.record();
    notRetired(record);
    const left = record?.owner === this.owner ? record.until - at : Number.NEGATIVE_INFINITY;
    if (left >= LEASE_LEFT) return record;
    return this.store.hold(this.owner, at, at + LEASE);
  }

  /** @returns undefined while there are stored minutes that are still to be opened */
  private async start(record: RankerRecord): Promise<Memory | undefined> {
    if (this.starting?.goesOnFrom(record) !== true)
      this.starting = await StartingRanker.begin(this.store, record, this.clock.now(), this.partition);
    const { starting } = this;
    const end = this.machineClock.now() + START_STEP;
    if (!(await starting.open(() => this.machineClock.now() >= end))) return undefined;
    const { state, lists, episodes, summary } = await starting.end();
    this.starting = undefined;
    // Whoever follows has to know which minutes may be stored without their hour, even if this one dies at its first write.
    if (record.foldedThrough === undefined) await this.store.change(record.token, { foldedThrough: state.foldedThrough });
    const book = new HourBook(this.store, state);
    const hours = new HourWriter(this.store, state, book);
    const index = new IndexWriter(this.store, state);
    return {
      token: record.token,
      epoch: record.epoch,
      state,
      hours,
      index,
      lists: new ScopeLists(state, book, this.options.rule, this.options.minimumActors, lists, episodes),
      listWriter: new ListWriter(this.store, lists, summary),
      persister: new Persister(this.store, state, hours, index, record.activities, this.options.alone === true ? HOUR : undefined),
      related: new RelatedWriter(this.store, state, {
        minimumActors: this.options.minimumActors,
        thresholds: this.options.rule.thresholds,
      }),
      parted: partedListsOf(this.options.place, state, book, this.options.passOverPart),
      activities: record.activities,
    };
  }

  private async write(memory: Memory, { behindAt }: CaughtUp): Promise<void> {
    const now = this.clock.now();
    const { token, state, lists, listWriter, index, persister, parted } = memory;
    await this.keepLease(token);
    const behind = behindAt !== undefined;
    // What is behind knows nothing of the last hour: lists keep what they show until it does.
    if (!behind) {
      await parted?.takeTotals();
      const moderated = await this.moderate(state, now);
      const refreshed = await lists.refresh(now, moderated.denied);
      await this.writeEpisodes(memory, now);
      const shown = await this.reviewed(refreshed, parted);
      await listWriter.write(shown, token, moderated.changed);
      if (this.options.alone !== true) await memory.related.write(shown, now, token, moderated.denied);
    }
    const scopes = lists.scopes(now);
    if (parted === undefined) await listWriter.writeScopes(scopes, now, token);
    else await parted.publish(scopes, lists.ranked(now), now, token, (merged) => this.reviewed(merged));
    if (this.options.alone !== true) await index.writeRecent(now, token);
    const due = behind || persister.due(now);
    // Looks at every minute of every topic, so not at each refresh.
    const names = due ? hourScopes(state, scopes, this.options.minimumActors) : [];
    const checkpoint = due ? await persister.persist(names, now, token, { all: behind, arrivedTo: behindAt }) : undefined;
    await this.tell(memory, now, checkpoint);
    if (checkpoint !== undefined) {
      persister.committed(checkpoint);
      await this.keepHeads(state, now);
    }
  }

  /** What may be shown of lists; those of a part only leave out what waits: who makes the lists of all parts holds back what is new. */
  private async reviewed(lists: readonly TrendList[], parted?: PartedLists): Promise<readonly TrendList[]> {
    const { moderation } = this.options;
    if (moderation === undefined) return lists;
    return parted === undefined ? moderation.review(lists) : moderation.withoutWaiting(lists);
  }

  private async moderate(state: TrendState, now: number): Promise<Moderated> {
    const { traits } = state.actors;
    const usersOf = (topic: string, minute: number) => state.scopes.get(EVERYWHERE)?.get(topic)?.actorsFrom(minute) ?? [];
    const ranks = (topic: string) => owns(this.partition, topic);
    const moderated = (await this.options.moderation?.look({ traits, usersOf, ranks }, now)) ?? UNMODERATED;
    state.ban(moderated.banned);
    return moderated;
  }

  /** Before the lists: what a list shows has an episode, whoever reads it next. */
  private async writeEpisodes({ lists, token }: Memory, now: number): Promise<void> {
    const due = lists.episodes.dirty().filter(([scope]) => this.episodePaces.take(scope, now));
    await inBatches(due, EPISODES_AT_ONCE, async ([scope, episodes]) => {
      await this.store.write(partKeys.episodes(scope), encodeEpisodes(episodes.all(), now), token, now + EPISODES_KEPT);
      episodes.wasStored();
    });
  }

  /** Prolongs the lease where reading took long. */
  private async keepLease(token: number): Promise<void> {
    if ((await this.lease())?.token !== token) throw new LeaseLostError('another ranker took the lease');
  }

  /** Moves the checkpoint, and tells readers how fresh lists are. */
  private async tell({ token, state, activities }: Memory, now: number, checkpoint: Checkpoint | undefined): Promise<void> {
    const silent = this.told.version === state.version;
    const due = silent ? Math.abs(now - this.told.at) >= FRESHNESS_IN_SILENCE : this.telling.take(now);
    if (checkpoint === undefined && !due) return;
    const countedThrough = state.arrivedTo === 0 ? {} : { countedThrough: state.arrivedTo };
    await this.store.change(token, { rankedAt: now, countedActivities: activities + state.activities, ...countedThrough, ...checkpoint });
    this.told = { at: now, version: state.version };
  }

  /** Once an hour: so that chains of shards that fell silent outlive their deltas. */
  private async keepHeads(state: TrendState, now: number): Promise<void> {
    if (Math.abs(now - this.headsKeptAt) < HOUR) return;
    for (const [shard, head] of state.heads) {
      if (this.headsKept.get(shard) === head || shard.startsWith(IMPORT_SHARD)) continue;
      await this.log.keepHead(shard, head);
      this.headsKept.set(shard, head);
    }
    this.headsKeptAt = now;
  }
}

function toldEvents({ started, ended }: TrendEvents): Pick<Refresh, 'started' | 'ended'> {
  return { ...(started.length === 0 ? {} : { started }), ...(ended.length === 0 ? {} : { ended }) };
}
