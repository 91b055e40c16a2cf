export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The points of `values` in a box of `width` by `height`, the first at the left, zero at the bottom. */
export function sparklinePoints(values: readonly number[], width: number, height: number): readonly Point[] {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) => ({ x: index * step, y: height - (value / most) * height }));
}

/**
 * A smooth line through every point that never swings above a peak or below a trough: cubic segments
 * whose slopes follow Fritsch and Carlson, "Monotone piecewise cubic interpolation" (1980).
 */
export function smoothPath(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const slopes = monotoneSlopes(points);
  const curves = points.slice(1).map((point, index) => {
    const from = points[index] ?? point;
    const third = (point.x - from.x) / 3;
    const startSlope = slopes[index] ?? 0;
    const endSlope = slopes[index + 1] ?? 0;
    return `C${pair(from.x + third, from.y + startSlope * third)} ${pair(point.x - third, point.y - endSlope * third)} ${pair(point.x, point.y)}`;
  });
  return `M${pair(first.x, first.y)}${curves.join('')}`;
}

function monotoneSlopes(points: readonly Point[]): readonly number[] {
  const secants = points.slice(1).map((point, index) => {
    const from = points[index] ?? point;
    return point.x === from.x ? 0 : (point.y - from.y) / (point.x - from.x);
  });
  return points.map((_, index) => {
    const before = secants[index - 1];
    const after = secants[index];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    return Math.sign(before) * Math.min(Math.abs(before + after) / 2, 3 * Math.abs(before), 3 * Math.abs(after));
  });
}

function pair(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What a sparkline of five-minute bins says, in words, for who cannot see it. The last bin is still filling. */
export function sparklineInWords(bins: readonly number[]): string {
  const complete = bins.slice(0, -1);
  if (complete.length === 0) return 'No uses in the last two hours.';
  const most = Math.max(...complete);
  const minutesAgo = (complete.length - complete.lastIndexOf(most)) * 5;
  const start = complete[0] ?? 0;
  const now = complete.at(-1) ?? 0;
  return `Uses in five minutes over the last two hours: ${start} at first, at most ${most} (${minutesAgo} minutes ago), ${now} of late.`;
}
