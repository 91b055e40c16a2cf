import { ManualClock, MINUTE } from '@groundswell/kernel';
import { type ErasureOrder, ErasureUnfinishedError, Forgetting, MemoryErasureOrders } from '@groundswell/privacy';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryArchive } from '../landing/archive.ts';
import { encodeCsv, packCsv, unpackCsv } from '../landing/csv.ts';
import { hashCell } from '../landing/pseudonyms.ts';
import { ArchiveEraser } from './archive-eraser.ts';

const [EVE, ANN] = [0xe0e, 0xa00];
const order = (actor: number): ErasureOrder => ({ id: String(actor), actor, by: 'op', orderedAt: 0, done: [] });

let archive: MemoryArchive;

/** Objects of one row for each actor. */
function plant(key: string, column: string, ...actors: number[]): void {
  const rows = actors.map((actor, index) => ['activities/s', String(index), hashCell(actor), `of "${actor}",\n`]);
  archive.objects.set(key, packCsv(encodeCsv(['shard', 'sequence', column, 'text'], rows)));
}

const textOf = (key: string) => unpackCsv(archive.objects.get(key) ?? packCsv(''));

beforeEach(() => {
  archive = new MemoryArchive();
});

describe('erasing from the archive', () => {
  it('takes the rows of actors and accounts, and objects of which nothing is left, and leaves all others as they are', async () => {
    plant('landed/activity/both', 'actor', EVE, ANN);
    plant('landed/activity/others', 'actor', ANN);
    plant('landed/account_change/theirs', 'account', EVE);
    // The same letters elsewhere are nobody's.
    archive.objects.set('landed/activity/text', packCsv(encodeCsv(['actor', 'text'], [[hashCell(ANN), hashCell(EVE)]])));
    const before = new Map(archive.objects);
    await new ArchiveEraser(archive, new ManualClock(0)).erase([order(EVE)]);
    expect([...archive.objects.keys()]).toEqual(['landed/activity/both', 'landed/activity/others', 'landed/activity/text']);
    expect(textOf('landed/activity/both')).toBe(`shard,sequence,actor,text\nactivities/s,1,${hashCell(ANN)},"of ""${ANN}"",\n"\n`);
    for (const key of ['landed/activity/others', 'landed/activity/text']) expect(archive.objects.get(key)).toBe(before.get(key));
  });

  it('goes on where the time was up, also when another order joins, and leaves no mark', async () => {
    const clock = new ManualClock(0);
    const orders = new MemoryErasureOrders();
    await orders.put(order(EVE));
    for (let index = 100; index < 180; index += 1) plant(`landed/activity/${index}`, 'actor', EVE, ANN, 7);
    const read = archive.read.bind(archive);
    const reads: string[] = [];
    archive.read = (key) => {
      clock.advance(10_000);
      if (key.startsWith('landed/')) reads.push(key);
      return read(key);
    };
    const forgetting = new Forgetting(orders, [new ArchiveEraser(archive, clock, 4 * MINUTE)], clock);
    clock.advance(5 * MINUTE);
    expect(await forgetting.carryOut()).toEqual({ ended: 0, open: 1, failed: [] });
    expect(reads.length).toBe(32);
    expect(await forgetting.carryOut()).toMatchObject({ open: 1 });
    expect(new Set(reads).size).toBe(reads.length);
    await orders.put(order(ANN));
    for (let look = 0; look < 4; look += 1) await forgetting.carryOut();
    expect(await orders.open()).toEqual([]);
    const left = [...archive.objects.keys()];
    expect(left).toHaveLength(80);
    expect(left.map(textOf).join()).not.toMatch(new RegExp(`${hashCell(EVE)}|${hashCell(ANN)}`));
    expect(textOf('landed/activity/100')).toContain(hashCell(7));
  });

  it('says that it is unfinished, which is no failure', async () => {
    for (let index = 0; index < 16; index += 1) plant(`landed/${index}`, 'actor', EVE);
    await expect(new ArchiveEraser(archive, new ManualClock(0), 0).erase([order(EVE)])).rejects.toThrow(ErasureUnfinishedError);
  });
});
