import type { RarityConstants } from './rarity-constants.ts';

/** Euler's constant: the mean of the standard Gumbel law. */
const EULER = 0.5772156649;
const DAY = 24;

/**
 * How high something rises in a day: a Gumbel law (the limit of maxima of many like values: Gumbel,
 * Statistics of Extremes, 1958), fitted by its first two moments.
 *
 * Each hour of the past gives the highest level of the 24 hours that end with it, so that days have
 * no edges. The spread is drawn towards a usual one, which few days can't overrule.
 */
export class DailyMaxima {
  private readonly scale: number;
  private readonly location: number;

  constructor(mean: number, spread: number) {
    this.scale = (spread * Math.sqrt(6)) / Math.PI;
    this.location = mean - EULER * this.scale;
  }

  /** @param levels the highest level of each hour, oldest first, at least one */
  static of(levels: Float64Array, { spread, spreadDays }: Pick<RarityConstants, 'spread' | 'spreadDays'>): DailyMaxima {
    let [sum, squares] = [0, 0];
    for (const maximum of slidingMaxima(levels, DAY)) {
      sum += maximum;
      squares += maximum ** 2;
    }
    const mean = sum / levels.length;
    const variance = Math.max(0, squares / levels.length - mean ** 2);
    const days = levels.length / DAY;
    return new DailyMaxima(mean, Math.sqrt((days * variance + spreadDays * spread ** 2) / (days + spreadDays)));
  }

  /** log10 of the days in which `level` is reached once: -log10 of the chance that a day's maximum is above it. */
  rarity(level: number): number {
    const exponent = (level - this.location) / this.scale;
    // Far out the chance is e^-x itself, and nothing is lost to rounding.
    if (exponent > 20) return exponent * Math.LOG10E;
    return -Math.log10(-Math.expm1(-Math.exp(-exponent)));
  }
}

/** The largest of each value and the `length - 1` before it, in linear time. */
export function slidingMaxima(values: Float64Array, length: number): Float64Array {
  const maxima = new Float64Array(values.length);
  // Indices whose values fall: what is smaller than a later value can't be a maximum any more.
  const falling = new Int32Array(values.length);
  let [first, end] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    while (end > first && (values[falling[end - 1] as number] as number) <= value) end -= 1;
    falling[end++] = index;
    if ((falling[first] as number) <= index - length) first += 1;
    maxima[index] = values[falling[first] as number] as number;
  }
  return maxima;
}
