import type { DistinctActors } from '../distinct-actors.ts';
import type { ActorColumns } from './actor-columns.ts';
import type { CountedMinute } from './counted-minutes.ts';

const HASHES = 2 ** 48;

/** A minute that changes no more; its actors stand in columns, and are made a set each time they are asked for. */
export class PlacedCell implements CountedMinute {
  constructor(
    readonly minute: number,
    readonly uses: number,
    /** Hashes of its actors. */
    readonly length: number,
    /** Whether the hash that the set is cut off at follows them. */
    readonly cut: boolean,
    readonly place: number,
    private readonly columns: ActorColumns,
  ) {}

  get actors(): DistinctActors {
    return this.columns.read(this.place, this.length, this.cut);
  }

  get count(): number {
    return countAt(this.columns, this.place, this.length, this.cut);
  }
}

/** How many actors a set in the columns has, without making it. */
export function countAt(columns: ActorColumns, place: number, length: number, cut: boolean): number {
  return cut ? (length * HASHES) / columns.hashAt(place + length) : length;
}

/** Cells by topic of a stretch of time. */
export interface Cells {
  has(topic: number): boolean;
  topics(): Iterable<number>;
  /** In an order of its own. */
  cellsOf(topic: number): Iterable<PlacedCell>;
  /** Actors of the cells of `topic` from minute `from` to `to` (inclusive), added up. */
  sumOf(topic: number, from: number, to: number): number;
}
