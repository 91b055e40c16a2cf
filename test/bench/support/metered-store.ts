import { type PartKey, type RankerChange, type RankerRecord, InMemoryRankStore } from '@groundswell/trend';

const KILOBYTE = 1_024;
/** Bytes of the keys and attributes of an item beside its body. */
const ITEM_BYTES = 100;

/** Units that DynamoDB would bill. */
export interface Units {
  reads: number;
  writes: number;
}

export function readUnits(bytes: number): number {
  return Math.max(1, Math.ceil((bytes + ITEM_BYTES) / (4 * KILOBYTE)));
}

export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil((bytes + ITEM_BYTES) / KILOBYTE));
}

/** What rankers store, in memory, with what DynamoDB would bill for it by the sizes of the items. */
export class MeteredStore extends InMemoryRankStore {
  private readonly byRecord = new Map<string, MeteredStore>();

  constructor(
    readonly units: Units = { reads: 0, writes: 0 },
    beside?: InMemoryRankStore,
  ) {
    super(beside);
  }

  override named(record: string): MeteredStore {
    let store = record === 'state' ? this : this.byRecord.get(record);
    if (store === undefined) this.byRecord.set(record, (store = new MeteredStore(this.units, this)));
    return store;
  }

  override async record(): Promise<RankerRecord | undefined> {
    const record = await super.record();
    this.units.reads += readUnits(recordBytes(record));
    return record;
  }

  override async change(token: number, change: RankerChange): Promise<void> {
    await super.change(token, change);
    this.units.writes += writeUnits(recordBytes(await super.record()));
  }

  override async read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const found = await super.read(keys);
    for (const bytes of found) this.units.reads += bytes === undefined ? 1 : readUnits(bytes.length);
    return found;
  }

  override async range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = await super.range(group, from, to);
    let bytes = 0;
    for (const body of found.values()) bytes += body.length + ITEM_BYTES;
    this.units.reads += readUnits(bytes);
    return found;
  }

  override async write(key: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    await super.write(key, bytes, token);
    this.units.writes += writeUnits(bytes.length);
  }
}

/** A record names the head of every shard. */
function recordBytes(record: RankerRecord | undefined): number {
  let bytes = 200;
  for (const [shard, head] of record?.heads ?? []) bytes += shard.length + head.length + 2;
  return bytes;
}
