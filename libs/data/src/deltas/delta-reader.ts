import {
  decodeDelta,
  decodeDeltaHead,
  type Delta,
  type DeltaHead,
  MalformedBytesError,
  type Partition,
  partOfDelta,
  type PassOver,
} from '@groundswell/trend';
import { type DeltaItem, unpadded } from './delta-items.ts';
import type { DeltaParts } from './delta-parts.ts';
import { SplitDeltas } from './split-deltas.ts';

/**
 * Reads deltas from their items, and tells of those that cannot be read what their keys know: enough
 * to go on behind them.
 */
export class DeltaReader {
  private readonly splits: SplitDeltas;

  constructor(private readonly parts: DeltaParts) {
    this.splits = new SplitDeltas(parts);
  }

  /**
   * The delta, or what it counts of the topics of `partition`.
   * @returns undefined for one that cannot be read, after `passOver` was told
   * @throws MalformedBytesError where there is no `passOver`
   */
  async delta(shard: string, item: DeltaItem, partition: Partition, passOver?: PassOver): Promise<Delta | undefined> {
    const { split } = item;
    if (split === undefined) return this.read(shard, item, (bytes) => partOfDelta(decodeDelta(bytes), partition), passOver);
    return this.tried(shard, item, async () => this.splits.read(shard, split, partition), passOver);
  }

  /** Its head and identities; else as `delta`. */
  async head(shard: string, item: DeltaItem, passOver?: PassOver): Promise<DeltaHead | undefined> {
    const { split } = item;
    if (split === undefined) return this.read(shard, item, decodeDeltaHead, passOver);
    return this.tried(shard, item, async () => decodeDeltaHead(await this.splits.readIds(shard, split)), passOver);
  }

  private read<Read extends DeltaHead>(
    shard: string,
    item: DeltaItem,
    decode: (bytes: Uint8Array) => Read,
    passOver?: PassOver,
  ): Promise<Read | undefined> {
    const read = async (took: (bytes: Uint8Array) => void): Promise<Read> => {
      const data = item.parts === undefined ? (item.body ?? new Uint8Array()) : await this.parts.read(shard, item.parts);
      took(data);
      return decode(data);
    };
    return this.tried(shard, item, read, passOver);
  }

  private async tried<Read extends DeltaHead>(
    shard: string,
    item: DeltaItem,
    read: (took: (bytes: Uint8Array) => void) => Promise<Read>,
    passOver?: PassOver,
  ): Promise<Read | undefined> {
    let data: Uint8Array = new Uint8Array();
    try {
      return ofItem(await read((bytes) => (data = bytes)), shard, item);
    } catch (error) {
      if (!(error instanceof MalformedBytesError) || passOver === undefined) throw error;
      const { last, arrivedTo } = item;
      await passOver({ shard, previous: unpadded(item.sk), last, arrivedTo, reason: error.message, data });
      return undefined;
    }
  }
}

/** What is damaged may still decode, into a delta that would lead its reader elsewhere. */
function ofItem<Read extends DeltaHead>(delta: Read, shard: string, { sk, last }: DeltaItem): Read {
  const belongs = delta.shard === shard && delta.previous === unpadded(sk) && delta.last === last;
  if (!belongs) throw new MalformedBytesError('a delta says that it stands elsewhere in the chain than its key');
  return delta;
}
