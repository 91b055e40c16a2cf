/** The middle of `values`; the mean of the two middle ones where their number is even. NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share `q` (0 to 1) of `values` does not exceed, between neighbours linearly. NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly goal?: string;
}

/** Prints a table for people and then the figures as one JSON object, alone on the last line. */
export function report(title: string, rows: readonly Row[], figures: Readonly<Record<string, unknown>>): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${title}`);
  for (const { what, figure, goal } of rows)
    console.log(`  ${what.padEnd(width)}  ${figure.padStart(14)}${goal === undefined ? '' : `   goal ${goal}`}`);
  console.log(`\n${JSON.stringify(figures)}`);
}

/** `value` with as many digits as say something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
