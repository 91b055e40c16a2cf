import { HOUR, LANGUAGES } from '../calendar.ts';
import type { Happening, HappeningUse, Stage } from './happening.ts';
import { scaled, SHAPES } from './shapes.ts';

/** Of a hundred bursts so many are on topics that nobody has used before, and on the fifty most used ones. */
const FRESH = 0.45;
const POPULAR = 0.15;
const POPULAR_RANKS = 50;
/** A quarter begin while those who speak its language sleep. */
const AT_NIGHT = 0.25;
const NIGHT = 0.35;
/**
 * People whom a burst brings in its first hour beyond the usual ones. What is smaller than `least`, or than
 * `timesUsual` what the topic has in such an hour anyway, nobody would call a burst.
 */
const PEOPLE = { least: 40, median: 110, spread: 0.8, most: 1_500, timesUsual: { least: 4, most: 12 } };
/** At night fewer come. */
const PEOPLE_AT_NIGHT = 0.6;
/** Who comes: mostly those who speak the language; some act more than once. */
const OWN_LANGUAGE = 0.9;
const AGAIN = 0.15;

/** Genuine bursts of many sizes and shapes, by day and by night, on topics known and unknown. */
export function bursts(stage: Stage, count: number): readonly Happening[] {
  return Array.from({ length: count }, () => burst(stage));
}

function burst(stage: Stage): Happening {
  const { random, topics } = stage;
  for (;;) {
    const known = !random.chance(FRESH);
    const most = random.chance(POPULAR / (1 - FRESH)) ? POPULAR_RANKS : topics.count;
    const topic = known ? random.whole(most === POPULAR_RANKS ? 0 : POPULAR_RANKS, most - 1) : stage.freshTopic();
    const language = known ? topics.languageOf(topic) : random.whole(0, LANGUAGES.length - 1);
    const night = random.chance(AT_NIGHT);
    const onset = beginning(stage, language, night);
    const shape = random.pick(Object.values(SHAPES))(random);
    if (known && !stage.reserve(topic, onset - 3 * HOUR, onset + shape.length + 3 * HOUR)) continue;
    const people = size(stage, topic, onset, night);
    const uses = scaled(shape, people).flatMap((rate, minute) => usesOf(stage, language, onset + minute, rate));
    return { kind: 'burst', topic, onset, until: onset + shape.length, uses };
  }
}

/** How often a time is drawn that fits: half a day may have no night. */
const TRIES = 200;

/** A minute by day, or one in which the speakers of `language` sleep, where there is any. */
function beginning({ random, calendar, from, until }: Stage, language: number, night: boolean): number {
  const speakers = LANGUAGES[language] as (typeof LANGUAGES)[number];
  let minute = random.whole(from, until - 1);
  for (let tried = 1; tried < TRIES && calendar.activity(speakers, minute) < NIGHT !== night; tried += 1)
    minute = random.whole(from, until - 1);
  return minute;
}

function size({ random, topics }: Stage, topic: number, onset: number, night: boolean): number {
  const drawn = Math.min(PEOPLE.most, random.logNormal(PEOPLE.median, PEOPLE.spread)) * (night ? PEOPLE_AT_NIGHT : 1);
  const { least, most } = PEOPLE.timesUsual;
  return Math.max(PEOPLE.least, drawn, topics.usualInHour(topic, onset) * random.between(least, most));
}

function usesOf({ random, population }: Stage, language: number, minute: number, rate: number): readonly HappeningUse[] {
  return Array.from({ length: random.poisson(rate) }, () => {
    const spoken = random.chance(OWN_LANGUAGE) ? language : random.whole(0, LANGUAGES.length - 1);
    const actor = population.speaker(spoken, minute, random, 1.3);
    return random.chance(AGAIN)
      ? [
          { minute, actor },
          { minute: minute + random.whole(0, 15), actor },
        ]
      : [{ minute, actor }];
  }).flat();
}
