import { DAY } from '../calendar.ts';
import type { Happening, HappeningUse, Stage } from './happening.ts';

/** How well a group hides: how many invented actors, behind how many networks, how old. */
interface Disguise {
  readonly actors: readonly [least: number, most: number];
  readonly networks: readonly [least: number, most: number];
  /** Days since their accounts were made (where ages are known by first sight: since they first acted). */
  readonly days: readonly [least: number, most: number];
}

/** The type case, which every community meets. */
const TYPE_CASE: Disguise = { actors: [500, 500], networks: [3, 3], days: [0, 0.5] };
/** Of twenty groups, beside the type case. */
const DISGUISES: readonly (Disguise & { readonly share: number })[] = [
  // one rented server or a few
  { share: 7, actors: [60, 800], networks: [1, 5], days: [0, 0.5] },
  // a cloud account with addresses of its own
  { share: 6, actors: [60, 400], networks: [6, 20], days: [0, 0.9] },
  // accounts that were kept for some days
  { share: 4, actors: [60, 300], networks: [4, 20], days: [1.5, 10] },
  // rented home addresses and kept accounts: next to people
  { share: 2, actors: [60, 250], networks: [40, 150], days: [1.5, 20] },
];
/** Uses that each of a group's actors makes: many are paid by the post. */
const USES = [1, 1, 2, 2, 4, 5, 5, 6, 6, 8];
const FRESH = 0.6;

/** Groups of invented actors that push a topic. */
export function fakeGroups(stage: Stage, count: number): readonly Happening[] {
  const whole = DISGUISES.reduce((sum, { share }) => sum + share, 0);
  const disguises = DISGUISES.flatMap((disguise) =>
    Array.from({ length: Math.round((disguise.share * (count - 1)) / whole) }, () => disguise),
  );
  return [TYPE_CASE, ...disguises].slice(0, count).map((disguise) => fakeGroup(stage, disguise));
}

function fakeGroup(stage: Stage, disguise: Disguise): Happening {
  const { random, population, topics } = stage;
  for (;;) {
    const onset = random.whole(stage.from, stage.until - 1);
    const length = random.whole(15, 90);
    const fresh = random.chance(FRESH);
    const topic = fresh ? stage.freshTopic() : random.whole(30, topics.count - 1);
    if (!fresh && !stage.reserve(topic, onset - 180, onset + length + 180)) continue;
    const networks = Array.from({ length: random.whole(...disguise.networks) }, () => population.strangeNetwork());
    const each = random.pick(USES);
    const uses: HappeningUse[] = [];
    for (let left = random.whole(...disguise.actors); left > 0; left -= 1) {
      const made = onset - Math.round(random.between(...disguise.days) * DAY);
      const actor = population.join(random.pick(networks), made);
      population.see(actor, made);
      const start = onset + random.whole(0, length - 1);
      // A script posts what it has to post at once.
      for (let use = 0; use < each; use += 1) uses.push({ minute: start + (use === 0 ? 0 : random.whole(0, 1)), actor });
    }
    return { kind: 'fake-group', topic, onset, until: onset + length + 1, uses };
  }
}
