import type { Past } from '../ranking/baseline.ts';
import { DailyMaxima } from './daily-maxima.ts';
import type { HourPeaks } from './hour-peaks.ts';
import { RARITY, type RarityConstants } from './rarity-constants.ts';

/** A past that also knows how its hours rose. */
export interface PeakedPast extends Past {
  peaks(hour: number): HourPeaks;
}

/** People in the windows that end now. */
export interface RecentPeople {
  readonly ten: number;
  readonly thirty: number;
  readonly sixty: number;
}

/** Lengths, minutes, of what is looked at: a flash, a rush, an hour, and what stays for three hours. */
const SPANS = [10, 30, 60, 180] as const;
const HOURS_A_DAY = 24;

/**
 * What a topic usually does at each hour of the day, and how high it rises in a day: learnt from
 * 15 days of its hours, all alike, and good for one clock hour.
 *
 * A level is the logarithm of the people in a span, less half the logarithm of what is usual at that
 * hour of the day: so a burst at night stands out, and one at the busiest hour isn't excused.
 */
export class TopicHabit {
  private constructor(
    private readonly hour: number,
    /** Full hours that it was learnt from. */
    readonly hours: number,
    /** People in an hour at each hour of the day. */
    private readonly usual: Float64Array,
    private readonly before: readonly number[],
    private readonly maxima: readonly DailyMaxima[],
    private readonly constants: RarityConstants,
  ) {}

  /** @returns what is known in `hour` of the hours before it; undefined where that is not one full hour */
  static in(hour: number, past: PeakedPast, constants: RarityConstants = RARITY): TopicHabit | undefined {
    const { firstHour } = past;
    if (firstHour === undefined || firstHour >= hour) return undefined;
    const first = Math.max(firstHour, hour - constants.days * HOURS_A_DAY);
    const people = Float64Array.from({ length: hour - first }, (_, index) => past.actors(first + index));
    const usual = usualByHour(people, first, constants.people);
    const maxima = levelsByHour(past, people, first, usual, constants).map((levels) => DailyMaxima.of(levels, constants));
    return new TopicHabit(hour, people.length, usual, Array.from(people.subarray(-2)), maxima, constants);
  }

  /** Whether it is younger than a day: then it can't tell what is rare. */
  get learning(): boolean {
    return this.hours < HOURS_A_DAY;
  }

  /** People that are usual in an hour at this hour of the day: a geometric mean, which bursts hardly move. */
  get usualPeople(): number {
    return this.usual[this.hour % HOURS_A_DAY] as number;
  }

  /**
   * log10 of the return period in days, the mean over the spans; 0 where it can't be told.
   * @param minute minutes of the clock hour that have passed: 0 to 60
   */
  rarityOf({ ten, thirty, sixty }: RecentPeople, minute: number): number {
    if (this.learning) return 0;
    const counts = [ten, thirty, sixty, lasting(sixty, this.before)];
    const season = seasonOf(usualIn(this.usual, this.hour, minute), this.constants);
    const rarities = counts.map((count, span) =>
      (this.maxima[span] as DailyMaxima).rarity(Math.log(count + this.constants.people) - (season[span] as number)),
    );
    return rarities.reduce((sum, rarity) => sum + rarity, 0) / rarities.length;
  }
}

/** The highest level of each span in each hour. */
function levelsByHour(
  past: PeakedPast,
  people: Float64Array,
  first: number,
  usual: Float64Array,
  constants: RarityConstants,
): readonly Float64Array[] {
  const spans = SPANS.map(() => new Float64Array(people.length));
  const seasons = Array.from({ length: HOURS_A_DAY }, (_, at) => seasonOf(usualIn(usual, at + HOURS_A_DAY, 60), constants));
  for (const [index, sixty] of people.entries()) {
    const { ten, thirty } = past.peaks(first + index);
    const counts = [ten, thirty, sixty, lasting(sixty, people.subarray(Math.max(0, index - 2), index))];
    const season = seasons[(first + index) % HOURS_A_DAY] as readonly number[];
    for (const [span, levels] of spans.entries())
      levels[index] = Math.log((counts[span] as number) + constants.people) - (season[span] as number);
  }
  return spans;
}

/** The mean of an hour and those before it: high only where people stay. */
function lasting(sixty: number, before: ArrayLike<number>): number {
  let sum = sixty;
  for (let index = 0; index < before.length; index += 1) sum += before[index] as number;
  return sum / (before.length + 1);
}

/** People an hour that are usual in each span that ends so many minutes into `hour`: an hour lies partly in the one before. */
function usualIn(usual: Float64Array, hour: number, minute: number): readonly number[] {
  const at = (ago: number): number => usual[(hour - ago) % HOURS_A_DAY] as number;
  const of = (span: number): number => {
    const inHour = Math.min(1, minute / span);
    return inHour * at(0) + (1 - inHour) * at(1);
  };
  return [of(SPANS[0]), of(SPANS[1]), of(SPANS[2]), (of(SPANS[2]) + at(1) + at(2)) / 3];
}

/** What is taken off the level of each span for the time of day. @param usual people an hour, by span */
function seasonOf(usual: readonly number[], { people, season }: RarityConstants): readonly number[] {
  return usual.map((perHour, span) => season * Math.log(perHour * Math.min(1, (SPANS[span] as number) / 60) + people));
}

/** Geometric means by hour of the day, with the mean of all hours counted in as one more day. */
function usualByHour(people: Float64Array, first: number, added: number): Float64Array {
  const [sums, days] = [new Float64Array(HOURS_A_DAY), new Float64Array(HOURS_A_DAY)];
  let all = 0;
  for (const [index, count] of people.entries()) {
    const level = Math.log(count + added);
    const hour = (first + index) % HOURS_A_DAY;
    sums[hour] = (sums[hour] as number) + level;
    days[hour] = (days[hour] as number) + 1;
    all += level / people.length;
  }
  return sums.map((sum, hour) => Math.max(0, Math.exp((sum + all) / ((days[hour] as number) + 1)) - added));
}
