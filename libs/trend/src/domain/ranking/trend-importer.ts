import type { AcceptedActivity } from '@groundswell/activity';
import { type Clock, DAY, HOUR, type Ids, MINUTE, SECOND, SystemClock } from '@groundswell/kernel';
import { BatchCounts } from '../counting/batch-counts.ts';
import type { ActivityHashes } from '../counting/activity-hashes.ts';
import { topicsOf } from '../counting/topics-of.ts';
import { CHAIN_START, type Delta } from '../delta.ts';
import { UNMODERATED } from '../moderation/ranker-moderation.ts';
import { IMPORT_DAYS, type ImportOptions, type ImportReport, TrendImport } from '../trend-import.ts';
import { CheckedStore } from './checked-store.ts';
import { HourBook } from './hour-book.ts';
import { hourScopes } from './hour-scopes.ts';
import { HourWriter } from './hour-writer.ts';
import { IndexWriter } from './index-writer.ts';
import { ListWriter } from './list-writer.ts';
import { IMPORT_SHARD } from './part-keys.ts';
import { Persister } from './persister.ts';
import { LeaseLostError, notRetired, type RankerRecord, type RankStore } from './rank-store.ts';
import { type RankerOptions } from './ranker.ts';
import { type Start, startFrom } from './ranker-start.ts';
import { ScopeLists } from './scope-lists.ts';

/** Machine time for which rankers have to wait; given back at the end. */
const LEASE = 2 * MINUTE;
const PROGRESS_EVERY = 10_000;

/** Imports as a ranker of its own: it takes the lease, merges one large delta, stores everything, gives the lease back. */
export class TrendImporter extends TrendImport {
  private readonly machineClock: Clock;
  private readonly store: CheckedStore;

  constructor(
    store: RankStore,
    private readonly hashes: ActivityHashes,
    private readonly ids: Ids,
    private readonly options: RankerOptions,
  ) {
    super();
    this.store = new CheckedStore(store, options.passOverPart);
    this.machineClock = options.machineClock ?? new SystemClock();
  }

  /**
   * @throws LeaseLostError when another import or ranker took over: import again under the same name
   * @throws RankPartsError where topics are ranked in parts already
   */
  async importPast(
    activities: AsyncIterable<AcceptedActivity> | Iterable<AcceptedActivity>,
    options: ImportOptions,
  ): Promise<ImportReport> {
    const { now, name } = options;
    const shard = `${IMPORT_SHARD}${name}`;
    if ((await this.store.record())?.heads.has(shard) === true) return { activities: 0, leftOut: 0 };
    const owner = this.ids.next();
    const record = await this.takeLease(owner);
    const start = await startFrom(this.store, record, now);
    const { delta, ...report } = await this.count(activities, shard, start.state.foldedThrough, options);
    const again = await this.takeLease(owner);
    // Counting may outlast the lease: what a ranker stored meanwhile must not be replaced by what was known before.
    const current = again.token === record.token ? start : await startFrom(this.store, again, now);
    await this.mergeAndStore(again, current, delta, now);
    return report;
  }

  private async takeLease(owner: string): Promise<RankerRecord> {
    const at = this.machineClock.now();
    notRetired(await this.store.record());
    const record = await this.store.hold(owner, at, at + LEASE, true);
    if (record === undefined) throw new LeaseLostError('another ranker took the lease');
    return record;
  }

  /** Counts into minutes where hours are open, else into hours. */
  private async count(
    activities: AsyncIterable<AcceptedActivity> | Iterable<AcceptedActivity>,
    shard: string,
    foldedThrough: number,
    { now, onProgress }: ImportOptions,
  ): Promise<ImportReport & { readonly delta: Delta }> {
    const counts = new BatchCounts();
    const oldest = now - IMPORT_DAYS * DAY;
    let [counted, leftOut, first] = [0, 0, Number.POSITIVE_INFINITY];
    for await (const activity of activities) {
      const at = activity.occurredAt ?? activity.receivedAt;
      if (at > now || at < oldest) {
        leftOut += 1;
        continue;
      }
      const { backfill: _backfill, ...rest } = activity;
      const open = Math.floor(at / HOUR) > foldedThrough;
      // What arrived when it occurred counts in its minute, what arrives now in its hour.
      counts.add({ ...rest, occurredAt: at }, topicsOf(activity), this.hashes.actor(activity.actor), open ? at : at + 2 * HOUR);
      first = Math.min(first, Math.floor(at / HOUR));
      counted += 1;
      if (counted % PROGRESS_EVERY === 0) onProgress?.(counted);
    }
    const place = { shard, previous: CHAIN_START, first: '1', last: '1', arrivedFrom: now, arrivedTo: now };
    const delta: Delta = { ...place, activities: counted, ids: new Float64Array(), ...counts.parts() };
    return { activities: counted, leftOut, ...(counted === 0 ? {} : { firstHour: first }), delta };
  }

  private async mergeAndStore({ token, ...record }: RankerRecord, start: Start, delta: Delta, now: number): Promise<void> {
    const { state, lists: shown, summary } = start;
    const book = new HourBook(this.store, state);
    const hours = new HourWriter(this.store, state, book);
    const index = new IndexWriter(this.store, state);
    const persister = new Persister(this.store, state, hours, index, record.activities);
    const lists = new ScopeLists(state, book, this.options.rule, this.options.minimumActors, shown);
    await Promise.all([...state.needs(delta).lateHours].map((hour) => hours.loadLate(hour)));
    state.merge(delta, Math.floor(now / MINUTE));
    const scopes = lists.scopes(now);
    const names = hourScopes(state, scopes, this.options.minimumActors);
    const checkpoint = await persister.persist(names, now, token, { all: true });
    const { moderation } = this.options;
    // Sweeps are left to the ranker, who comes next.
    const nothing = { traits: state.actors.traits, usersOf: () => [], ranks: () => false };
    const { banned, denied } = (await moderation?.look(nothing, now)) ?? UNMODERATED;
    state.ban(banned);
    // Twice, as a ranker would: a topic is shown that stands high at two refreshes.
    await lists.refresh(now - SECOND, denied);
    const writer = new ListWriter(this.store, shown, summary);
    const ranked = await lists.refresh(now, denied);
    await writer.write((await moderation?.review(ranked)) ?? ranked, token);
    await writer.writeScopes(scopes, now, token);
    await this.store.change(token, {
      ...checkpoint,
      epoch: record.epoch + 1,
      countedActivities: record.countedActivities + delta.activities,
      rankedAt: now,
      until: 0,
    });
  }
}
