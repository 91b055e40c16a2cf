import type { ActorGathering } from '../actor-gathering.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { type HourPeaks, peaksIn } from '../rarity/hour-peaks.ts';
import { type ActorView, EVERYBODY } from './actor-view.ts';
import type { ClosedMinutes } from './closed-minutes.ts';
import { type CountedMinute, inOrder, OpenMinute } from './counted-minutes.ts';
import { SPARKLINE_BINS, SPARKLINE_MINUTES, WINDOWS } from './thresholds.ts';
import { countsOf, usesWithoutBanned, type WindowCounts, withoutBanned } from './window-counts.ts';

/** All minutes, as small whole numbers. */
const EVER = { from: -1, to: 2 ** 30 } as const;

const LONGEST_WINDOW = Math.max(...WINDOWS.map(({ minutes }) => minutes));

interface HourCounts {
  readonly uses: number;
  readonly actors: number;
}

/** Windows as they were counted last. */
interface Looked extends ActorView {
  readonly now: number;
  readonly windows: readonly WindowCounts[];
}

/**
 * The recent minutes of one topic in one scope; those without uses are left out. The newest ones, and what came late of
 * the others, are objects that change; the others stand in the columns of the scope, and both are one to who asks.
 */
export class TopicMinutes {
  /** Oldest first. */
  private minutes: OpenMinute[] = [];
  /** The newest minute that stands in columns. */
  private closedThrough: number = EVER.from;
  /** Counts of hours as they were last asked for, until something is added: baselines ask at every refresh, for every topic. */
  private hours: Map<number, { readonly banned: ReadonlySet<number>; readonly counts: HourCounts }> | undefined;
  private looked: Looked | undefined;
  /** What `atMost` said last: it is asked of all that are busy, at every refresh. */
  private bound = 0;
  private boundFrom: number = EVER.from;
  private boundTo: number = EVER.from;
  /** How often the newest hour changed, and the hours before it. */
  private newestHour: number = EVER.from;
  private newestChanges = 0;
  private olderChanges = 0;
  /** The oldest minute. */
  private oldest: number = EVER.to;
  private mostActors = 0;

  /**
   * @param closed minutes of the scope by column; absent: there are none
   * @param topic its number there
   */
  constructor(
    private readonly closed?: ClosedMinutes,
    private readonly topic = 0,
  ) {
    this.look();
  }

  /** At least as many as its distinct actors in all the minutes that are kept: those of each minute added up. */
  get most(): number {
    return this.mostActors;
  }

  /** Keeps a reference to `actors` until it has to merge: five scopes share most sets. */
  add(minute: number, uses: number, actors: DistinctActors): void {
    const before = this.countIn(minute);
    const known = this.at(minute);
    if (known === undefined) this.insert(new OpenMinute(minute, uses, actors, false));
    else {
      known.uses += uses;
      known.own().merge(actors);
    }
    this.mostActors += this.countIn(minute) - before;
  }

  /** Adds what was gathered of `minute`. */
  unite(minute: number, gathered: ActorGathering): void {
    const { only, uses } = gathered;
    if (only !== undefined) return this.add(minute, uses, only);
    const before = this.countIn(minute);
    let known = this.at(minute);
    if (known === undefined) this.insert((known = new OpenMinute(minute, 0, DistinctActors.empty(), true)));
    known.uses += uses;
    gathered.mergeInto(known.own());
    this.mostActors += this.countIn(minute) - before;
  }

  private countIn(minute: number): number {
    if (minute <= this.closedThrough) return this.between(minute, minute)[0]?.count ?? 0;
    return this.find(minute)?.count ?? 0;
  }

  /** What the hashes of the actors that are kept of `minute` are below. */
  thresholdIn(minute: number): number | undefined {
    if (minute <= this.closedThrough) return this.between(minute, minute)[0]?.actors.threshold;
    return this.find(minute)?.actors.threshold;
  }

