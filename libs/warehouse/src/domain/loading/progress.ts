import { isOrdered } from './ordered.ts';
import type { Row } from '../warehouse.ts';
import { type LandedObject, placeOf } from './landed-object.ts';
import type { Positions, Reached } from './load-notes.ts';
import { OVERLAP } from './new-objects.ts';

/** How far a target is loaded, as it goes on. */
export class Progress {
  private readonly shards: Map<string, Reached>;
  private readonly seen: Map<string, number>;

  /**
   * @param rows of `landed_shard`: what the warehouse knows
   * @param noted what is known besides: objects that were seen; that which is not is loaded again, to no effect
   */
  constructor(rows: readonly Row[], noted: Positions) {
    this.shards = new Map(
      rows.map((row) => [row.shard ?? '', { key: row.last_object ?? '', landedAt: Date.parse(row.landed_at ?? '') || 0 }]),
    );
    this.seen = new Map(noted.seen);
  }

  get positions(): Positions {
    const late = [...this.seen].filter(([key, landedAt]) => landedAt > (this.shards.get(shardOf(key))?.landedAt ?? 0) - OVERLAP);
    return { shards: new Map(this.shards), seen: new Map(late) };
  }

  loaded({ key, landedAt }: LandedObject): void {
    const shard = shardOf(key);
    const before = this.shards.get(shard) ?? { key: '', landedAt: 0 };
    this.shards.set(shard, { key: key > before.key ? key : before.key, landedAt: Math.max(landedAt, before.landedAt) });
    if (!isOrdered(shard)) this.seen.set(key, landedAt);
  }
}

function shardOf(key: string): string {
  return placeOf(key)?.shard ?? '';
}
