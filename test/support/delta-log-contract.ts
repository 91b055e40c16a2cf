import { CHAIN_START, type Delta, type DeltaLog, DistinctActors, TraitTable } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';

/** A small delta that covers the sequence numbers after `previous` up to `last`. */
export function deltaOf(previous: string, last: string, changes: Partial<Delta> = {}): Delta {
  return {
    shard: 'shardId-000000000000',
    previous,
    first: last,
    last,
    arrivedFrom: 1_000,
    arrivedTo: 2_000,
    activities: 1,
    slices: [{ language: 'und', region: '', kind: 'post', source: 'default' }],
    cells: [{ minute: 1, topic: 'ai', slice: 0, uses: 1, actors: DistinctActors.of(7) }],
    late: [],
    labels: new Map(),
    traits: new TraitTable(),
    ids: Float64Array.of(11, 12),
    ...changes,
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const SHARD = 'shardId-000000000000';

/** What every `DeltaLog` must do. @param make an empty log, with a way to let its deltas expire */
export function deltaLogContract(make: () => Promise<{ log: DeltaLog; expire: (shard: string) => Promise<void> }>): void {
  describe('as every delta log', () => {
    it('begins with nothing', async () => {
      const { log } = await make();
      expect(await log.head(SHARD)).toBe(CHAIN_START);
      expect(await collect(log.read(SHARD, CHAIN_START))).toEqual([]);
      expect(await log.shards()).toEqual([]);
    });

    it('chains deltas by value of the sequence number, and reads on from any head', async () => {
      const { log } = await make();
      const chain = [deltaOf('0', '9'), deltaOf('9', '10'), deltaOf('10', '200')];
      for (const delta of chain) expect(await log.append(delta)).toBe('appended');
      expect(await log.head(SHARD)).toBe('200');
      expect(await collect(log.read(SHARD, CHAIN_START))).toEqual(chain);
      expect(await collect(log.read(SHARD, '9'))).toEqual(chain.slice(1));
      expect(await collect(log.read(SHARD, '200'))).toEqual([]);
    });

    it('accepts one successor of a head, and the same one again', async () => {
      const { log } = await make();
      expect(await log.append(deltaOf('0', '5'))).toBe('appended');
      expect(await log.append(deltaOf('0', '6'))).toBe('conflict');
      expect(await log.append(deltaOf('0', '5'))).toBe('appended');
      expect(await collect(log.read(SHARD, CHAIN_START))).toHaveLength(1);
    });

    it('lets exactly one of many writers win', async () => {
      const { log } = await make();
      const results = await Promise.all(Array.from({ length: 8 }, (_, index) => log.append(deltaOf('0', String(index + 1)))));
      expect(results.filter((result) => result === 'appended')).toHaveLength(1);
    });

    it('keeps shards apart and lists them', async () => {
      const { log } = await make();
      await log.append(deltaOf('0', '5', { shard: 'b' }));
      await log.append(deltaOf('0', '7', { shard: 'a' }));
      await log.append(deltaOf('7', '8', { shard: 'a' }));
      expect(await log.shards()).toEqual(['a', 'b']);
      expect(await log.head('a')).toBe('8');
      expect(await log.head('b')).toBe('5');
    });

    it('gives recent ids, newest first', async () => {
      const { log } = await make();
      await log.append(deltaOf('0', '1', { arrivedTo: 1_000, ids: Float64Array.of(1) }));
      await log.append(deltaOf('1', '2', { arrivedTo: 2_000, ids: Float64Array.of(2) }));
      await log.append(deltaOf('2', '3', { arrivedTo: 3_000, ids: Float64Array.of(3, 4) }));
      const recent = await collect(log.recentIds(SHARD, 2_000));
      expect(recent).toEqual([
        { arrivedTo: 3_000, ids: Float64Array.of(3, 4), beginsChain: false },
        { arrivedTo: 2_000, ids: Float64Array.of(2), beginsChain: false },
      ]);
      expect((await collect(log.recentIds(SHARD, 0))).at(-1)?.beginsChain).toBe(true);
    });

    it('goes on from the kept head when the deltas have expired', async () => {
      const { log, expire } = await make();
      await log.append(deltaOf('0', '5'));
      await log.keepHead(SHARD, '5');
      await log.keepHead(SHARD, '4');
      await expire(SHARD);
      expect(await log.head(SHARD)).toBe('5');
      await log.append(deltaOf('5', '6'));
      expect(await log.head(SHARD)).toBe('6');
      expect(await collect(log.read(SHARD, '5'))).toHaveLength(1);
    });
  });
}