  /** Puts minutes before `minute` into the columns; what it counts stays as it is. */
  close(minute: number): void {
    const { closed } = this;
    if (closed === undefined || (this.minutes[0]?.minute ?? minute) >= minute) return;
    for (const counts of this.minutes) {
      if (counts.minute >= minute) break;
      closed.add(this.topic, counts);
      this.closedThrough = Math.max(this.closedThrough, counts.minute);
    }
    this.minutes = this.minutes.filter((counts) => counts.minute >= minute);
  }

  /** Whether it has minutes that do not stand in columns. */
  get isOpen(): boolean {
    return this.minutes.length > 0;
  }

  /** What happened from minute `from` to `to` (inclusive), oldest first, wherever it stands. */
  private between(from: number, to: number): readonly CountedMinute[] {
    const open = this.minutes.filter(({ minute }) => minute >= from && minute <= to);
    const closed = from > this.closedThrough ? [] : (this.closed?.between(this.topic, from, to) ?? []);
    return closed.length === 0 ? open : inOrder([...closed, ...open]);
  }

  /** Finds out what the columns have of it. */
  private look(): void {
    [this.mostActors, this.oldest, this.closedThrough] = [0, EVER.to, EVER.from];
    for (const { minute } of this.closed?.between(this.topic, EVER.from, EVER.to) ?? [])
      this.closedThrough = Math.max(this.closedThrough, minute);
    for (const { minute, count } of this.between(EVER.from, EVER.to)) {
      this.mostActors += count;
      this.oldest = Math.min(this.oldest, minute);
    }
  }

  private find(minute: number): OpenMinute | undefined {
    for (let at = this.minutes.length - 1; at >= 0; at -= 1) {
      const known = this.minutes[at] as OpenMinute;
      if (known.minute === minute) return known;
      if (known.minute < minute) return undefined;
    }
    return undefined;
  }

  /** What is known of `minute`, which is about to change. */
  private at(minute: number): OpenMinute | undefined {
    this.change(Math.floor(minute / 60));
    return this.find(minute);
  }

  private change(hour: number): void {
    this.hours?.delete(hour);
    this.looked = undefined;
    this.boundTo = EVER.from;
    if (hour < this.newestHour) {
      this.olderChanges += 1;
      return;
    }
    if (hour > this.newestHour) {
      this.olderChanges += this.newestChanges;
      [this.newestHour, this.newestChanges] = [hour, 0];
    }
    this.newestChanges += 1;
  }

  /** A number that is another whenever something of the hours before `hour` changed. */
  versionBefore(hour: number): number {
    return this.olderChanges + (hour > this.newestHour ? this.newestChanges : 0);
  }

  private insert(counts: OpenMinute): void {
    this.oldest = Math.min(this.oldest, counts.minute);
    // An array with room for more takes five times as much, and most topics are used in one minute.
    if (this.minutes.length === 0) {
      this.minutes = [counts];
      return;
    }
    let at = this.minutes.length;
    while (at > 0 && (this.minutes[at - 1] as OpenMinute).minute > counts.minute) at -= 1;
    if (at === this.minutes.length) this.minutes.push(counts);
    else this.minutes.splice(at, 0, counts);
  }

  /** Forgets minutes before `minute`, with which an hour begins, once its columns have forgotten them. */
  forgetBefore(minute: number): void {
    if (this.oldest >= minute) return;
    this.minutes = this.minutes.filter((counts) => counts.minute >= minute);
    this.look();
    this.hours = undefined;
    this.looked = undefined;
    this.boundTo = EVER.from;
    this.olderChanges += 1;
  }

  get empty(): boolean {
    return this.oldest === EVER.to;
  }

  /** Its oldest minute that is kept. */
  get first(): number | undefined {
    return this.empty ? undefined : this.oldest;
  }

  /** At least as many as the distinct actors from `from` to `to` (inclusive), without uniting them. */
  atMost(from: number, to: number): number {
    if (this.boundFrom === from && this.boundTo === to) return this.bound;
    let sum = from > this.closedThrough ? 0 : (this.closed?.sumOf(this.topic, from, to) ?? 0);
    for (const { minute, count } of this.minutes) if (minute >= from && minute <= to) sum += count;
    [this.bound, this.boundFrom, this.boundTo] = [sum, from, to];
    return sum;
  }

