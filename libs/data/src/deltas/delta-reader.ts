import { type DeltaHead, MalformedBytesError, type PassOver } from '@groundswell/trend';
import { type DeltaItem, unpadded } from './delta-items.ts';
import type { DeltaParts } from './delta-parts.ts';

/**
 * Reads deltas from their items, and tells of those that cannot be read what their keys know: enough
 * to go on behind them.
 */
export class DeltaReader {
  constructor(private readonly parts: DeltaParts) {}

  /**
   * @returns undefined for one that cannot be read, after `passOver` was told
   * @throws MalformedBytesError where there is no `passOver`
   */
  async read<Read extends DeltaHead>(
    shard: string,
    item: DeltaItem,
    decode: (bytes: Uint8Array) => Read,
    passOver?: PassOver,
  ): Promise<Read | undefined> {
    let data: Uint8Array = new Uint8Array();
    try {
      data = item.parts === undefined ? (item.body ?? data) : await this.parts.read(shard, item.parts);
      return ofItem(decode(data), shard, item);
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
