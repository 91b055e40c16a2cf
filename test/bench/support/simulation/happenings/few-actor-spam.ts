import type { Happening, Stage } from './happening.ts';

const FRESH = 0.7;

/** A handful of accounts, one to fifteen of them, with five to sixty uses each within a quarter of an hour to two hours. */
export function fewActorSpam(stage: Stage, count: number): readonly Happening[] {
  return Array.from({ length: count }, () => spam(stage));
}

function spam(stage: Stage): Happening {
  const { random, population, topics } = stage;
  for (;;) {
    const onset = random.whole(stage.from, stage.until - 1);
    const length = random.whole(15, 120);
    const fresh = random.chance(FRESH);
    const topic = fresh ? stage.freshTopic() : random.whole(100, topics.count - 1);
    if (!fresh && !stage.reserve(topic, onset - 180, onset + length + 180)) continue;
    const actors = Array.from({ length: random.whole(1, 15) }, () =>
      random.chance(0.5)
        ? population.join(population.homeNetwork(0), onset - random.whole(0, 3_000))
        : population.speaker(random.whole(0, 3), onset, random, 1),
    );
    const uses = actors.flatMap((actor) =>
      Array.from({ length: random.whole(5, 60) }, () => ({ minute: onset + random.whole(0, length - 1), actor })),
    );
    return { kind: 'few-actors', topic, onset, until: onset + length, uses };
  }
}
