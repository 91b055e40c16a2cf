import { LANGUAGES } from '../calendar.ts';
import type { Happening, Stage } from './happening.ts';
import { scaled, SHAPES } from './shapes.ts';

/** A conference: people of one hall behind one or two addresses, known for long, and half as many who follow from home. */
export function venues(stage: Stage, count: number): readonly Happening[] {
  return Array.from({ length: count }, () => venue(stage));
}

function venue(stage: Stage): Happening {
  const { random, population } = stage;
  const onset = random.whole(stage.from, stage.until - 1);
  const shape = SHAPES.steady(random);
  const language = random.whole(0, LANGUAGES.length - 1);
  const halls = Array.from({ length: random.whole(1, 2) }, () => population.strangeNetwork());
  const guests = Array.from({ length: random.whole(60, 200) }, () => {
    const made = onset - random.whole(30_000, 900_000);
    const guest = population.join(random.pick(halls), made);
    population.see(guest, made);
    return guest;
  });
  const uses = scaled(shape, guests.length * 1.5).flatMap((rate, offset) =>
    Array.from({ length: random.poisson(rate) }, () => {
      const minute = onset + offset;
      return { minute, actor: random.chance(2 / 3) ? random.pick(guests) : population.speaker(language, minute, random, 1.3) };
    }),
  );
  return { kind: 'venue', topic: stage.freshTopic(), onset, until: onset + shape.length, uses };
}
