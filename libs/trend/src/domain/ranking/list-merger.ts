import type { Scope } from '@groundswell/topic';
import { owns, type Partition } from '../partition.ts';
import type { Trend, TrendList } from '../trend-list.ts';
import type { CheckedStore } from './checked-store.ts';
import { decodeList } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import type { PartKey } from './rank-store.ts';
import { LIST_LENGTH } from './thresholds.ts';

/** The last step where topics are ranked in parts: the list of a scope is the best of its parts' lists, without those that cannot be read. */
export class ListMerger {
  /** @param stores of the parts, each with its partition */
  constructor(private readonly stores: readonly (readonly [Partition, CheckedStore])[]) {}

  /** One list a scope; a topic stands in the list of its part alone. */
  async merged(scopes: readonly Scope[], now: number): Promise<readonly TrendList[]> {
    const keys = scopes.map((scope) => partKeys.list(scope));
    const parts = await Promise.all(this.stores.map(([partition, store]) => trendsOf(partition, store, keys)));
    return scopes.map((scope, index) => ({ scope, at: now, trends: best(parts.flatMap((lists) => lists[index] ?? [])) }));
  }
}

async function trendsOf(partition: Partition, store: CheckedStore, keys: readonly PartKey[]): Promise<readonly (readonly Trend[])[]> {
  const found = await store.decoded(keys, decodeList);
  return found.map((list) => list?.trends.filter(({ topic }) => owns(partition, topic)) ?? []);
}

function best(trends: readonly Trend[]): readonly Trend[] {
  return trends
    .toSorted((one, other) => other.score - one.score || other.observed - one.observed || (one.topic < other.topic ? -1 : 1))
    .slice(0, LIST_LENGTH);
}
