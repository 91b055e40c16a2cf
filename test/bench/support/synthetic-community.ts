/**
 * People who act at random, the same for the same seed: topics by Zipf's law (s = 1.05 over a
 * million), two an activity; four dimensions of scopes with 63 values in use, languages following
 * regions; actors by a flatter law over half a million.
 */
export const SYNTHETIC = { topics: 1_000_000, topicExponent: 1.05, topicsAnActivity: 2, actors: 500_000, actorExponent: 0.95 } as const;

const LANGUAGES = 'en es pt fr de ja it tr ar ru id nl pl ko hi sv vi th uk el'.split(' ');
const REGIONS = 'US BR JP GB DE FR IN MX ES ID TR IT CA PL AR NL KR AU SE CO CH BE PT AT CL VN TH UA GR ZA'.split(' ');
const KINDS = ['post', 'share', 'search', 'view', 'purchase'];
const SOURCES = ['web', 'ios', 'android', 'site', 'shop', 'bot', 'mail', 'tv'];
const SPEAKS_OTHERWISE = 0.2;

export const SCOPE_VALUES = LANGUAGES.length + REGIONS.length + KINDS.length + SOURCES.length;

export interface SyntheticAct {
  readonly topics: readonly string[];
  readonly actor: number;
  readonly language: string;
  readonly region: string;
  readonly kind: string;
  readonly source: string;
}

/** The part of all uses that each topic has, the busiest first. */
export function* topicShares(): Iterable<{ readonly topic: string; readonly share: number }> {
  let sum = 0;
  for (let rank = 1; rank <= SYNTHETIC.topics; rank += 1) sum += rank ** -SYNTHETIC.topicExponent;
  for (let rank = 1; rank <= SYNTHETIC.topics; rank += 1)
    yield { topic: topicName(rank - 1), share: rank ** -SYNTHETIC.topicExponent / sum };
}

export class SyntheticCommunity {
  private readonly random: () => number;
  private readonly topics = new Zipf(SYNTHETIC.topics, SYNTHETIC.topicExponent);
  private readonly actors = new Zipf(SYNTHETIC.actors, SYNTHETIC.actorExponent);
  private readonly languages = new Zipf(LANGUAGES.length, 1.1);
  private readonly regions = new Zipf(REGIONS.length, 1);
  private readonly kinds = new Zipf(KINDS.length, 1.3);
  private readonly sources = new Zipf(SOURCES.length, 1);

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  act(): SyntheticAct {
    const { random } = this;
    const region = this.regions.draw(random());
    const own = random() >= SPEAKS_OTHERWISE;
    const language = own ? region % LANGUAGES.length : this.languages.draw(random());
    const first = this.topics.draw(random());
    let second = this.topics.draw(random());
    if (second === first) second = (second + 1) % SYNTHETIC.topics;
    return {
      topics: [topicName(first), topicName(second)],
      actor: this.actors.draw(random()),
      language: LANGUAGES[language] as string,
      region: REGIONS[region] as string,
      kind: KINDS[this.kinds.draw(random())] as string,
      source: SOURCES[this.sources.draw(random())] as string,
    };
  }
}

/** Ranks from 0, drawn by Zipf's law. */
class Zipf {
  private readonly sums: Float64Array;

  constructor(size: number, exponent: number) {
    this.sums = new Float64Array(size);
    let sum = 0;
    for (let rank = 0; rank < size; rank += 1) this.sums[rank] = sum += (rank + 1) ** -exponent;
  }

  /** @param at from 0 to 1 */
  draw(at: number): number {
    const { sums } = this;
    const wanted = at * (sums[sums.length - 1] as number);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const SYLLABLES = 'ka lo mi ra ten vu so pa ri ne ga to li ma sha du be no fi wa jo es an tor ul pre ch in ex gol'.split(' ');

/** A word for a rank: of two to six syllables, as hashtags are. */
function topicName(rank: number): string {
  let [name, rest] = ['', rank + SYLLABLES.length];
  // Mixed, so that neighbours in popularity share no beginning.
  rest = (rest * 7_919) % 1_000_003;
  while (rest > 0) {
    name += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return rank % 3 === 0 ? `${name}${rank % 97}` : name;
}

/** mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
