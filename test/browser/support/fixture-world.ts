/** A small world to look at the site with: plausible trends, topics and activities, the same at every run. */

export interface FixtureTopic {
  readonly topic: string;
  readonly label: string;
  readonly windowMinutes: number;
  readonly observed: number;
  readonly expected: number;
  readonly actorsPerDay: number;
  /** Minutes since it began to rise. */
  readonly risingFor: number;
  readonly texts: readonly string[];
}

export const TOPICS: readonly FixtureTopic[] = [
  rising('aurora', '#Aurora', 30, 1_412, 38, 6_420, 52, [
    'The whole sky over Tromsø is green and moving #Aurora',
    'Woke the kids for this. Worth it. #Aurora #NightSky',
    'Visible as far south as Bergen tonight #Aurora',
    'No filter, eight seconds of exposure #Aurora #Photography',
  ]),
  rising('product:4711', 'Trail lamp 300', 10, 164, 9, 1_204, 18, ['Viewed Trail lamp 300']),
  rising('eleições', '#Eleições', 60, 1_688, 121, 9_830, 131, [
    'Contagem em tempo real no link #Eleições',
    'Fila tranquila na minha zona #Eleições',
  ]),
  rising('search:power outage', 'power outage', 10, 92, 6, 311, 7, ['power outage']),
  rising('日食', '#日食', 30, 303, 31, 2_950, 40, ['あと三十分で始まります #日食', '雲が切れた！ #日食']),
  rising('quakecup', '#QuakeCup', 60, 812, 140, 7_700, 96, ['That last round. Wow. #QuakeCup']),
  rising('رمضان', '#رمضان', 30, 254, 41, 5_120, 66, ['كل عام وأنتم بخير #رمضان']),
  rising('sourdough', '#Sourdough', 60, 96, 14, 803, 84, ['Day four of the starter #Sourdough']),
  rising('page:/pricing', '/pricing', 10, 54, 6, 940, 22, ['/pricing']),
  rising('mondaymotivation', '#MondayMotivation', 60, 470, 98, 8_100, 150, ['Start small #MondayMotivation']),
];

function rising(
  topic: string,
  label: string,
  windowMinutes: number,
  observed: number,
  expected: number,
  actorsPerDay: number,
  risingFor: number,
  texts: readonly string[],
): FixtureTopic {
  return { topic, label, windowMinutes, observed, expected, actorsPerDay, risingFor, texts };
}

export const SCOPES = [
  ['language:en', 41_200, 9],
  ['language:pt', 12_840, 7],
  ['language:ja', 9_310, 5],
  ['language:ar', 5_120, 3],
  ['language:de', 4_020, 2],
  ['language:und', 2_210, 2],
  ['language:fr', 1_950, 1],
  ['language:es', 1_800, 0],
  ['region:US', 21_900, 8],
  ['region:BR', 11_700, 6],
  ['region:JP', 9_240, 5],
  ['region:NO', 3_310, 4],
  ['kind:post', 38_450, 10],
  ['kind:view', 22_100, 6],
  ['kind:search', 8_120, 3],
  ['source:web', 30_120, 9],
  ['source:ios', 17_800, 7],
] as const;

/** Repeatable chance between 0 and 1: Park and Miller's generator. */
function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function seedOf(topic: string): number {
  return [...topic].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

export function scoreOf({ observed, expected }: FixtureTopic): number {
  return (2 * (observed * Math.log(observed / expected) - (observed - expected))) / (1 + 0.12 * expected);
}

export function trendOf(entry: FixtureTopic, rank: number, now: number) {
  return {
    rank,
    topic: entry.topic,
    label: entry.label,
    score: Math.round(scoreOf(entry) * 10) / 10,
    windowMinutes: entry.windowMinutes,
    observed: entry.observed,
    expected: entry.expected,
    uses: Math.round(entry.observed * 1.3),
    concentration: 0.77,
    actorsPerDay: entry.actorsPerDay,
    trust: 1,
    startedAt: new Date(now - entry.risingFor * 60_000).toISOString(),
    peakAt: new Date(now - entry.risingFor * 30_000).toISOString(),
    sparkline: sparklineOf(entry),
    why: whyOf(entry),
  };
}

export function whyOf(entry: FixtureTopic): string {
  const many = new Intl.NumberFormat('en');
  return `${many.format(entry.observed)} people in ${entry.windowMinutes} minutes, ${entry.expected} expected at this hour`;
}

function sparklineOf(entry: FixtureTopic): number[] {
  const random = chance(seedOf(entry.topic));
  const base = (entry.expected / entry.windowMinutes) * 5;
  const peak = (entry.observed / entry.windowMinutes) * 6.5;
  return Array.from({ length: 24 }, (_, bin) => {
    const minutesAgo = (23 - bin) * 5;
    const risen = 1 / (1 + Math.exp((minutesAgo - entry.risingFor * 0.7) / 6));
    const filling = bin === 23 ? 0.45 : 1;
    return Math.round((base + (peak - base) * risen) * (0.8 + 0.4 * random()) * filling);
  });
}

export function historyOf(entry: FixtureTopic, now: number) {
  const random = chance(seedOf(entry.topic) + 1);
  const hour = Math.floor(now / 3_600_000);
  return Array.from({ length: 168 }, (_, index) => {
    const at = (hour - 167 + index) * 3_600_000;
    const daily = 0.62 + 0.38 * Math.sin(((at / 3_600_000 - 10) / 24) * 2 * Math.PI);
    const recent = index > 164 ? ((index - 164) / 3) ** 2 * (1.2 + Math.log(entry.observed / entry.expected)) : 0;
    const actors = Math.round(((entry.expected * 60) / entry.windowMinutes) * (daily * (0.7 + 0.6 * random()) + recent));
    return { at: new Date(at).toISOString(), uses: Math.round(actors * (1.15 + 0.3 * random())), actors };
  });
}

export function relatedTo(entry: FixtureTopic) {
  return TOPICS.filter(({ topic }) => topic !== entry.topic)
    .slice(0, 6)
    .map(({ topic, label }, index) => ({ topic, label, together: Math.round(420 / (index + 1) ** 1.3) }));
}

export function samplesOf(entry: FixtureTopic, now: number) {
  return entry.texts.map((text, index) => ({
    kind: 'post',
    text,
    at: new Date(now - (index * 47 + 12) * 1_000).toISOString(),
    client: index % 2 === 0 ? 'web' : 'ios',
    language: /[぀-ヿ一-龯]/.test(text) ? 'ja' : /[؀-ۿ]/.test(text) ? 'ar' : 'en',
    topics: [entry.topic],
  }));
}
