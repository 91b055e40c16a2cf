import type { Random } from './random.ts';

/** Minutes of a day and of an hour. */
export const DAY = 1_440;
export const HOUR = 60;

/** People who speak one language live in one time zone, to keep it simple. */
export interface Language {
  readonly name: string;
  /** Of all people. */
  readonly share: number;
  /** Hours that its clock is ahead of UTC. */
  readonly ahead: number;
}

export const LANGUAGES: readonly Language[] = [
  { name: 'en', share: 0.4, ahead: -5 },
  { name: 'pt', share: 0.2, ahead: -3 },
  { name: 'de', share: 0.2, ahead: 1 },
  { name: 'ja', share: 0.2, ahead: 9 },
];

/** A time in which everything is busier or quieter than usual. */
interface Spell {
  readonly from: number;
  readonly until: number;
  readonly factor: number;
}

/** Slow growth: 1 % a day. */
const GROWTH_PER_DAY = 1.01;
/** How active people are by the hour of their day: least at four at night, most at nine in the evening. */
const HOURS = [
  0.42, 0.25, 0.15, 0.1, 0.08, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1, 1.1, 1.05, 1, 1, 1.05, 1.15, 1.3, 1.45, 1.55, 1.6, 1.3, 0.8,
];
/** Saturdays and Sundays are slower in the morning and busier in the afternoon. */
const WEEKEND = { morning: 0.7, later: 1.15 };

/** When people are active: days, weeks, growth, and spells of the traffic as a whole. Minute 0 is a midnight in UTC. */
export class Calendar {
  private readonly spells: readonly Spell[];
  private readonly firstWeekday: number;

  /** @param days how many; two surges and one outage fall into the last `scored` of them, where they are whole days */
  constructor(random: Random, days: number, scored: number) {
    this.firstWeekday = random.whole(0, 6);
    this.spells = scored < 1 ? [] : spellsOf(random, days, scored);
  }

  /** Of the speakers of `language` at `minute`: 1 on average, without spells. */
  activity(language: Language, minute: number): number {
    const local = minute + language.ahead * HOUR;
    const hour = Math.floor(mod(local, DAY) / HOUR);
    const part = mod(local, HOUR) / HOUR;
    const level = (HOURS[hour] as number) * (1 - part) + (HOURS[(hour + 1) % 24] as number) * part;
    const weekend = this.weekday(local) >= 5 ? (hour < 11 ? WEEKEND.morning : WEEKEND.later) : 1;
    return level * weekend * GROWTH_PER_DAY ** (minute / DAY);
  }

  /** What the traffic as a whole is multiplied by: surges and outages come and go within ten minutes. */
  spell(minute: number): number {
    return this.spells.reduce((product, { from, until, factor }) => {
      if (minute < from || minute >= until) return product;
      const edge = Math.min(1, (minute - from + 1) / 10, (until - minute) / 10);
      return product * (1 + (factor - 1) * (factor < 1 ? 1 : edge));
    }, 1);
  }

  /** 0 is Monday. @param local minutes of a local clock */
  weekday(local: number): number {
    return mod(this.firstWeekday + Math.floor(local / DAY), 7);
  }
}

/** A surge before the judged days, two in them, and an outage with what everybody does when it is over. */
function spellsOf(random: Random, days: number, scored: number): readonly Spell[] {
  const from = (days - scored) * DAY;
  const surge = (least: number, most: number): Spell => {
    const start = random.whole(least, most - 5 * HOUR);
    return { from: start, until: start + random.whole(60, 240), factor: random.between(1.5, 2.8) };
  };
  const outage = random.whole(from + 6 * HOUR, days * DAY - 6 * HOUR);
  const back = outage + random.whole(25, 70);
  return [
    surge(2 * DAY, from),
    surge(from, from + Math.floor((scored * DAY) / 2)),
    surge(from + Math.floor((scored * DAY) / 2), days * DAY),
    { from: outage, until: back, factor: 0.05 },
    { from: back, until: back + 15, factor: 1.6 },
  ];
}

export function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
