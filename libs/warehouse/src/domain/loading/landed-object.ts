/** An object with landed rows of one target and one shard. */
export interface LandedObject {
  /** `landed/TARGET/YYYY-MM-DD/ORIGIN/SHARD/FIRST_LAST.csv.gz`. */
  readonly key: string;
  /** Bytes, compressed. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly landedAt: number;
}

const KEY = /^landed\/([a-z_]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+\/[^/]+)\/\d{60}_\d{60}\.csv\.gz$/;

/** What the key of a landed object says. */
export interface LandedPlace {
  readonly target: string;
  /** Day of landing, `YYYY-MM-DD`. */
  readonly day: string;
  /** `ORIGIN/SHARD`. */
  readonly shard: string;
}

/** Undefined for a key that is none of a landed object. */
export function placeOf(key: string): LandedPlace | undefined {
  const [, target, day, shard] = KEY.exec(key) ?? [];
  return target === undefined || day === undefined || shard === undefined ? undefined : { target, day, shard };
}

/** Where landed objects are. */
export abstract class LandedObjects {
  /**
   * Objects of a target in the order of their keys: day by day, and within a day and shard as they came.
   * @param day the first day, `YYYY-MM-DD`; undefined: from the first there is
   */
  abstract list(target: string, day?: string): AsyncIterable<LandedObject>;
}
