import { RandomIds, SystemClock } from '@groundswell/kernel';
import { CHAIN_START, type Delta, joinParts, partOf, partOfDelta } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../../test/support/delta-log-contract.ts';
import { deltaOf, type Use } from '../../../../test/factories/deltas.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoDeltaLog } from './dynamo-delta-log.ts';

const SHARD = 'shardId-000000000000';

async function logOf() {
  const client = testDynamoDb();
  const table = await testTable(client, 'trends');
  const documents = createDocumentClient(client);
  return (topicParts: number) => new DynamoDeltaLog(documents, table, new SystemClock(), new RandomIds(), 350_000, topicParts);
}

const uses: Use[] = Array.from({ length: 40 }, (_, index) => ({
  topics: [`t${index % 17}`, `u${index}`],
  actor: index,
  minute: 29_000_000,
  network: index % 3,
  slice: { language: index % 2 === 0 ? 'en' : 'pt' },
  late: index % 9 === 0,
}));
const partsOf = (delta: Delta, of: number) => Array.from({ length: of }, (_, part) => partOfDelta(delta, { part, of }));
const counted = (delta: Delta | undefined) => {
  const { slices, cells, late, labels } = delta as Delta;
  const named = (all: readonly { topic: string; slice: number; uses: number; actors: { count: number } }[]) =>
    all.map(({ topic, slice, uses: used, actors }) => JSON.stringify([topic, slices[slice]?.language, used, actors.count])).sort();
  return { cells: named(cells), late: named(late), labels: [...labels].sort(([one], [other]) => (one < other ? -1 : 1)) };
};

describe('deltas in parts by topic', () => {
  it('hold the same counts, whatever parts they were written in and are read in', async () => {
    const open = await logOf();
    const delta = { ...deltaOf(SHARD, CHAIN_START, '9', uses, { t1: 'T1', u5: 'U5' }), ids: Float64Array.of(3, 5, 2 ** 40) };
    for (const written of [1, 2, 4, 8]) {
      const shard = `${SHARD}-${written}`;
      const log = open(written);
      expect(await log.append({ ...delta, shard })).toBe('appended');
      expect(await log.append({ ...delta, shard })).toBe('appended');
      const [whole] = await collect(log.read(shard, CHAIN_START));
      expect(counted(whole)).toEqual(written === 1 ? counted(delta) : counted(joinParts(partsOf(delta, written))));
      expect([...(whole?.ids ?? [])]).toEqual([...delta.ids]);
      const [recent] = await collect(log.recentIds(shard, 0));
      expect([...(recent?.ids ?? [])]).toEqual([...delta.ids]);
      for (const of of [2, 4, 8]) {
        for (let part = 0; part < of; part += 1) {
          const [read] = await collect(log.read(shard, CHAIN_START, undefined, { part, of }));
          expect(counted(read)).toEqual(counted(partOfDelta(delta, { part, of })));
          expect(read).toMatchObject({ shard, previous: CHAIN_START, last: '9', activities: 40 });
        }
      }
    }
  });
});

describe('parts of topics', () => {
  it('halve when they double, and the total is in the first', () => {
    expect(partOf('', 8)).toBe(0);
    for (let index = 0; index < 200; index += 1) {
      const topic = `topic${index}`;
      expect(partOf(topic, 1)).toBe(0);
      for (const of of [2, 4, 32]) expect(partOf(topic, of) % (of / 2)).toBe(partOf(topic, of / 2));
    }
  });
});
