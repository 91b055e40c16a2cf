import { smoothPath, sparklineInWords, sparklinePoints } from './sparkline-path.ts';

const WIDTH = 240;
const HEIGHT = 40;

/** Uses in five-minute bins; the last one is still filling and is drawn as dots. */
export function Sparkline({ bins }: { readonly bins: readonly number[] }) {
  const points = sparklinePoints(bins, WIDTH, HEIGHT);
  const complete = points.slice(0, -1);
  const last = complete.at(-1);
  const line = smoothPath(complete);
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={sparklineInWords(bins)}>
      {last !== undefined && (
        <>
          <path class="sparkline-area" d={`${line}L${last.x} ${HEIGHT}L0 ${HEIGHT}Z`} />
          <path class="sparkline-line" d={line} />
          <path class="sparkline-filling" d={smoothPath(points.slice(-2))} />
          <path class="sparkline-now" d={`M${last.x} ${last.y}h.01`} />
        </>
      )}
    </svg>
  );
}

/** The fading of the area under the lines; once a page. */
export function SparklineFade() {
  return (
    <svg class="definitions" aria-hidden="true">
      <linearGradient id="swell-fade" x2="0" y2="1">
        <stop />
        <stop offset="1" />
      </linearGradient>
    </svg>
  );
}
