import type { LabelledSeries } from './nab-series.ts';

/** The same events seen otherwise: what holds on all of these was not fitted to the five as they are. */
export const VARIATIONS: Readonly<Record<string, (series: LabelledSeries) => LabelledSeries>> = {
  'half of the people': (series) => thinned(series, 0.5),
  'a fifth': (series) => thinned(series, 0.2),
  'a twentieth': (series) => thinned(series, 0.05),
  'ten times as many': (series) => ({ ...series, values: series.values.map((value) => 10 * value) }),
  'flatter (power 0.75)': (series) => bent(series, 0.75),
  'steeper (power 1.25)': (series) => bent(series, 1.25),
  'begun 3 days later': (series) => begunLater(series, 3),
  'begun 9 days later': (series) => begunLater(series, 9),
  'seven hours off': (series) => shifted(series, 7 * 3_600_000),
  'time runs backwards': reversed,
};

/** Each person is seen with the probability `part`, by a generator that always says the same. */
function thinned(series: LabelledSeries, part: number): LabelledSeries {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const seen = (people: number): number => {
    let count = 0;
    for (let person = 0; person < people; person += 1) if (random() < part) count += 1;
    return count;
  };
  return { ...series, values: series.values.map(seen) };
}

function bent(series: LabelledSeries, power: number): LabelledSeries {
  const middle = Math.max(1, series.values.toSorted((one, other) => one - other)[Math.floor(series.values.length / 2)] ?? 1);
  return { ...series, values: series.values.map((value) => Math.round(middle * (value / middle) ** power)) };
}

/** Rows that the benchmark never scores: a window that begins in them is dropped. */
const PROBATION_ROWS = 750;

function begunLater({ name, times, values, windows }: LabelledSeries, days: number): LabelledSeries {
  const skipped = days * 288;
  const scored = times[skipped + PROBATION_ROWS] ?? Number.POSITIVE_INFINITY;
  return { name, times: times.slice(skipped), values: values.slice(skipped), windows: windows.filter(([from]) => from >= scored) };
}

function shifted({ name, times, values, windows }: LabelledSeries, by: number): LabelledSeries {
  return { name, values, times: times.map((time) => time + by), windows: windows.map(([from, to]) => [from + by, to + by] as const) };
}

function reversed({ name, times, values, windows }: LabelledSeries): LabelledSeries {
  const ends = (times[0] ?? 0) + (times.at(-1) ?? 0);
  const mirrored = times.map((time) => ends - time).toReversed();
  const scored = mirrored[PROBATION_ROWS] ?? Number.POSITIVE_INFINITY;
  return {
    name,
    times: mirrored,
    values: values.toReversed(),
    windows: windows
      .map(([from, to]) => [ends - to, ends - from] as const)
      .toReversed()
      .filter(([from]) => from >= scored),
  };
}
