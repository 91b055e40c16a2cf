import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Cell, Delta, LateCell, Slice } from '../delta.ts';
import { addTo, Ledger, type SliceCounts } from './ledger.ts';
import { TraitTable } from '../trait-table.ts';
import type { Heads, Part } from './part.ts';
import { RecentActors } from './recent-actors.ts';
import type { ScopeNumbers } from './gathered-scopes.ts';
import { type NewUses, RecentMinutes } from './recent-minutes.ts';
import type { ScopeTotals } from './scope-totals.ts';
import { scopesOf } from './slice-scopes.ts';
import { TopicIndex } from './topic-index.ts';

/** Cells that are put down at most before they are merged: what they take of memory. */
const MOST_UNSETTLED = 500_000;

/** Minutes that are as they come: what comes of others is late, and costs more. */
const OPEN_MINUTES = 2;

/** What is known of the actors of stored minutes comes with them. */
const NOTHING = new TraitTable();

/** A delta that was merged, and the parts that must be stored before the checkpoint may pass it. */
export interface MergedDelta {
  readonly shard: string;
  readonly last: string;
  readonly activities: number;
  readonly parts: ReadonlySet<Part>;
}

/** What a state starts from: what was stored. */
export interface StoredState {
  /** Every hour up to this one was folded: its minutes are closed, what still comes for it is late. */
  readonly foldedThrough: number;
  /** What came late for open hours. Nobody else knows that they are to be written where nothing came in time. */
  readonly late?: Iterable<Ledger>;
  readonly index?: TopicIndex;
  /** The checkpoint: the head of each shard up to which everything is stored. */
  readonly heads?: Heads;
}

/**
 * The merged deltas of the last hours: minutes by slice (to be stored), the same by scope and topic
 * (to be scored), what came late by hour, and the index of the last 24 hours. Merging is exact and
 * its order does not matter; a delta that is merged twice counts once.
 */
export class TrendState {
  readonly minutes = new Map<number, Ledger>();
  readonly late = new Map<number, Ledger>();
  readonly index: TopicIndex;
  readonly scopes: RecentMinutes;
  readonly actors: RecentActors;
  readonly heads: Map<string, string>;
  /** Deltas that the checkpoint has not passed, in order by shard. */
  readonly merged: MergedDelta[] = [];
  /** Open hours with counts that changed since they were last written. */
  readonly changedHours = new Set<number>();
  /** Whether open hours are to be written at once, however lately they were: what they say is wrong. */
  hoursAtOnce = false;
  /** Hours with late counts that readers have not been given. */
  readonly changedLate = new Set<number>();
  foldedThrough: number;
  /** What another ranker counts of the scopes as a whole; absent: this one does. */
  totals: ScopeTotals | undefined;
  /** Hashes of actors that count nowhere. */
  private bannedActors: ReadonlySet<number> = new Set();
  /** Activities merged since it was made, the arrival of the newest one, and how often something was merged. */
  activities = 0;
  arrivedTo = 0;
  version = 0;
  /** The newest minute that something was taken in. */
  private newest = Number.NEGATIVE_INFINITY;

  constructor(stored: StoredState) {
    this.foldedThrough = stored.foldedThrough;
    this.index = stored.index ?? new TopicIndex();
    this.actors = new RecentActors();
    this.scopes = new RecentMinutes(this.index, this.actors);
    this.heads = new Map(stored.heads);
    for (const ledger of stored.late ?? []) {
      this.openLate(ledger);
      this.changedHours.add(ledger.time);
    }
  }

  /** What must be given to `openLate` and `closedMinutes` before `delta` can be merged. */
  needs(delta: Delta): { readonly lateHours: ReadonlySet<number>; readonly closedMinutes: ReadonlySet<number> } {
    const closedMinutes = new Set<number>();
    for (const { minute } of delta.cells) if (this.isClosed(minute)) closedMinutes.add(minute);
    const hours = [...delta.late.map(({ hour }) => hour), ...[...closedMinutes].map((minute) => Math.floor(minute / 60))];
    return { lateHours: new Set(hours.filter((hour) => !this.late.has(hour))), closedMinutes };
  }

  get banned(): ReadonlySet<number> {
    return this.bannedActors;
  }

