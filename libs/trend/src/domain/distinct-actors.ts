/** Distinct actors: exact for a few, estimated for many. Replaced by the engine's own sketch. */
export interface DistinctActors {
  /** 48-bit keyed hash of an actor. */
  add(hash: number): void;
  merge(other: DistinctActors): void;
  /** How many distinct actors: exact up to 64, then an estimate. */
  readonly count: number;
}
