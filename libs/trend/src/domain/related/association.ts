/** How the people of two topics overlap; numbers may be estimates. */
export interface Overlap {
  /** People who use both. */
  readonly both: number;
  /** Those who use the one and those who use the other, `both` among each. */
  readonly one: number;
  readonly other: number;
  /** All people of the same time. */
  readonly everyone: number;
}

/** How far two topics belong together. */
export interface Association {
  /**
   * Twice the log-likelihood ratio G² of the 2 × 2 table against independence (Dunning, "Accurate methods for
   * the statistics of surprise and coincidence", 1993): distributed as χ² with one degree of freedom where the
   * topics have nothing to do with each other, also where numbers are small. 0 where they overlap less than by chance.
   */
  readonly evidence: number;
  /**
   * How many times the odds to use the one are higher among those who use the other than among the rest, with half
   * a person added to each cell (Haldane, "The estimation and significance of the logarithm of a ratio of
   * frequencies", 1956): about 1 with a topic that everybody uses, however certain it is that it is not exactly 1.
   */
  readonly odds: number;
}

export function associationOf({ both, one, other, everyone }: Overlap): Association {
  const onlyOne = Math.max(0, one - both);
  const onlyOther = Math.max(0, other - both);
  // Estimates of overlapping sets may come to more than estimates of all.
  const neither = Math.max(0, everyone - both - onlyOne - onlyOther);
  const odds = ((both + 0.5) * (neither + 0.5)) / ((onlyOne + 0.5) * (onlyOther + 0.5));
  const cells = entropy(both) + entropy(onlyOne) + entropy(onlyOther) + entropy(neither);
  const rows = entropy(both + onlyOne) + entropy(onlyOther + neither);
  const columns = entropy(both + onlyOther) + entropy(onlyOne + neither);
  const evidence = 2 * (cells - rows - columns + entropy(both + onlyOne + onlyOther + neither));
  const isMoreThanChance = both * neither > onlyOne * onlyOther;
  return { evidence: isMoreThanChance ? Math.max(0, evidence) : 0, odds };
}

function entropy(count: number): number {
  return count > 0 ? count * Math.log(count) : 0;
}