  /** From now on these actors and no others are left out of what is counted; open hours are to be written anew. */
  ban(banned: ReadonlySet<number>): void {
    if (banned === this.bannedActors || banned.symmetricDifference(this.bannedActors).size === 0) return;
    this.bannedActors = banned;
    this.hoursAtOnce = true;
    for (const minute of this.minutes.keys()) this.changedHours.add(Math.floor(minute / 60));
  }

  /**
   * Takes in a stored minute, before anything is merged; oldest first costs least. To be settled.
   * @param traits what is known of its actors
   */
  openMinute(ledger: Ledger, traits: TraitTable = NOTHING): void {
    if (this.isClosed(ledger.time)) return;
    this.minutes.set(ledger.time, ledger);
    this.changedHours.add(Math.floor(ledger.time / 60));
    this.newest = Math.max(this.newest, ledger.time);
    for (const { slice, topics } of ledger.slices()) {
      const scopes = this.scopes.numbersOf(scopesOf(slice));
      for (const [topic, { uses, actors }] of topics)
        this.scopes.add(topic, { minute: ledger.time, uses, actors, scopes, traits: NOTHING, counts: true, indexed: false });
    }
    this.actors.merge(traits);
  }

  openLate(ledger: Ledger): void {
    this.late.set(ledger.time, ledger);
  }

  /** Merges `delta` at once: `take` and `settle`. */
  merge(delta: Delta, now: number, closed?: (minute: number) => Part | undefined): void {
    this.take(delta, now, closed);
    this.settle();
  }

  /** Makes what was taken since the last time visible in `scopes` and `index`: all at once costs much less than one by one. */
  settle(): void {
    this.scopes.settle();
    this.scopes.close(this.newest - OPEN_MINUTES + 1);
  }

  /**
   * Takes `delta` in; `scopes` and `index` know of it once `settle` was called.
   * @param now minutes since the Unix epoch: what lies more than 24 hours before it is not indexed
   * @param closed what stored minutes of folded hours contain: a delta counts there once, not again as late
   */
  take(delta: Delta, now: number, closed: (minute: number) => Part | undefined = () => undefined): void {
    const parts = new Set<Part>();
    const adding = new Map<Part, boolean>();
    const oldest = TopicIndex.oldest(now);
    this.newest = Math.max(this.newest, now);
    const takes: Takes = (part) => {
      let answer = adding.get(part);
      if (answer === undefined) {
        parts.add(part);
        adding.set(part, (answer = !part.contains(delta.shard, delta.last)));
      }
      return answer;
    };
    const slices = new DeltaSlices(delta, this.scopes);
    for (const cell of delta.cells) {
      const indexed = cell.minute >= oldest && slices.isIndexed(cell) && takes(this.chunkOf(cell.topic));
      const open = !this.isClosed(cell.minute);
      const counts = open && this.mergeMinute(slices, cell, takes);
      if (indexed || counts) this.scopes.add(cell.topic, usesOf(cell, slices, { counts, indexed }));
      if (!open && closed(cell.minute)?.contains(delta.shard, delta.last) !== true)
        this.mergeLate(slices, { ...cell, hour: Math.floor(cell.minute / 60) }, takes);
    }
    for (const cell of delta.late) {
      const minute = cell.hour * 60;
      if (minute >= oldest && slices.isIndexed(cell) && takes(this.chunkOf(cell.topic)))
        this.scopes.add(cell.topic, usesOf({ ...cell, minute }, slices, { counts: false, indexed: true }));
      this.mergeLate(slices, cell, takes);
    }
    for (const [topic, label] of delta.labels) if (takes(this.index.topics(topic))) this.scopes.call(topic, label);
    for (const [part, added] of adding) if (added) part.contain(delta.shard, delta.last);
    this.heads.set(delta.shard, delta.last);
    this.activities += delta.activities;
    this.arrivedTo = Math.max(this.arrivedTo, delta.arrivedTo);
    this.version += 1;
    this.merged.push({ shard: delta.shard, last: delta.last, activities: delta.activities, parts });
    if (this.scopes.coming >= MOST_UNSETTLED) this.settle();
  }

  /** Goes on behind a delta that cannot be read. */
  passOver({ shard, last }: Pick<Delta, 'shard' | 'last'>): void {
    this.heads.set(shard, last);
    this.merged.push({ shard, last, activities: 0, parts: new Set() });
  }

