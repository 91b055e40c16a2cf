import { MemoryErasedList } from '@groundswell/privacy';
import { MemoryLoadNotes, WarehouseUnavailableError } from '@groundswell/warehouse';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLandedObjects } from '../../../../test/support/landed-objects.ts';
import { testWarehouse, type WarehouseDatabase } from '../../../../test/support/warehouse-database.ts';
import { activity, batch, change, loaderInto, NOON } from '../../../../test/support/warehouse-loads.ts';

let database: WarehouseDatabase;

type LoaderPorts = Parameters<typeof loaderInto> extends [string, ...infer Rest] ? Rest : never;
const loaderOn = (...ports: LoaderPorts) => loaderInto(database.url, ...ports);
const ids = async () => (await database.query('SELECT id FROM activity ORDER BY id')).map(({ id }) => id);

beforeAll(async () => {
  database = await testWarehouse();
  await loaderOn(new MemoryLandedObjects()).run();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const names = await database.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'schema_version'`,
  );
  if (names.length > 0) await database.query(`TRUNCATE ${names.map(({ table_name: name }) => String(name)).join(', ')}`);
});

describe('those who were erased', () => {
  const EVE = 0xe4e;
  const own = EVE.toString(16).padStart(12, '0');
  const erase = (erased: MemoryErasedList) => erased.add({ number: 1, actors: [0xdead, EVE], at: NOON, by: 'person' });

  it('have no row left, and count in no figure; everybody else stays', async () => {
    const [objects, notes, erased] = [new MemoryLandedObjects(), new MemoryLoadNotes(), new MemoryErasedList()];
    objects.add(batch([activity(1, 'hers', { actor: own }), activity(2, 'another')]));
    const follow = change(1, 'storm', 'insert');
    objects.add(
      batch([{ ...follow, values: { ...follow.values, account: own } }, change(2, 'calm', 'insert')], {
        target: 'follow_change',
        shard: 'engagement/all',
      }),
    );
    await loaderOn(objects, notes, undefined, erased).run();
    expect(await ids()).toEqual(['another', 'hers']);
    await erase(erased);
    const { run, events } = loaderOn(objects, notes, undefined, erased);
    await run();
    expect(events.failures).toEqual([]);
    expect(await ids()).toEqual(['another']);
    expect(await database.query('SELECT id FROM activity_topic')).toEqual([{ id: 'another' }]);
    expect(await database.query('SELECT topic FROM follow_change')).toEqual([{ topic: 'calm' }]);
    expect(await database.query(`SELECT uses, actors FROM topic_hour WHERE scope = 'everywhere'`)).toEqual([{ uses: '1', actors: '1' }]);
    const idle = loaderOn(objects, notes, undefined, erased);
    await idle.run();
    expect(idle.warehouse.transactions).toBe(0);
  });

  it('get none from what landed before, and the order is safe to repeat', async () => {
    const [objects, erased] = [new MemoryLandedObjects(), new MemoryErasedList()];
    await erase(erased);
    await erased.add({ number: 2, actors: [EVE], at: NOON, by: 'operator' });
    await loaderOn(objects, undefined, undefined, erased).run();
    objects.add(batch([activity(1, 'hers', { actor: own }), activity(2, 'another')]));
    const { run, events } = loaderOn(objects, undefined, undefined, erased);
    await run();
    expect([events.failures, events.rows]).toEqual([[], [1]]);
    expect(await ids()).toEqual(['another']);
  });

  it('are taken out by the next run where the warehouse broke off', async () => {
    const [objects, notes, erased] = [new MemoryLandedObjects(), new MemoryLoadNotes(), new MemoryErasedList()];
    objects.add(batch([activity(1, 'hers', { actor: own })]));
    await loaderOn(objects, notes, undefined, erased).run();
    await erase(erased);
    const broken = loaderOn(objects, notes, undefined, erased);
    broken.warehouse.failures = Array.from({ length: 20 }, () => new WarehouseUnavailableError('it sleeps'));
    await broken.run();
    expect(broken.events.failures).toHaveLength(1);
    expect(await notes.erasedThrough()).toBe(0);
    await loaderOn(objects, notes, undefined, erased).run();
    expect(await ids()).toEqual([]);
    expect(await notes.erasedThrough()).toBe(1);
  });
});
