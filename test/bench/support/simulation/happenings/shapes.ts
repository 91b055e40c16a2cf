import type { Random } from '../random.ts';

/** How a happening comes and goes: its strength by minute, 1 at most. */
export type Shape = readonly number[];

export const SHAPES = {
  /** There at once, then it decays by half every 20 to 90 minutes. */
  sharp(random: Random): Shape {
    const half = random.between(20, 90);
    return minutes(Math.ceil(half * 4), (minute) => 0.5 ** (minute / half));
  },
  /** Rises evenly for 15 to 50 minutes, stays, decays. */
  slow(random: Random): Shape {
    const rise = random.between(15, 50);
    const stay = random.between(20, 90);
    const half = random.between(15, 45);
    return minutes(
      Math.ceil(rise + stay + half * 3),
      (minute) => Math.min(1, (minute + 1) / rise) * (minute < rise + stay ? 1 : 0.5 ** ((minute - rise - stay) / half)),
    );
  },
  /** A game, a broadcast: there, steady, gone. */
  steady(random: Random): Shape {
    return minutes(random.whole(45, 150), () => 1);
  },
  /** Two waves: the second one when others wake up to it. */
  waves(random: Random): Shape {
    const half = random.between(15, 30);
    const second = random.whole(50, 110);
    return minutes(second + Math.ceil(half * 4), (minute) =>
      Math.min(1, 0.5 ** (minute / half) + (minute < second ? 0 : 0.8 * 0.5 ** ((minute - second) / half))),
    );
  },
} as const;

/** The shape scaled so that its first hour adds up to `people`. */
export function scaled(shape: Shape, people: number): readonly number[] {
  const firstHour = shape.slice(0, 60).reduce((sum, strength) => sum + strength, 0);
  return shape.map((strength) => (strength * people) / firstHour);
}

function minutes(length: number, strength: (minute: number) => number): Shape {
  return Array.from({ length }, (_, minute) => strength(minute));
}
