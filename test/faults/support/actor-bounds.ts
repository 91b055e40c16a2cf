/** Actors of a set up to which it is exact (`MOST_ACTORS` of the code under test, which nothing is shared with). */
const EXACT = 255;
/**
 * How probable it may be that one estimate is outside of its bounds although nothing is wrong. A full
 * run compares some ten thousand of them, two estimates each: one false alarm in tens of thousands of runs.
 */
const FALSE_ALARM = 1e-9;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * What `actors` distinct actors may be told as: themselves as long as a set is exact, then what a
 * bottom-k estimate may be. An estimate is 255 / U with U the 256th smallest of uniform hashes (Bar-Yossef
 * et al., "Counting distinct elements in a data stream", 2002; relative standard error 1/sqrt(254) = 6.3 %,
 * Beyer et al. 2007). It is below actors/r only if at most 255 of the hashes are below 255r/actors, where
 * 255r are expected; by Chernoff's bound that has a probability of exp(-255 (r - 1 - ln r)) at most. Above, the same.
 */
export function boundsOf(actors: number): Bounds {
  if (actors <= EXACT) return { least: actors, most: actors };
  return { least: actors / LOW, most: actors / HIGH };
}

/**
 * What an hour may tell of its actors where part of them was counted once it was folded, and apart
 * from the others: nobody outside knows which. Those in time can be any of `inTime`, those apart any of `all`,
 * and together they are all.
 */
export function boundsApart(inTime: number, all: number): Bounds {
  return { least: Math.floor(boundsOf(all).least), most: Math.ceil(boundsOf(inTime).most + boundsOf(all).most) };
}

/** Where the probability of what is expected to come `EXACT * ratio` times, to come `times` times, falls to `FALSE_ALARM`. */
function ratioAt(times: number, from: number, to: number): number {
  const tooProbable = (ratio: number): boolean => {
    const mean = EXACT * ratio;
    return mean - times + times * Math.log(times / mean) < -Math.log(FALSE_ALARM);
  };
  let [near, far] = [from, to];
  for (let halvings = 0; halvings < 50; halvings += 1) {
    const middle = (near + far) / 2;
    if (tooProbable(middle)) near = middle;
    else far = middle;
  }
  return far;
}

const LOW = ratioAt(EXACT, 1, 4);
const HIGH = ratioAt(EXACT + 1, 1, 0.1);
