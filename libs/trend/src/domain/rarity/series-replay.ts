import { HOUR, MINUTE } from '@groundswell/kernel';
import { RARITY, type RarityConstants, TELLING, type TellingConstants } from './rarity-constants.ts';
import type { HourPeaks } from './hour-peaks.ts';
import { Telling } from './telling.ts';
import { type PeakedPast, type RecentPeople, TopicHabit } from './topic-habit.ts';

/** What the engine makes of a bin. */
export interface SeriesRow {
  /** People that are usual in such a bin. */
  readonly expected: number;
  /** log10 of the return period in days of what came to its height here; 0 in all other bins. */
  readonly score: number;
  /**
   * `learning` while less than a day is known; `quiet`; `rising` while something rare grows, or where it came
   * to its height without being rare enough; `told` where somebody would have been told.
   */
  readonly state: 'learning' | 'quiet' | 'rising' | 'told';
}

interface Bin {
  readonly minutes: number;
  readonly people: number;
}

/** Clock hours of a series: what was counted in each, and how it rose. */
class SeriesHours implements PeakedPast {
  firstHour: number | undefined;
  private readonly people: number[] = [];
  private readonly highest: HourPeaks[] = [];

  add(hour: number, { people }: Bin, peaks: HourPeaks): void {
    this.firstHour ??= hour;
    const index = hour - this.firstHour;
    const known = this.highest[index] ?? { ten: 0, thirty: 0 };
    this.people[index] = (this.people[index] ?? 0) + people;
    this.highest[index] = { ten: Math.max(known.ten, peaks.ten), thirty: Math.max(known.thirty, peaks.thirty) };
  }

  actors(hour: number): number {
    return this.people[hour - (this.firstHour ?? hour)] ?? 0;
  }

  peaks(hour: number): HourPeaks {
    return this.highest[hour - (this.firstHour ?? hour)] ?? { ten: 0, thirty: 0 };
  }
}

/** Runs the engine's rarity over a series of counts in bins of one width. */
export class SeriesReplay {
  private readonly past = new SeriesHours();
  private readonly telling: Telling;
  /** Bins of the last hour, newest last, and how many of them lie in the current clock hour. */
  private recent: Bin[] = [];
  private inHour = 0;
  private hour: number | undefined;
  private habit: TopicHabit | undefined;

  /** @param minutes width of a bin */
  constructor(
    private readonly minutes: number,
    private readonly rarity: RarityConstants = RARITY,
    telling: TellingConstants = TELLING,
  ) {
    this.telling = new Telling(telling);
  }

  /**
   * The next bin. A bin wider than an hour counts as so many equal ones.
   * @param at epoch milliseconds at which it begins
   */
  see(at: number, people: number): SeriesRow {
    const parts = Math.ceil(this.minutes / 60);
    const bin = { minutes: this.minutes / parts, people: people / parts };
    let row = this.seeBin(at, bin);
    for (let part = 1; part < parts; part += 1) row = stronger(row, this.seeBin(at + part * bin.minutes * MINUTE, bin));
    return { ...row, expected: row.expected * parts };
  }

  private seeBin(at: number, bin: Bin): SeriesRow {
    const hour = Math.floor(at / HOUR);
    if (hour !== this.hour) {
      this.hour = hour;
      this.inHour = 0;
      this.habit = TopicHabit.in(hour, this.past, this.rarity);
    }
    this.remember(bin);
    const expected = ((this.habit?.usualPeople ?? 0) * bin.minutes) / 60;
    const row = { expected, ...this.judge(at + bin.minutes * MINUTE) };
    const within = this.inHour * bin.minutes;
    this.past.add(hour, bin, { ten: last(this.recent, Math.min(10, within)), thirty: last(this.recent, Math.min(30, within)) });
    return row;
  }

  private remember(bin: Bin): void {
    this.recent.push(bin);
    this.inHour += 1;
    const needed = Math.ceil(60 / bin.minutes);
    if (this.recent.length > 2 * needed) this.recent = this.recent.slice(-needed);
  }

  private judge(at: number): Pick<SeriesRow, 'score' | 'state'> {
    if (this.habit === undefined || this.habit.learning) return { score: 0, state: 'learning' };
    const people: RecentPeople = { ten: last(this.recent, 10), thirty: last(this.recent, 30), sixty: last(this.recent, 60) };
    const evidence = this.telling.see(at, this.habit.rarityOf(people, (at / MINUTE) % 60 || 60));
    if (evidence === undefined) return { score: 0, state: this.telling.rising ? 'rising' : 'quiet' };
    return { score: evidence.rarity, state: evidence.told ? 'told' : 'rising' };
  }
}

/** People in the last `minutes`; of a bin that lies partly before, as much as lies within. */
function last(bins: readonly Bin[], minutes: number): number {
  let [left, sum] = [minutes, 0];
  for (let index = bins.length - 1; index >= 0 && left > 0; index -= 1) {
    const bin = bins[index] as Bin;
    sum += bin.people * Math.min(1, left / bin.minutes);
    left -= bin.minutes;
  }
  return sum;
}

function stronger(one: SeriesRow, other: SeriesRow): SeriesRow {
  return one.score > other.score ? one : other;
}
