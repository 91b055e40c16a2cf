import {
  decodeDelta,
  decodeDeltaHead,
  type Delta,
  encodeDelta,
  joinParts,
  MalformedBytesError,
  type Partition,
  partOfDelta,
  partsOfDelta,
  partsWith,
} from '@groundswell/trend';
import type { DeltaItem } from './delta-items.ts';
import type { DeltaParts } from './delta-parts.ts';

type Split = NonNullable<DeltaItem['split']>;

/** A delta as bytes: what every reader needs, its identities, and its counts by part. */
export interface SplitBytes {
  readonly head: Uint8Array;
  readonly ids: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

/** @param of parts that topics are in */
export function splitBytes(delta: Delta, of: number): SplitBytes {
  const head: Delta = { ...delta, slices: [], cells: [], late: [], labels: new Map(), ids: new Float64Array() };
  const parts = partsOfDelta(delta, of).map(encodeDelta);
  return { head: encodeDelta(head), ids: encodeDelta({ ...head, ids: delta.ids }), parts };
}

/**
 * Deltas in parts by topic, each an item of its own that one ranker reads. They are written before the
 * root that names them, so no reader sees some of a delta, and a root says itself in how many parts
 * it is: their number may change with any delta.
 */
export class SplitDeltas {
  constructor(private readonly parts: DeltaParts) {}

  /** Durable when it resolves. */
  async keep(shard: string, { ids, parts }: SplitBytes, expiresAt: number): Promise<Split> {
    const id = this.parts.newId();
    const keep = (name: string, bytes: Uint8Array) => this.parts.keepAs(shard, `${id}#${name}`, bytes, expiresAt);
    const [idPieces, ...pieces] = await Promise.all([keep('ids', ids), ...parts.map((bytes, part) => keep(String(part), bytes))]);
    return { id, parts: pieces, ids: idPieces };
  }

  /** @throws MalformedBytesError when a part is missing or damaged */
  async read(shard: string, split: Split, partition: Partition): Promise<Delta> {
    const { id, parts } = split;
    const wanted = partsWith(partition, parts.length);
    const found = await Promise.all(wanted.map((part) => this.readPart(shard, `${id}#${part}`, parts[part])));
    const joined = joinParts(found.map(decodeDelta));
    if (partition.of === 1) return { ...joined, ids: decodeDeltaHead(await this.readIds(shard, split)).ids };
    return partition.of <= parts.length ? joined : partOfDelta(joined, partition);
  }

  /** The bytes of its head with its identities. */
  readIds(shard: string, { id, ids }: Split): Promise<Uint8Array> {
    return this.readPart(shard, `${id}#ids`, ids);
  }

  private readPart(shard: string, id: string, count: number | undefined): Promise<Uint8Array> {
    if (count === undefined) throw new MalformedBytesError('a delta lacks a part that it names');
    return this.parts.read(shard, { id, count });
  }
}
