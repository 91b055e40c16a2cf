import { DistinctActors } from '../distinct-actors.ts';
import type { ScopeNumbers, SliceUses } from './gathered-scopes.ts';

/** Numbers of a use before the hashes of its actors. */
const HEAD = 5;

/**
 * Uses of a topic that wait until there are more, as numbers in one array: minute, uses, number of the list of scopes,
 * threshold, how many actors, and their hashes. An array of doubles, exactly as long as it has to be, takes a third of
 * what objects take, and most topics wait for ever.
 */
export type WaitingUses = readonly number[];

export const NONE_WAIT: WaitingUses = [];

/** @param list number of the list of scopes that they count in */
export function withUses(waiting: WaitingUses, { minute, uses, actors }: Omit<SliceUses, 'scopes'>, list: number): WaitingUses {
  const hashes = actors.hashes();
  // Not spread: that leaves room for more.
  return waiting.concat([minute, uses, list, actors.threshold, hashes.length], hashes);
}

/** @param listOf the list of scopes of a number */
export function usesIn(waiting: WaitingUses, listOf: (list: number) => ScopeNumbers): readonly SliceUses[] {
  const found: SliceUses[] = [];
  for (let at = 0; at < waiting.length;) {
    const [minute, uses, list, threshold, length] = waiting.slice(at, at + HEAD) as [number, number, number, number, number];
    const actors = DistinctActors.restore(waiting.slice(at + HEAD, at + HEAD + length), threshold);
    found.push({ minute, uses, actors, scopes: listOf(list) });
    at += HEAD + length;
  }
  return found;
}

/** Those of `first` and later. */
export function usesFrom(first: number, waiting: WaitingUses): WaitingUses {
  const kept: number[] = [];
  for (let at = 0; at < waiting.length;) {
    const end = at + HEAD + (waiting[at + HEAD - 1] as number);
    if ((waiting[at] as number) >= first) kept.push(...waiting.slice(at, end));
    at = end;
  }
  return kept.length === waiting.length ? waiting : kept.slice();
}
