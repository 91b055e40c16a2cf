import { decodeDelta, type DeltaHead, encodeWith } from './delta-codec.ts';
import type { SectionWriters } from './delta-sections.ts';
import type { Cell, Delta, LateCell, Slice } from './delta.ts';
import type { TraitTable } from './trait-table.ts';

const COUNTS = ['slices', 'cells', 'late', 'labels', 'traits'] as const;

/** A delta that came about as bytes; its counts are made of them when somebody asks. */
export class EncodedDelta implements Delta {
  readonly shard: string;
  readonly previous: string;
  readonly first: string;
  readonly last: string;
  readonly arrivedFrom: number;
  readonly arrivedTo: number;
  readonly activities: number;
  readonly ids: Float64Array;
  declare readonly slices: readonly Slice[];
  declare readonly cells: readonly Cell[];
  declare readonly late: readonly LateCell[];
  declare readonly labels: ReadonlyMap<string, string>;
  declare readonly traits: TraitTable;
  readonly #bytes: Uint8Array;
  #decoded: Delta | undefined;

  /** @param body not compressed yet */
  constructor(head: DeltaHead, body: SectionWriters) {
    this.shard = head.shard;
    this.previous = head.previous;
    this.first = head.first;
    this.last = head.last;
    this.arrivedFrom = head.arrivedFrom;
    this.arrivedTo = head.arrivedTo;
    this.activities = head.activities;
    this.ids = head.ids;
    this.#bytes = encodeWith(head, body);
    // Members of its own, so that `{ ...delta }` has them; its bytes are not what is copied and changed.
    for (const name of COUNTS) Object.defineProperty(this, name, { enumerable: true, get: () => this.#whole()[name] });
  }

  get encoded(): Uint8Array {
    return this.#bytes;
  }

  #whole(): Delta {
    return (this.#decoded ??= decodeDelta(this.#bytes));
  }
}
