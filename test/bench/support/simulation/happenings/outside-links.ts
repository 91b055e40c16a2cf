import type { Happening, Stage } from './happening.ts';
import { scaled, SHAPES } from './shapes.ts';

/** Networks that readers of another place come from, of this language mostly: more than the community's own. */
const READERS_NETWORKS = 20_000;
const PEOPLE = { median: 180, spread: 0.6, least: 60 };

/** A link from outside brings people whom nobody here has seen, from very many networks, to a new topic. */
export function outsideLinks(stage: Stage, count: number): readonly Happening[] {
  return Array.from({ length: count }, () => outsideLink(stage));
}

function outsideLink(stage: Stage): Happening {
  const { random, population } = stage;
  const onset = random.whole(stage.from, stage.until - 1);
  const shape = random.chance(0.5) ? SHAPES.sharp(random) : SHAPES.slow(random);
  const people = Math.max(PEOPLE.least, random.logNormal(PEOPLE.median, PEOPLE.spread));
  const place = random.whole(20_000_000, 30_000_000);
  const uses = scaled(shape, people).flatMap((rate, offset) =>
    Array.from({ length: random.poisson(rate) }, () => {
      const minute = onset + offset;
      const far = random.chance(0.8);
      const network = far ? place + Math.floor(READERS_NETWORKS * random.next() ** 2) : population.homeNetwork(random.whole(0, 3));
      return { minute, actor: population.join(population.sent(network), minute) };
    }),
  );
  return { kind: 'outside', topic: stage.freshTopic(), onset, until: onset + shape.length, uses };
}
