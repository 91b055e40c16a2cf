/** What is injected. */
export type FaultKind =
  | 'killed before a write'
  | 'killed after a write'
  | 'response lost'
  | 'throttled'
  | 'throttled beyond all tries'
  | 'delivered twice'
  | 'bisected'
  | 'zombie'
  | 'cold process'
  | 'resent'
  | 'resent after a 503 to a cold process'
  | 'resent across a reshard'
  | 'resent after the hour'
  | 'same id from two sources'
  | 'put by an outdated shard map'
  | 'moving strays cut off'
  | 'stream does not say where shards come from'
  | 'split'
  | 'merge'
  | 'read again from the beginning'
  | 'store killed and restarted'
  | 'store down for two hours'
  | 'ranker down for a day'
  | 'ranker down over a weekend'
  | 'lease stolen'
  | 'ranker killed'
  | 'merging took too long'
  | 'poison'
  | 'late'
  | 'from the future'
  | 'backfill'
  | 'record that kills its reader'
  | 'dead letters replayed'
  | 'killed while replaying'
  | 'dead-letter store down'
  | 'four days of silence'
  | 'expired in the worst order'
  | 'read between the parts';

/** Faults that were injected, by kind. */
export class FaultTally {
  readonly byKind = new Map<FaultKind, number>();

  add(kind: FaultKind, count = 1): void {
    if (count > 0) this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + count);
  }

  get total(): number {
    let total = 0;
    for (const count of this.byKind.values()) total += count;
    return total;
  }
}
