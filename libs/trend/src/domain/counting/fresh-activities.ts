import { sortedHashes } from './actor-numbers.ts';
import { IdWindow } from './id-window.ts';
import type { ReadBatch } from './read-batch.ts';

/** Which activities of a batch are to be counted. */
export interface FreshActivities {
  /** Their ids, ascending. */
  readonly ids: Float64Array;
  readonly duplicates: number;
  /** By number, from the first on: 1 for one that is left out; undefined: none is. */
  readonly leftOut: Uint8Array | undefined;
}

/**
 * The activities from `from` to before `to` that are counted here, and whose ids neither came before among
 * them nor arrived at `since` or later. Sorted ids tell at once that all are new, which is the usual case.
 */
export function freshActivities(batch: ReadBatch, from: number, to: number, known: IdWindow, since: number): FreshActivities {
  const ids = batch.activities.ids.subarray(from, to);
  if (batch.apart.size === 0) {
    const sorted = sortedHashes(ids);
    if (areNew(sorted, known, since)) return { ids: sorted, duplicates: 0, leftOut: undefined };
  }
  const leftOut = new Uint8Array(to - from);
  const kept = new Float64Array(to - from);
  const seen = new IdWindow();
  let [count, duplicates] = [0, 0];
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index] as number;
    const isApart = batch.apart.has(from + index);
    if (isApart || seen.has(id, 0) || known.has(id, since)) {
      leftOut[index] = 1;
      if (!isApart) duplicates += 1;
    } else {
      seen.add(id, 0, 0);
      kept[count++] = id;
    }
  }
  return { ids: sortedHashes(kept.subarray(0, count)), duplicates, leftOut };
}

function areNew(sorted: Float64Array, known: IdWindow, since: number): boolean {
  for (let index = 0; index < sorted.length; index += 1) {
    const id = sorted[index] as number;
    if ((index > 0 && sorted[index - 1] === id) || known.has(id, since)) return false;
  }
  return true;
}
