import type { DistinctActors } from '../distinct-actors.ts';

/** Most people in any 10 and any 30 minutes that lie within a clock hour. */
export interface HourPeaks {
  readonly ten: number;
  readonly thirty: number;
}

/** What happened in a minute. */
export interface PeopledMinute {
  /** Minutes since the Unix epoch. */
  readonly minute: number;
  readonly actors: DistinctActors;
  /** How many they are. */
  readonly count: number;
}

/** What lies above the mean of so many equal parts that people fall into by chance, where they are fullest: in standard deviations. */
const FULLEST = { ofSix: 1.27, ofTwo: 0.56 } as const;

/**
 * Counts the fullest 10 and 30 minutes of an hour: those in which the minutes' people add up to most.
 * @param minutes of one clock hour, ascending
 * @param count distinct people in minutes that follow each other
 */
export function peaksIn(minutes: readonly PeopledMinute[], count: (minutes: readonly PeopledMinute[]) => number): HourPeaks {
  return { ten: count(fullest(minutes, 10)), thirty: count(fullest(minutes, 30)) };
}

/** Peaks that are to be expected of an hour of which only its people are known. */
export function likelyPeaks(people: number): HourPeaks {
  const fullestOf = (parts: number, deviations: number): number =>
    Math.min(people, people / parts + deviations * Math.sqrt(people / parts));
  return { ten: fullestOf(6, FULLEST.ofSix), thirty: fullestOf(2, FULLEST.ofTwo) };
}

function fullest(minutes: readonly PeopledMinute[], length: number): readonly PeopledMinute[] {
  let best = { from: 0, to: 0, sum: -1 };
  let [from, sum] = [0, 0];
  for (const [index, { minute, count }] of minutes.entries()) {
    sum += count;
    for (; (minutes[from] as PeopledMinute).minute <= minute - length; from += 1) sum -= (minutes[from] as PeopledMinute).count;
    if (sum > best.sum) best = { from, to: index + 1, sum };
  }
  return minutes.slice(best.from, best.to);
}
