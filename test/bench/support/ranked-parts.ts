import { partOf } from '@groundswell/trend';
import { topicShares } from './synthetic-community.ts';

/** A part that is ranked here, and how much of all parts' work is like it: 1 where it stands for itself. */
export interface RankedPart {
  readonly part: number;
  readonly standsFor: number;
}

/**
 * Which of `of` parts are ranked here: the first, which has the totals, the one with the most uses, since the
 * busiest topic alone is a tenth of them, and `most - 2` with as many uses as most parts have. Those stand for
 * all the others, in proportion to uses.
 */
export function rankedParts(of: number, most: number): readonly RankedPart[] {
  if (of <= most) return Array.from({ length: of }, (_, part) => ({ part, standsFor: 1 }));
  const shares = new Float64Array(of);
  for (const { topic, share } of topicShares()) {
    const part = partOf(topic, of);
    shares[part] = (shares[part] as number) + share;
  }
  const shareOf = (part: number): number => shares[part] as number;
  const others = Array.from({ length: of - 1 }, (_, index) => index + 1).sort((one, other) => shareOf(other) - shareOf(one));
  const [heaviest, ...rest] = others as [number, ...number[]];
  const from = Math.floor((rest.length - (most - 2)) / 2);
  const usual = rest.slice(from, from + most - 2);
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + shareOf(part), 0);
  return [
    { part: 0, standsFor: 1 },
    { part: heaviest, standsFor: 1 },
    ...usual.map((part) => ({ part, standsFor: sum(rest) / sum(usual) })),
  ];
}
