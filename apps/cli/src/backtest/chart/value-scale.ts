/** From zero to a little above the largest value, in even steps or by square roots. */
export interface ValueScale {
  readonly ticks: readonly number[];
  readonly bySquareRoot: boolean;
  /** Where a value stands: 0 at the bottom, 1 at the top. */
  place(value: number): number;
}

/** So many times the usual value, and the usual could not be told from nothing in even steps. */
const STEEP = 20;
/** Ticks stand no closer than this part of the height. */
const LEAST_GAP = 0.09;
const TICKS = 5;

/** @param usual the value in the middle of all */
export function valueScale(most: number, usual: number): ValueScale {
  const bySquareRoot = most > STEEP * Math.max(usual, 1);
  const even = evenTicks(Math.max(most, 1));
  const top = bySquareRoot ? Math.max(most, 1) * 1.04 : (even.at(-1) as number);
  const place = (value: number): number => (bySquareRoot ? Math.sqrt(Math.max(0, value) / top) : value / top);
  return { bySquareRoot, place, ticks: bySquareRoot ? rootTicks(top, place) : even };
}

function evenTicks(most: number): readonly number[] {
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** 0 and round numbers below `top`, as many as have room, the largest first. */
function rootTicks(top: number, place: (value: number) => number): readonly number[] {
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(top)); power >= 1; power /= 10) {
    for (const factor of [5, 2, 1]) {
      const value = factor * power;
      const above = ticks.at(-1);
      if (value <= top && place(value) >= LEAST_GAP && (above === undefined || place(above) - place(value) >= LEAST_GAP)) ticks.push(value);
    }
  }
  return [0, ...ticks.toReversed()];
}
