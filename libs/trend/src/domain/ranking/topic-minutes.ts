import type { ActorGathering } from '../actor-gathering.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { type HourPeaks, peaksIn } from '../rarity/hour-peaks.ts';
import { type ActorView, EVERYBODY, isNewcomer } from './actor-view.ts';
import { SPARKLINE_BINS, SPARKLINE_MINUTES, WINDOWS } from './thresholds.ts';

/** What happened to a topic in a window that ends now. */
export interface WindowCounts {
  /** Length of the window, minutes. */
  readonly minutes: number;
  /** Distinct actors, estimated above 255; banned ones are left out. */
  readonly actors: number;
  readonly uses: number;
  /** Those of `actors` that were first seen less than 24 hours before; estimated as they are. */
  readonly newcomers: number;
  /** Sampled actors (all of them up to 255) whose network is known, and the distinct networks they are in. */
  readonly placed: number;
  readonly networks: number;
}

interface MinuteCounts {
  readonly minute: number;
  uses: number;
  actors: DistinctActors;
  /** False while `actors` belongs to a ledger and must not be changed here. */
  owned: boolean;
}

interface HourCounts {
  readonly uses: number;
  readonly actors: number;
}

/** Windows as they were counted last. */
interface Looked extends ActorView {
  readonly now: number;
  readonly windows: readonly WindowCounts[];
}

/** The recent minutes of one topic in one scope, oldest first; minutes without uses are left out. */
export class TopicMinutes {
  private minutes: MinuteCounts[] = [];
  /** Counts of hours as they were last asked for, until something is added: baselines ask at every refresh, for every topic. */
  private hours: Map<number, { readonly banned: ReadonlySet<number>; readonly counts: HourCounts }> | undefined;
  private looked: Looked | undefined;
  /** How often the newest hour changed, and the hours before it. */
  private newestHour = Number.NEGATIVE_INFINITY;
  private newestChanges = 0;
  private olderChanges = 0;
  /** At least as many as its distinct actors in all the minutes that are kept. */
  most = 0;

  /** Keeps a reference to `actors` until it has to merge: five scopes share most sets. */
  add(minute: number, uses: number, actors: DistinctActors): void {
    this.most += actors.count;
    const known = this.at(minute);
    if (known === undefined) return this.insert({ minute, uses, actors, owned: false });
    known.uses += uses;
    own(known).merge(actors);
  }

  /** Adds what was gathered of `minute`. */
  unite(minute: number, gathered: ActorGathering): void {
    const { only, uses } = gathered;
    if (only !== undefined) return this.add(minute, uses, only);
    let known = this.at(minute);
    if (known === undefined) this.insert((known = { minute, uses: 0, actors: DistinctActors.empty(), owned: true }));
    const before = known.actors.count;
    known.uses += uses;
    gathered.mergeInto(own(known));
    this.most += known.actors.count - before;
  }

  /** What the hashes of the actors that are kept of `minute` are below. */
  thresholdIn(minute: number): number | undefined {
    for (let at = this.minutes.length - 1; at >= 0; at -= 1) {
      const known = this.minutes[at] as MinuteCounts;
      if (known.minute === minute) return known.actors.threshold;
    }
    return undefined;
  }

  /** What is known of `minute`, which is about to change. */
  private at(minute: number): MinuteCounts | undefined {
    this.change(Math.floor(minute / 60));
    // Most of what comes is of the newest minute.
    for (let at = this.minutes.length - 1; at >= 0; at -= 1) {
      const known = this.minutes[at] as MinuteCounts;
      if (known.minute === minute) return known;
      if (known.minute < minute) return undefined;
    }
    return undefined;
  }

