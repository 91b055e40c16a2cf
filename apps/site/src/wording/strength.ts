/**
 * What a score means to a reader. A score is a log-likelihood ratio: how unlikely it is that so many
 * people came by chance; a topic is shown from about 58 on. It grows without limit and in proportion
 * to the crowd, so the bar is logarithmic.
 */
export interface Strength {
  /** 0 to 1: how much of the bar is filled. */
  readonly share: number;
  readonly word: 'Rising' | 'Strong' | 'Very strong' | 'Extraordinary';
  readonly level: 1 | 2 | 3 | 4;
}

/** Scores at which the bar is nearly empty and full. */
const FLOOR = 40;
const CEILING = 2_000;

const LEVELS = [
  { from: 700, word: 'Extraordinary', level: 4 },
  { from: 250, word: 'Very strong', level: 3 },
  { from: 110, word: 'Strong', level: 2 },
  { from: Number.NEGATIVE_INFINITY, word: 'Rising', level: 1 },
] as const;

export function strengthOf(score: number): Strength {
  const position = Math.log(Math.max(score, FLOOR) / FLOOR) / Math.log(CEILING / FLOOR);
  const { word, level } = LEVELS.find(({ from }) => score >= from) ?? LEVELS[3];
  return { share: Math.min(1, Math.max(0.05, position)), word, level };
}
