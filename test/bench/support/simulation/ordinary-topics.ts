import { type Calendar, DAY, HOUR, LANGUAGES, mod } from './calendar.ts';
import type { Population } from './population.ts';
import type { Random } from './random.ts';

/** What ordinary use is drawn in: minutes of one rate. */
export const BLOCK = 10;

/** When a topic is used most, beyond the activity of its people: local minutes. */
type Habit =
  | { readonly kind: 'none' }
  | { readonly kind: 'daily'; readonly from: number; readonly length: number; readonly factor: number }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly from: number; readonly length: number; readonly factor: number }
  | { readonly kind: 'weekdays' };

interface OrdinaryTopic {
  readonly language: number;
  /** Uses a minute on average. */
  readonly rate: number;
  readonly habit: Habit;
  /** Variance of its level, relative to its square: over-dispersion. */
  readonly noise: number;
  /** Logarithm of its level now: it wanders within hours, and from day to day. */
  level: number;
  day: number;
  /** People who use it again and again. */
  readonly regulars: number[];
}

/** Popularity falls with rank by this power. */
const ZIPF = 1.05;
/** Variance of a topic's level relative to its square; noisier topics would make bursts of their own that anybody would call one. */
const NOISE = { median: 0.06, spread: 0.6, most: 0.2 };
/** The level of one block depends on that of the block before it so much: it wanders within an hour. */
const PERSISTENCE = 0.8;
/** Wandering from day to day: standard deviation of the logarithm, and how much of yesterday stays. */
const DAILY_WANDERING = { spread: 0.2, persistence: 0.7 };
const OWN_LANGUAGE = 0.85;
const BY_REGULARS = 0.3;
/** Somebody uses a topic again right away. */
export const AGAIN = 0.12;

/** Topics that are used day by day, with habits and noise, and now and then a thing of their own. */
export class OrdinaryTopics {
  private readonly topics: readonly OrdinaryTopic[];

  constructor(
    private readonly random: Random,
    private readonly calendar: Calendar,
    private readonly population: Population,
    { topics, usesPerMinute }: { readonly topics: number; readonly usesPerMinute: number },
  ) {
    const shares = Array.from({ length: topics }, (_, rank) => (rank + 1) ** -ZIPF);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    this.topics = shares.map((share) => this.topic((usesPerMinute * share) / whole));
  }

  get count(): number {
    return this.topics.length;
  }

  languageOf(topic: number): number {
    return this.topics[topic]?.language ?? 0;
  }

  /** Uses that are usual in the hour that begins with `minute`: habits, days and weeks, but no noise. */
  usualInHour(topic: number, minute: number): number {
    const known = this.topics[topic];
    if (known === undefined) return 0;
    const at = [0, HOUR / 2, HOUR].map((later) => this.usualRate(known, minute + later));
    return Math.max(...at) * HOUR;
  }

  /** Draws the uses of the block that begins with `minute`. */
  draw(minute: number, use: (minute: number, topic: number, actor: number) => void): void {
    const spell = this.calendar.spell(minute + BLOCK / 2);
    this.topics.forEach((topic, index) => {
      this.wander(topic, minute);
      const mean = this.usualRate(topic, minute) * BLOCK * spell * Math.exp(topic.level + topic.day);
      for (let left = this.random.poisson(mean); left > 0; left -= 1)
        use(minute + this.random.whole(0, BLOCK - 1), index, this.actor(topic, minute));
    });
  }

  private usualRate(topic: OrdinaryTopic, minute: number): number {
    const active = this.calendar.activity(LANGUAGES[topic.language] as (typeof LANGUAGES)[number], minute);
    return topic.rate * (OWN_LANGUAGE * active + (1 - OWN_LANGUAGE)) * this.habit(topic, minute);
  }

  private topic(rate: number): OrdinaryTopic {
    const { random } = this;
    const language = random.whole(0, LANGUAGES.length - 1);
    return {
      language,
      rate,
      habit: habitOf(random),
      noise: Math.min(NOISE.most, random.logNormal(NOISE.median, NOISE.spread)),
      level: 0,
      day: 0,
      regulars: Array.from({ length: Math.ceil(4 + rate * 20) }, () => this.population.speaker(language, 0, random, 1.5)),
    };
  }

  private wander(topic: OrdinaryTopic, minute: number): void {
    const { random } = this;
    const step = Math.sqrt(topic.noise * (1 - PERSISTENCE ** 2));
    topic.level = PERSISTENCE * topic.level + step * random.normal();
    if (minute % DAY !== 0) return;
    const { spread, persistence } = DAILY_WANDERING;
    topic.day = persistence * topic.day + spread * Math.sqrt(1 - persistence ** 2) * random.normal();
  }

  private habit({ habit, language }: OrdinaryTopic, minute: number): number {
    if (habit.kind === 'none') return 1;
    const local = minute + (LANGUAGES[language]?.ahead ?? 0) * HOUR;
    const weekday = this.calendar.weekday(local);
    if (habit.kind === 'weekdays') return weekday < 5 ? 1.3 : 0.2;
    const since = mod(local, DAY) - habit.from;
    const within = since >= 0 && since < habit.length && (habit.kind === 'daily' || habit.weekday === weekday);
    return within ? habit.factor : 0.7;
  }

  private actor({ regulars, language }: OrdinaryTopic, minute: number): number {
    const { random, population } = this;
    if (random.chance(BY_REGULARS)) return random.pick(regulars);
    const spoken = random.chance(OWN_LANGUAGE) ? language : random.whole(0, LANGUAGES.length - 1);
    return population.speaker(spoken, minute, random, 2);
  }
}

/** Of a hundred topics 15 have an hour of the day, 10 an hour of the week (a show), and 5 rest at the weekend. */
function habitOf(random: Random): Habit {
  const chance = random.next();
  const from = random.whole(7, 22) * HOUR;
  if (chance < 0.15) return { kind: 'daily', from, length: random.whole(1, 3) * HOUR, factor: random.between(2, 7) };
  if (chance < 0.25) {
    return { kind: 'weekly', weekday: random.whole(0, 6), from, length: random.whole(1, 2) * HOUR, factor: random.between(4, 12) };
  }
  return { kind: chance < 0.3 ? 'weekdays' : 'none' };
}
