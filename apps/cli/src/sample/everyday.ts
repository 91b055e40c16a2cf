import type { Cohort } from './cohorts.ts';
import { CATEGORIES, type Category } from './languages/language-pack.ts';
import { products } from './products.ts';
import { localTime, type LocalTime } from './rhythm.ts';
import { hashtag, product, search, type Subject } from './subject.ts';
import { Weighted } from './weighted.ts';

/** Hashtags that people of every language use. */
const WORLDWIDE: Readonly<Partial<Record<Category, readonly string[]>>> = {
  music: ['NowPlaying', 'LofiBeats'],
  work: ['TypeScript', 'OpenSource'],
  games: ['Speedrun', 'PixelArt'],
  nature: ['Sunset'],
};

/** Places make a long tail: `#LeedsFood`, `#GranadaMusic`. */
const TAIL_SUFFIXES: readonly (readonly [suffix: string, category: Category])[] = [
  ['Food', 'food'],
  ['Run', 'sport'],
  ['Walks', 'travel'],
  ['Music', 'music'],
  ['Books', 'books'],
];

/** Zipf's exponent of how much each subject is used. */
const ZIPF = 1.05;

/** When a category is talked about: by the hour of the speaker's own clock and by weekday. */
const SEASONS: Readonly<Record<Category, (time: LocalTime) => number>> = {
  food: ({ hour }) => 0.4 + 1.6 * near(hour, 8, 1.5) + 1.2 * near(hour, 12.5, 1.2) + near(hour, 19, 1.5),
  sport: ({ hour, weekday }) => 0.4 + 1.8 * near(hour, 7, 1.5) + near(hour, 18, 2) + (weekday >= 5 ? 0.6 : 0),
  games: ({ hour, weekday }) => 0.3 + 1.8 * near(hour, 22, 3) + (weekday >= 4 ? 0.5 : 0),
  nature: ({ hour, weekday }) => 0.5 + near(hour, 19.5, 1.5) + (weekday >= 5 ? 1 : 0),
  music: ({ hour }) => 0.8 + near(hour, 21, 3),
  home: ({ weekday }) => (weekday >= 5 ? 1.6 : 0.8),
  work: ({ hour, weekday }) => (weekday < 5 ? 0.2 + 1.8 * near(hour, 11, 3.5) : 0.2),
  travel: ({ weekday }) => (weekday >= 4 ? 1.4 : 0.8),
  books: ({ hour }) => 0.5 + 1.4 * near(hour, 22, 2),
};

/** A bump of height 1 around `centre` on the 24-hour clock. */
function near(hour: number, centre: number, width: number): number {
  const distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre));
  return Math.exp(-0.5 * (distance / width) ** 2);
}

/** What is always talked about: who talks about what at which hour, without bursts. */
export class Everyday {
  private readonly subjects = new Map<Cohort, readonly Subject[]>();
  private readonly draws = new Map<string, Weighted<Subject>>();
  private readonly shop = zipfian(products.map(product));
  private readonly searches = zipfian(products.map(search));

  /** Hashtags that this cohort would use at `at`, ready to draw from. The same within an hour. */
  hashtags(cohort: Cohort, at: number): Weighted<Subject> {
    const { hour, weekday } = localTime(at, cohort.utcOffset);
    const wholeHour = Math.floor(hour);
    const key = `${cohort.region}/${cohort.pack.language}/${weekday}/${wholeHour}`;
    let draw = this.draws.get(key);
    if (draw === undefined) {
      draw = this.weigh(cohort, { hour: wholeHour + 0.5, weekday });
      this.draws.set(key, draw);
    }
    return draw;
  }

  /** Products, the most wanted first drawn most. */
  products(): Weighted<Subject> {
    return this.shop;
  }

  /** What people search for. */
  words(): Weighted<Subject> {
    return this.searches;
  }

  private weigh(cohort: Cohort, time: LocalTime): Weighted<Subject> {
    const subjects = this.subjectsOf(cohort);
    const weights = subjects.map(({ category }, rank) => SEASONS[category ?? 'home'](time) / (rank + 4) ** ZIPF);
    return new Weighted(subjects, weights);
  }

  /** The subjects of a cohort by rank: first the first of every category, then the second, then the tail. */
  private subjectsOf(cohort: Cohort): readonly Subject[] {
    const known = this.subjects.get(cohort);
    if (known !== undefined) return known;
    const columns = CATEGORIES.map((category) =>
      [...cohort.pack.subjects[category], ...(WORLDWIDE[category] ?? [])].map((name) => hashtag(name, { category })),
    );
    const longest = Math.max(...columns.map((column) => column.length));
    const ranked = Array.from({ length: longest }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat();
    const tail = (cohort.pack.places[cohort.region] ?? []).flatMap((place) =>
      TAIL_SUFFIXES.map(([suffix, category]) => hashtag(`${place}${suffix}`, { category })),
    );
    const subjects = [...new Map([...ranked, ...tail].map((subject) => [subject.topic, subject])).values()];
    this.subjects.set(cohort, subjects);
    return subjects;
  }
}

function zipfian(subjects: readonly Subject[]): Weighted<Subject> {
  return new Weighted(
    subjects,
    subjects.map((_, rank) => 1 / (rank + 4) ** ZIPF),
  );
}
