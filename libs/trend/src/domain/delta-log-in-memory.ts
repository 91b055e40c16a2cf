import { partOfDelta } from './delta-partition.ts';
import { type Partition, WHOLE } from './partition.ts';
import { decodeDelta, decodeDeltaHead, encodeDelta } from './delta-codec.ts';
import { MalformedBytesError } from './delta-bytes.ts';
import { CHAIN_START, compareSequenceNumbers, type Delta, DeltaLog, type PassOver, type RecentIds } from './delta.ts';

/** The chains of deltas in memory, in their stored form. For tests. */
export class InMemoryDeltaLog extends DeltaLog {
  private readonly chains = new Map<string, Map<string, Uint8Array>>();
  private readonly heads = new Map<string, string>();
  private readonly damaged = new Set<Uint8Array>();
  /** Bytes of all deltas that were appended. */
  bytes = 0;

  append(delta: Delta): Promise<'appended' | 'conflict'> {
    const chain = this.chains.get(delta.shard) ?? new Map<string, Uint8Array>();
    this.chains.set(delta.shard, chain);
    const bytes = encodeDelta(delta);
    const present = chain.get(delta.previous);
    if (present !== undefined) return Promise.resolve(Buffer.compare(present, bytes) === 0 ? 'appended' : 'conflict');
    chain.set(delta.previous, bytes);
    this.bytes += bytes.length;
    return Promise.resolve('appended');
  }

  head(shard: string): Promise<string> {
    const newest = this.ordered(shard).at(-1);
    return Promise.resolve(newest === undefined ? (this.heads.get(shard) ?? CHAIN_START) : decodeDeltaHead(newest).last);
  }

  async *read(shard: string, after: string, passOver?: PassOver, partition: Partition = WHOLE): AsyncIterable<Delta> {
    for (const bytes of this.ordered(shard)) {
      if (compareSequenceNumbers(decodeDeltaHead(bytes).previous, after) < 0) continue;
      if (await this.readable(bytes, passOver)) yield partOfDelta(decodeDelta(bytes), partition);
    }
  }

  async *recentIds(shard: string, since: number, passOver?: PassOver): AsyncIterable<RecentIds> {
    for (const bytes of this.ordered(shard).toReversed()) {
      const { arrivedTo, ids, previous } = decodeDeltaHead(bytes);
      if (arrivedTo < since) return;
      const known = (await this.readable(bytes, passOver)) ? ids : new Float64Array();
      yield { arrivedTo, ids: known, beginsChain: previous === CHAIN_START };
    }
  }

  keepHead(shard: string, head: string): Promise<void> {
    if (compareSequenceNumbers(head, this.heads.get(shard) ?? CHAIN_START) > 0) this.heads.set(shard, head);
    return Promise.resolve();
  }

  shards(): Promise<readonly string[]> {
    return Promise.resolve([...this.chains.keys()].sort());
  }

  /** What time does to a chain that is three days old. @param newest deltas that are younger, and stay. Default: none */
  expire(shard: string, newest = 0): void {
    const chain = this.chains.get(shard);
    for (const previous of [...(chain?.keys() ?? [])].slice(0, (chain?.size ?? 0) - newest)) chain?.delete(previous);
  }

  /** Makes the delta that follows `previous` one that nobody can read. */
  damage(shard: string, previous: string): void {
    const bytes = this.chains.get(shard)?.get(previous);
    if (bytes !== undefined) this.damaged.add(bytes);
  }

  private async readable(data: Uint8Array, passOver?: PassOver): Promise<boolean> {
    if (!this.damaged.has(data)) return true;
    const reason = 'a delta was damaged';
    if (passOver === undefined) throw new MalformedBytesError(reason);
    const { shard, previous, last, arrivedTo } = decodeDeltaHead(data);
    await passOver({ shard, previous, last, arrivedTo, reason, data });
    return false;
  }

  private ordered(shard: string): Uint8Array[] {
    const chain = this.chains.get(shard);
    if (chain === undefined) return [];
    return [...chain].sort(([one], [other]) => compareSequenceNumbers(one, other)).map(([, bytes]) => bytes);
  }
}