  private change(hour: number): void {
    this.hours?.delete(hour);
    this.looked = undefined;
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

  private insert(counts: MinuteCounts): void {
    // An array with room for more takes five times as much, and most topics are used in one minute.
    if (this.minutes.length === 0) {
      this.minutes = [counts];
      return;
    }
    let at = this.minutes.length;
    while (at > 0 && (this.minutes[at - 1] as MinuteCounts).minute > counts.minute) at -= 1;
    if (at === this.minutes.length) this.minutes.push(counts);
    else this.minutes.splice(at, 0, counts);
  }

  /** Forgets minutes before `minute`. */
  forgetBefore(minute: number): void {
    if ((this.minutes[0]?.minute ?? minute) >= minute) return;
    this.minutes = this.minutes.filter((counts) => counts.minute >= minute);
    this.most = this.minutes.reduce((sum, { actors }) => sum + actors.count, 0);
    this.hours = undefined;
    this.looked = undefined;
    this.olderChanges += 1;
  }

  get empty(): boolean {
    return this.minutes.length === 0;
  }

  /** Its oldest minute that is kept. */
  get first(): number | undefined {
    return this.minutes[0]?.minute;
  }

  /** At least as many as the distinct actors from `from` to `to` (inclusive), at no cost. */
  atMost(from: number, to: number): number {
    let sum = 0;
    for (const { minute, actors } of this.minutes) if (minute >= from && minute <= to) sum += actors.count;
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
    let uses = 0;
    let at = this.minutes.length - 1;
    let known: ReturnType<typeof countsOf> | undefined;
    return WINDOWS.map(({ minutes }) => {
      for (; at >= 0; at -= 1) {
        const counts = this.minutes[at] as MinuteCounts;
        if (counts.minute <= now - minutes) break;
        if (counts.minute > now) continue;
        uses += counts.uses;
        actors.merge(counts.actors);
        known = undefined;
      }
      const counts = (known ??= countsOf(actors, view));
      return { minutes, uses: usesOf(uses, counts.actors, actors.count), ...counts };
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
    const inHour = this.minutes.filter(({ minute }) => Math.floor(minute / 60) === hour);
    const uses = inHour.reduce((sum, counts) => sum + counts.uses, 0);
    const all = DistinctActors.union(inHour.map((counts) => counts.actors));
    const actors = withoutBanned(all, banned).count;
    return { uses: usesOf(uses, actors, all.count), actors };
  }

  /** How it rose within the clock hour `hour`, without banned actors. */
  peaks(hour: number, banned = EVERYBODY.banned): HourPeaks {
    const inHour = this.minutes.filter(({ minute }) => Math.floor(minute / 60) === hour);
    return peaksIn(inHour, (minutes) => Math.round(withoutBanned(DistinctActors.union(minutes.map(({ actors }) => actors)), banned).count));
  }

  /** Whether anybody used it in the clock hour `hour`, banned or not. */
  usedIn(hour: number): boolean {
    return this.minutes.some(({ minute }) => Math.floor(minute / 60) === hour);
  }

  /** Hashes of those of its actors from the minute `first` on that are known: all of up to 255 a minute. */
  *actorsFrom(first: number): Iterable<number> {
    for (const { minute, actors } of this.minutes) if (minute >= first) yield* actors.hashes();
  }

  /** The sets of its actors, a minute each, from `first` to `last` (inclusive); not to be changed. */
  setsBetween(first: number, last: number): readonly DistinctActors[] {
    return this.minutes.flatMap(({ minute, actors }) => (minute >= first && minute <= last ? [actors] : []));
  }

  /** Uses in the five-minute bins of the last two hours, oldest first; the last one holds `now`. */
  sparkline(now: number): readonly number[] {
    const bins = Array.from({ length: SPARKLINE_BINS }, () => 0);
    const last = Math.floor(now / SPARKLINE_MINUTES);
    for (const { minute, uses } of this.minutes) {
      const bin = SPARKLINE_BINS - 1 - (last - Math.floor(minute / SPARKLINE_MINUTES));
      if (bin >= 0 && bin < SPARKLINE_BINS && minute <= now) bins[bin] = (bins[bin] as number) + uses;
    }
    return bins;
  }
}

/** Its actors, to be changed. */
function own(known: MinuteCounts): DistinctActors {
  if (!known.owned) known.actors = known.actors.clone();
  known.owned = true;
  return known.actors;
}

/** What is known of these actors, without banned ones. */
export function countsOf(all: DistinctActors, view: ActorView): Omit<WindowCounts, 'minutes' | 'uses'> {
  const actors = withoutBanned(all, view.banned);
  const networks = new Set<number>();
  let placed = 0;
  const newcomers = actors.weigh((actor) => {
    const network = view.traits.networkOf(actor);
    if (network !== 0) {
      networks.add(network);
      placed += 1;
    }
    return isNewcomer(view, actor) ? 1 : 0;
  });
  return { actors: actors.count, newcomers, placed, networks: networks.size };
}

function withoutBanned(all: DistinctActors, banned: ReadonlySet<number>): DistinctActors {
  return banned.size === 0 ? all : all.without((actor) => banned.has(actor));
}

/** Uses are not known by actor: banned ones are taken to have used it as often as the others. */
function usesOf(uses: number, actors: number, all: number): number {
  return actors === all ? uses : Math.round((uses * actors) / all);
}
