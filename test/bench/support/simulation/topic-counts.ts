import type { Past, WindowCounts } from '@groundswell/trend';
import { DAY, HOUR } from './calendar.ts';
import { SampledNetworks } from './sampled-networks.ts';
import { Periods, Ring } from './sliding-counts.ts';

/** What is told of a use. */
export interface Use {
  readonly minute: number;
  readonly actor: number;
  readonly network: number;
  /** Whether the actor is new by then. */
  readonly newcomer: boolean;
}

const WINDOWS = [10, 30, 60];
/** Nothing before it is in a window any more. */
const BEFORE_WINDOWS = 2 * HOUR;

/**
 * What the engine counts of a topic, exactly and quickly: windows, clock hours, days. Networks are of
 * a sample of actors where there are more than 255, as they are in the engine.
 */
export class TopicCounts implements Past {
  private readonly seen = new Map<number, number>();
  private readonly distinct = new Ring();
  private readonly newcomers = new Ring();
  private readonly used = new Ring();
  private readonly networks = new SampledNetworks();
  private readonly hours = new Periods(HOUR);
  private readonly days = new Periods(DAY);
  /** What was read last: several judges ask the same. */
  private read: { readonly now: number; readonly windows: readonly WindowCounts[] } | undefined;
  /** The last minute in which it was used. */
  last = Number.NEGATIVE_INFINITY;

  /**
   * @param firstHour of which anything is known of the scope
   * @param networkOf the network of an actor
   * @param from the first minute in which windows are asked for: before it only hours and days are followed
   */
  constructor(
    readonly firstHour: number,
    private readonly networkOf: (actor: number) => number,
    private readonly from = 0,
  ) {}

  use({ minute, actor, network, newcomer }: Use): void {
    const before = this.seen.get(actor);
    const near = minute >= this.from - BEFORE_WINDOWS;
    this.last = minute;
    if (near) this.used.pile(minute, 1);
    if (before === minute) return;
    this.seen.set(actor, minute);
    this.distinct.see(minute, before);
    this.hours.see(minute, before);
    this.days.see(minute, before);
    if (!near) return;
    if (newcomer) this.newcomers.see(minute, before);
    this.networks.see(minute, actor, network);
  }

  /** Distinct actors in the hour `hour` since the beginning. */
  actors(hour: number): number {
    return this.hours.of(hour);
  }

  actorsOfDay(day: number): number {
    return this.days.of(day);
  }

  /** Distinct actors of the window of `minutes` that ends with `now`. */
  actorsWithin(now: number, minutes: number): number {
    return now - this.last >= minutes ? 0 : this.distinct.sum(now, minutes);
  }

  /** Of the windows that end with the minute `now`, shortest first. */
  windows(now: number): readonly WindowCounts[] {
    if (this.read?.now !== now) this.read = { now, windows: this.countWindows(now) };
    return this.read.windows;
  }

  private countWindows(now: number): readonly WindowCounts[] {
    return WINDOWS.map((minutes) => {
      const actors = this.distinct.sum(now, minutes);
      return {
        minutes,
        actors,
        uses: this.used.sum(now, minutes),
        newcomers: this.newcomers.sum(now, minutes),
        ...this.networks.of(now, minutes, actors, this.networkOf),
      };
    });
  }
}