  /** Takes out of `merged` what is stored by now, shard by shard from the oldest, and returns it. */
  takeDurable(): readonly MergedDelta[] {
    const waiting = new Set<string>();
    const durable: MergedDelta[] = [];
    const rest = this.merged.filter((delta) => {
      const stored = !waiting.has(delta.shard) && [...delta.parts].every((part) => part.holdsDurably(delta.shard, delta.last));
      if (stored) durable.push(delta);
      else waiting.add(delta.shard);
      return !stored;
    });
    this.merged.splice(0, this.merged.length, ...rest);
    return durable;
  }

  /** Says that `hour` and those before it were written for good, and forgets their minutes. */
  foldThrough(hour: number): void {
    this.foldedThrough = Math.max(this.foldedThrough, hour);
    this.actors.age();
    const oldest = (this.foldedThrough + 1) * 60;
    for (const minute of this.minutes.keys()) if (minute < oldest) this.minutes.delete(minute);
    for (const hourOfChange of this.changedHours) if (hourOfChange <= hour) this.changedHours.delete(hourOfChange);
    this.scopes.forgetBefore(oldest);
  }

  private isClosed(minute: number): boolean {
    return Math.floor(minute / 60) <= this.foldedThrough;
  }

  /** @returns whether the minute did not contain it yet */
  private mergeMinute(slices: DeltaSlices, { minute, slice, topic, uses, actors }: Delta['cells'][number], takes: Takes): boolean {
    let ledger = this.minutes.get(minute);
    if (ledger === undefined) this.minutes.set(minute, (ledger = new Ledger(minute)));
    this.changedHours.add(Math.floor(minute / 60));
    if (!takes(ledger)) return false;
    addTo(slices.in(ledger, slice), topic, uses, actors);
    return true;
  }

  private chunkOf(topic: string): Part {
    return topic === '' ? this.index.scopes : this.index.topics(topic);
  }

  /** Marks the hour as changed even if the delta is contained: what readers see of it may not be written yet. */
  private mergeLate(slices: DeltaSlices, cell: LateCell, takes: Takes): void {
    const ledger = this.late.get(cell.hour);
    if (ledger === undefined) throw new Error(`the late counts of hour ${cell.hour} are not loaded`);
    if (takes(ledger)) addTo(slices.in(ledger, cell.slice), cell.topic, cell.uses, cell.actors);
    this.changedLate.add(cell.hour);
  }
}

/** Whether a part is still to take what a delta holds for it. */
type Takes = (part: Part) => boolean;

function usesOf(
  { minute, slice, uses, actors }: Omit<Cell, 'topic'>,
  slices: DeltaSlices,
  goes: { readonly counts: boolean; readonly indexed: boolean },
): NewUses {
  return { minute, uses, actors, scopes: slices.numbers(slice), traits: slices.traits, counts: goes.counts, indexed: goes.indexed };
}

/** What the cells of a delta have in common by slice, found once: cells of one slice and time stand together. */
class DeltaSlices {
  private readonly numbersBySlice: (ScopeNumbers | undefined)[] = [];
  private readonly scopesBySlice: (readonly Scope[] | undefined)[] = [];
  private last: { readonly ledger: Ledger; readonly slice: number; readonly counts: SliceCounts } | undefined;

  constructor(
    private readonly delta: Delta,
    private readonly minutes: RecentMinutes,
  ) {}

  get traits(): TraitTable {
    return this.delta.traits;
  }

  numbers(slice: number): ScopeNumbers {
    return (this.numbersBySlice[slice] ??= this.minutes.numbersOf(this.scopes(slice)));
  }

  scopes(slice: number): readonly Scope[] {
    return (this.scopesBySlice[slice] ??= scopesOf(this.at(slice)));
  }

  /** Of a topic that is summed up by scope only what it did everywhere is indexed: the rest is in that. */
  isIndexed({ topic, slice }: Pick<Cell, 'topic' | 'slice'>): boolean {
    return topic === '' || this.scopes(slice)[0] === EVERYWHERE;
  }

  in(ledger: Ledger, slice: number): SliceCounts {
    const { last } = this;
    if (last?.ledger === ledger && last.slice === slice) return last.counts;
    const counts = ledger.of(this.at(slice));
    this.last = { ledger, slice, counts };
    return counts;
  }

  private at(index: number): Slice {
    const slice = this.delta.slices[index];
    if (slice === undefined) throw new Error(`a delta of ${this.delta.shard} has no slice ${index}`);
    return slice;
  }
}
