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
    const counts = [ten, thirty, sixty, lasting(sixty, this.before, this.before.length)];
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
  const [tens, thirties, sixties, lastings] = spans as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let index = 0; index < people.length; index += 1) {
    const { ten, thirty } = past.peaks(first + index);
    const sixty = people[index] as number;
    const [seasonTen, seasonThirty, seasonSixty, seasonLasting] = seasons[(first + index) % HOURS_A_DAY] as Season;
    tens[index] = Math.log(ten + constants.people) - seasonTen;
    thirties[index] = Math.log(thirty + constants.people) - seasonThirty;
    sixties[index] = Math.log(sixty + constants.people) - seasonSixty;
    lastings[index] = Math.log(lasting(sixty, people, index) + constants.people) - seasonLasting;
  }
  return spans;
}

/** The mean of an hour and the two that stand before `index`, where there are so many: high only where people stay. */
function lasting(sixty: number, people: ArrayLike<number>, index: number): number {
  const first = Math.max(0, index - 2);
  let sum = sixty;
  for (let before = first; before < index; before += 1) sum += people[before] as number;
  return sum / (index - first + 1);
}

/** People an hour that are usual in each span that ends so many minutes into `hour`: an hour lies partly in the one before. */
function usualIn(usual: Float64Array, hour: number, minute: number): Season {
  const at = (ago: number): number => usual[(hour - ago) % HOURS_A_DAY] as number;
  const of = (span: number): number => {
    const inHour = Math.min(1, minute / span);
    return inHour * at(0) + (1 - inHour) * at(1);
  };
  return [of(SPANS[0]), of(SPANS[1]), of(SPANS[2]), (of(SPANS[2]) + at(1) + at(2)) / 3];
}

/** By span. */
type Season = readonly [ten: number, thirty: number, sixty: number, lasting: number];

/** What is taken off the level of each span for the time of day. @param usual people an hour, by span */
function seasonOf(usual: Season, { people, season }: RarityConstants): Season {
  const of = (span: 0 | 1 | 2 | 3): number => season * Math.log(usual[span] * Math.min(1, SPANS[span] / 60) + people);
  return [of(0), of(1), of(2), of(3)];
}

/** Geometric means by hour of the day, with the mean of all hours counted in as one more day. */
function usualByHour(people: Float64Array, first: number, added: number): Float64Array {
  const [sums, days] = [new Float64Array(HOURS_A_DAY), new Float64Array(HOURS_A_DAY)];
  let all = 0;
  for (let index = 0; index < people.length; index += 1) {
    const level = Math.log((people[index] as number) + added);
    const hour = (first + index) % HOURS_A_DAY;
    sums[hour] = (sums[hour] as number) + level;
    days[hour] = (days[hour] as number) + 1;
    all += level / people.length;
  }
  return sums.map((sum, hour) => Math.max(0, Math.exp((sum + all) / ((days[hour] as number) + 1)) - added));
}