  /**
   * Counts of the windows that end with the minute `now`, which is still filling; shortest first. Asked again in the
   * same minute, with nothing new of the topic, they are as they were: what is learnt of its actors meanwhile counts then.
   * @param view what is known of actors; absent: nothing, and nobody is banned
   */
  windows(now: number, view: ActorView = EVERYBODY): readonly WindowCounts[] {
    const { looked } = this;
    if (looked?.now === now && looked.hour === view.hour && looked.traits === view.traits && looked.banned === view.banned)
      return looked.windows;
    const windows = this.count(now, view);
    this.looked = { now, ...view, windows };
    return windows;
  }

  private count(now: number, view: ActorView): readonly WindowCounts[] {
    const actors = DistinctActors.empty();
    const inWindows = this.between(now - LONGEST_WINDOW + 1, now);
    let uses = 0;
    let at = inWindows.length - 1;
    let known: ReturnType<typeof countsOf> | undefined;
    return WINDOWS.map(({ minutes }) => {
      for (; at >= 0; at -= 1) {
        const counts = inWindows[at] as CountedMinute;
        if (counts.minute <= now - minutes) break;
        uses += counts.uses;
        actors.merge(counts.actors);
        known = undefined;
      }
      const counts = (known ??= countsOf(actors, view));
      return { minutes, uses: usesWithoutBanned(uses, counts.actors, actors.count), ...counts };
    });
  }

  /** Uses and distinct actors of the clock hour `hour`, without those of banned actors. */
  hour(hour: number, banned = EVERYBODY.banned): HourCounts {
    const known = this.hours?.get(hour);
    if (known?.banned === banned) return known.counts;
    const counts = this.countHour(hour, banned);
    this.hours ??= new Map();
    this.hours.set(hour, { banned, counts });
    return counts;
  }

  private countHour(hour: number, banned: ReadonlySet<number>): HourCounts {
    const inHour = this.inHour(hour);
    const uses = inHour.reduce((sum, counts) => sum + counts.uses, 0);
    const all = DistinctActors.union(inHour.map((counts) => counts.actors));
    const actors = withoutBanned(all, banned).count;
    return { uses: usesWithoutBanned(uses, actors, all.count), actors };
  }

  /** How it rose within the clock hour `hour`, without banned actors. */
  peaks(hour: number, banned = EVERYBODY.banned): HourPeaks {
    return peaksIn(this.inHour(hour), (minutes) =>
      Math.round(withoutBanned(DistinctActors.union(minutes.map(({ actors }) => actors)), banned).count),
    );
  }

  /** Whether anybody used it in the clock hour `hour`, banned or not. */
  usedIn(hour: number): boolean {
    return this.inHour(hour).length > 0;
  }

  private inHour(hour: number): readonly CountedMinute[] {
    return this.between(hour * 60, hour * 60 + 59);
  }

  /** Hashes of those of its actors from the minute `first` on that are known: all of up to 255 a minute. */
  *actorsFrom(first: number): Iterable<number> {
    for (const { actors } of this.between(first, EVER.to)) yield* actors.hashes();
  }

  /** The sets of its actors, a minute each, from `first` to `last` (inclusive); not to be changed. */
  setsBetween(first: number, last: number): readonly DistinctActors[] {
    return this.between(first, last).map(({ actors }) => actors);
  }

  /** Uses in the five-minute bins of the last two hours, oldest first; the last one holds `now`. */
  sparkline(now: number): readonly number[] {
    const bins = Array.from({ length: SPARKLINE_BINS }, () => 0);
    const last = Math.floor(now / SPARKLINE_MINUTES);
    for (const { minute, uses } of this.between((last - SPARKLINE_BINS + 1) * SPARKLINE_MINUTES, now)) {
      const bin = SPARKLINE_BINS - 1 - (last - Math.floor(minute / SPARKLINE_MINUTES));
      bins[bin] = (bins[bin] as number) + uses;
    }
    return bins;
  }
}
