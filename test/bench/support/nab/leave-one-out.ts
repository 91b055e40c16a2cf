import { RARITY, type RarityConstants, TELLING } from '@groundswell/trend';
import { normalised, type ThresholdCurve, thresholdCurve } from './nab-score.ts';
import { engineScores, type LabelledSeries } from './nab-series.ts';

/** What is chosen among: half and twice of what the engine has, and more or less of the season. */
const CHOICES: readonly RarityConstants[] = [0.25, 0.5, 0.75].flatMap((season) =>
  [4, 8, 16].flatMap((people) => [3, 7, 14].map((spreadDays) => ({ ...RARITY, season, people, spreadDays }))),
);
/** log10 of return periods from the lowest that is evidence to 100 days. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 171 }, (_, index) => Math.log10(TELLING.leastDays) + index / 100);
/** A threshold is judged by its neighbours, too: within a factor of 1.26 in days to both sides. */
const NEIGHBOURS = 10;

/** What was chosen without a series, and what the series then scored. */
export interface LeftOut {
  readonly name: string;
  readonly chosen: Pick<RarityConstants, 'season' | 'people' | 'spreadDays'>;
  readonly thresholdDays: number;
  readonly raw: number;
  readonly windows: number;
  readonly score: number;
}

/** Chooses constants and threshold for each series by the others alone, and scores it with them. */
export function leaveOneOut(series: readonly LabelledSeries[], onProgress: (words: string) => void): readonly LeftOut[] {
  const curves = CHOICES.map((constants, index) => {
    onProgress(`  constants ${index + 1} of ${CHOICES.length}`);
    return series.map((each) => thresholdCurve(each, engineScores(each, constants, TELLING), THRESHOLDS));
  });
  return series.map(({ name }, left) => {
    const best = bestOf(curves.map((choice) => choice.filter((_, index) => index !== left)));
    const { season, people, spreadDays } = CHOICES[best.choice] as RarityConstants;
    const { raw, windows } = (curves[best.choice] as readonly ThresholdCurve[])[left] as ThresholdCurve;
    const scored = raw[best.threshold] as number;
    return {
      name,
      chosen: { season, people, spreadDays },
      thresholdDays: 10 ** (THRESHOLDS[best.threshold] as number),
      raw: scored,
      windows,
      score: normalised(scored, windows),
    };
  });
}

/** The score of all of them together. */
export function together(parts: readonly { readonly raw: number; readonly windows: number }[]): number {
  const sum = (of: (part: { raw: number; windows: number }) => number) => parts.reduce((total, part) => total + of(part), 0);
  return normalised(
    sum(({ raw }) => raw),
    sum(({ windows }) => windows),
  );
}

function bestOf(choices: readonly (readonly ThresholdCurve[])[]): { readonly choice: number; readonly threshold: number } {
  let best = { choice: 0, threshold: 0, score: Number.NEGATIVE_INFINITY };
  for (const [choice, curves] of choices.entries()) {
    const sums = THRESHOLDS.map((_, at) => curves.reduce((sum, { raw }) => sum + (raw[at] as number), 0));
    for (const threshold of sums.keys()) {
      const score = meanAround(sums, threshold);
      if (score > best.score) best = { choice, threshold, score };
    }
  }
  return best;
}

/** What lies beyond an end counts as the end. */
function meanAround(values: readonly number[], at: number): number {
  let sum = 0;
  for (let index = at - NEIGHBOURS; index <= at + NEIGHBOURS; index += 1)
    sum += values[Math.min(values.length - 1, Math.max(0, index))] as number;
  return sum / (2 * NEIGHBOURS + 1);
}
