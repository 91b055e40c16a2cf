import { MemoryLoadNotes, WarehouseConflictError, WarehouseUnavailableError } from '@groundswell/warehouse';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LandedRecord, MemoryLandedObjects } from '../../../../test/support/landed-objects.ts';
import { testWarehouse, type WarehouseDatabase } from '../../../../test/support/warehouse-database.ts';
import { ABSENT, activity, batch, change, loaderInto, NOON } from '../../../../test/support/warehouse-loads.ts';

let database: WarehouseDatabase;

type LoaderPorts = Parameters<typeof loaderInto> extends [string, ...infer Rest] ? Rest : never;
const loaderOn = (...ports: LoaderPorts) => loaderInto(database.url, ...ports);
const ids = async () => (await database.query('SELECT id FROM activity ORDER BY id')).map(({ id }) => id);
const count = async (table: string) => Number((await database.query(`SELECT count(*) AS rows FROM ${table}`))[0]?.rows);

beforeAll(async () => {
  database = await testWarehouse();
  const { run } = loaderOn(new MemoryLandedObjects());
  await run();
  const objects = new MemoryLandedObjects();
  objects.add(batch([activity(1, 'first')]));
  await loaderOn(objects).run();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.query(
    'TRUNCATE activity, activity_topic, topic_minute, topic_hour, follow_change, landed_shard, touched_hour, erased_person',
  );
});

describe('loading into PostgreSQL', () => {
  it('loads every column of an activity as it was landed, with its topics and figures', async () => {
    const objects = new MemoryLandedObjects();
    const text = 'quotes " and, commas\nnew lines \u{1F30A} \u202Eright to left';
    objects.add(
      batch([
        activity(1, 'one', { text, topics: '["storm","product:42","storm"]' }),
        activity(2, 'two', { actor: 'ba9876543210', client: '' }),
      ]),
    );
    const { run, events } = loaderOn(objects);
    expect(await run()).toBe(true);
    expect(events).toMatchObject({ rows: [2], failures: [], backlogs: [0] });
    const [one, two] = await database.query('SELECT * FROM activity ORDER BY id');
    expect(one).toMatchObject({
      source: 'ios',
      text,
      topics: ['storm', 'product:42', 'storm'],
      properties: { price: 7 },
      future: false,
      region: null,
    });
    expect(one?.occurred_at).toEqual(new Date('2026-11-23T11:59:30.123Z'));
    expect(two).toMatchObject({ client: null, text: null });
    expect(await count('activity_topic')).toBe(3);
    const minutes = await database.query(`SELECT scope, uses, actors FROM topic_minute WHERE topic = 'storm' ORDER BY scope`);
    expect(minutes).toEqual(['everywhere', 'kind:post', 'language:pt', 'source:ios'].map((scope) => ({ scope, uses: '2', actors: '2' })));
    expect(await count('touched_hour')).toBe(0);
  });

  it('does not ask the warehouse while nothing is new', async () => {
    const objects = new MemoryLandedObjects();
    objects.add(batch([activity(1, 'one')]));
    const { run, warehouse } = loaderOn(objects);
    await run();
    const asked = warehouse.transactions;
    await run();
    expect(warehouse.transactions).toBe(asked);
    objects.add(batch([activity(2, 'two')]));
    await run();
    expect(await ids()).toEqual(['one', 'two']);
    expect(await database.query(`SELECT uses FROM topic_hour WHERE scope = 'everywhere'`)).toEqual([{ uses: '2' }]);
  });

  it('loads once what comes twice: an object again, its halves, and the same id in another shard', async () => {
    const objects = new MemoryLandedObjects();
    const records = [1, 2, 3, 4].map((sequence) => activity(sequence, `id-${sequence}`));
    objects.add(batch(records));
    const { run } = loaderOn(objects);
    await run();
    objects.add(batch(records.slice(0, 2)));
    objects.add(batch(records.slice(2)));
    objects.add(batch([...records, activity(5, 'id-5')]));
    objects.add(batch([activity(1, 'id-2', { kind: 'view' }), activity(2, 'id-6')], { shard: 'activities/shardId-000000000001' }));
    await run();
    expect(await ids()).toEqual(['id-1', 'id-2', 'id-3', 'id-4', 'id-5', 'id-6']);
    expect(await database.query(`SELECT kind FROM activity WHERE id = 'id-2'`)).toEqual([{ kind: 'post' }]);
  });

  it('keeps every version of an entity, so that an old one that comes late overwrites nothing', async () => {
    const objects = new MemoryLandedObjects();
    const follow = (records: readonly LandedRecord[], shard: string) => batch(records, { target: 'follow_change', shard });
    objects.add(follow([change(9, 'storm', 'expire')], 'engagement/b'));
    const { run } = loaderOn(objects);
    await run();
    objects.add(follow([change(3, 'storm', 'insert'), change(9, 'storm', 'expire')], 'replayed/a'));
    await run();
    const versions = await database.query('SELECT operation FROM follow_change ORDER BY version DESC');
    expect(versions).toEqual([{ operation: 'expire' }, { operation: 'insert' }]);
  });

  it('loads all of a shard that comes in no order: table streams name none, and several stand side by side', async () => {
    const objects = new MemoryLandedObjects();
    const notes = new MemoryLoadNotes();
    const follow = (sequence: number, at: number) =>
      objects.add(batch([change(sequence, `t-${sequence}`, 'insert')], { target: 'follow_change', shard: 'engagement/all' }), NOON + at);
    follow(900, 0);
    follow(5, 1_000);
    const { run, warehouse } = loaderOn(objects, notes);
    await run();
    follow(3, 60_000);
    follow(901, 61_000);
    await run();
    // Landed before the newest that is loaded, and seen only now.
    follow(2, 59_000);
    await run();
    const asked = warehouse.transactions;
    await run();
    expect(warehouse.transactions).toBe(asked);
    const topics = (await database.query('SELECT topic FROM follow_change ORDER BY version')).map(({ topic }) => topic);
    expect(topics).toEqual(['t-2', 't-3', 't-5', 't-900', 't-901']);
  });

  it('fault 2: a load that breaks behind any of its steps, or whose answer is lost, is made good', async () => {
    for (const behind of [1, 2, 3, 4, 5, 6, 7, 8, 9, -1]) {
      await database.query('TRUNCATE activity, activity_topic, landed_shard, touched_hour');
      const objects = new MemoryLandedObjects();
      objects.add(batch([activity(1, 'one'), activity(2, 'two')]));
      const { run, warehouse } = loaderOn(objects);
      warehouse.breakBehind = behind;
      await run();
      expect(await ids(), `behind step ${behind}`).toEqual(['one', 'two']);
      expect(await count('activity_topic')).toBe(2);
    }
  });

  it('fault 13: tries again after a conflict', async () => {
    const objects = new MemoryLandedObjects();
    objects.add(batch([activity(1, 'one')]));
    const { run, warehouse, events } = loaderOn(objects);
    warehouse.failures = [ABSENT, ABSENT, ABSENT, new WarehouseConflictError('1023'), new WarehouseConflictError('1023')];
    await run();
    expect(await ids()).toEqual(['one']);
    expect(events.failures).toEqual([]);
  });

  it('fault 12: holds what comes while the warehouse is down for a week, tells how old it is, and then loads all of it', async () => {
    const objects = new MemoryLandedObjects();
    const { run, warehouse, events, clock } = loaderOn(objects);
    for (let day = 0; day < 7; day += 1) {
      const at = NOON + day * 86_400_000;
      clock.set(at);
      objects.add(batch([activity(day + 1, `day-${day}`)], { day: new Date(at).toISOString().slice(0, 10) }), at);
      warehouse.failures = Array.from({ length: 5 }, () => new WarehouseUnavailableError('down'));
      await run();
    }
    expect(events.failures).toHaveLength(7);
    expect(events.backlogs.at(-1)).toBe(6 * 86_400);
    warehouse.failures = [];
    await run();
    expect(await ids()).toEqual(Array.from({ length: 7 }, (_, day) => `day-${day}`));
    expect(events.backlogs.at(-1)).toBe(0);
  });

  it('makes figures anew that could not be made, when it runs next', async () => {
    const objects = new MemoryLandedObjects();
    objects.add(batch([activity(1, 'one')]));
    const { run, warehouse } = loaderOn(objects);
    const down = new WarehouseUnavailableError('down');
    // Three questions (schema twice, positions), the load, whether hours wait; then the figures.
    warehouse.failures = [...Array.from({ length: 5 }, () => ABSENT as typeof ABSENT), down, down, down, down, down];
    await run();
    expect([await count('activity'), await count('topic_minute')]).toEqual([1, 0]);
    await run();
    expect([await count('activity'), await count('topic_minute')]).toEqual([1, 4]);
  });

  it.each(['torn', 'with a value that does not fit', 'with a column that nobody knows', 'without a header'])(
    'passes over an object %s as a dead letter, and loads its neighbours',
    async (how) => {
      const objects = new MemoryLandedObjects();
      objects.add(batch([activity(1, 'one')]));
      const bad = objects.add(batch([activity(2, 'two', how.includes('value') ? { received_at: 'yesterday-ish' } : {})]));
      objects.add(batch([activity(3, 'three')]));
      const body = objects.bodies.get(bad) ?? Buffer.alloc(0);
      if (how === 'torn') objects.bodies.set(bad, body.subarray(0, body.length - 12));
      const { gzipSync } = await import('node:zlib');
      if (how.includes('column')) objects.bodies.set(bad, gzipSync('shard,sequence,shoe_size\nx,1,2\n'));
      if (how.includes('header')) objects.bodies.set(bad, gzipSync('no header at all'));
      const { run, events, letters } = loaderOn(objects);
      await run();
      expect(await ids()).toEqual(['one', 'three']);
      expect(events.refusals).toEqual([bad]);
      expect([...letters.kept.values()]).toMatchObject([{ origin: 'load', stream: 'activity', id: bad }]);
      const { length } = objects.opened;
      await run();
      expect(objects.opened).toHaveLength(length);
    },
  );

  it('loads objects of an earlier release, which lack a column of today', async () => {
    const objects = new MemoryLandedObjects();
    const key = objects.add(batch([activity(1, 'one')]));
    const { gunzipSync, gzipSync } = await import('node:zlib');
    const [header = '', row = ''] = gunzipSync(objects.bodies.get(key) ?? Buffer.alloc(0))
      .toString()
      .split('\n');
    const kept = (line: string) =>
      line
        .split(',')
        .filter((_, index) => header.split(',')[index] !== 'region')
        .join(',');
    objects.bodies.set(key, gzipSync(`${kept(header)}\n${kept(row)}\n`));
    await loaderOn(objects).run();
    expect(await ids()).toEqual(['one']);
  });

  it('lets one of two loaders at once load; without the lease both, and nothing comes twice', async () => {
    const objects = new MemoryLandedObjects();
    for (let sequence = 1; sequence <= 6; sequence += 1) objects.add(batch([activity(sequence, `id-${sequence}`)]));
    const notes = new MemoryLoadNotes();
    const [one, other] = [loaderOn(objects, notes), loaderOn(objects, notes)];
    await notes.hold('somebody', 0, Date.now() + 60_000);
    expect(await one.run()).toBe(false);
    await notes.release('somebody');
    const [first, second] = [loaderOn(objects), loaderOn(objects)];
    await Promise.all([first.run(), second.run()]);
    expect(await ids()).toHaveLength(6);
    expect([...first.events.failures, ...second.events.failures]).toEqual([]);
    expect([...first.events.rows, ...second.events.rows].reduce((sum, rows) => sum + rows, 0)).toBe(6);
    expect(await other.run()).toBe(true);
    expect(await database.query(`SELECT uses FROM topic_hour WHERE scope = 'everywhere'`)).toEqual([{ uses: '6' }]);
  });
});

/** What becomes of a shard: batches that are cut anywhere, halved, delivered again from any record not loaded yet. */
const deliveries = fc.record({
  records: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 30 }),
  cuts: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.boolean()), { maxLength: 6 }),
  breakBehind: fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined }),
});

describe('any delivery', () => {
  it('leaves each distinct record in the warehouse exactly once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deliveries, { minLength: 1, maxLength: 3 }), async (shards) => {
        await database.query('TRUNCATE activity, activity_topic, topic_minute, topic_hour, landed_shard, touched_hour');
        const objects = new MemoryLandedObjects();
        const notes = new MemoryLoadNotes();
        const wanted = new Set<string>();
        for (const [index, { records, cuts, breakBehind }] of shards.entries()) {
          const all = records.map((id, at) => activity(at + 1, `id-${id}`));
          const shard = `activities/shardId-${index}`;
          for (const record of all) wanted.add(record.values.id ?? '');
          let acknowledged = 0;
          for (const [from, to, isAcknowledged] of [...cuts, [0, all.length, true] as const]) {
            // Always from the first that was not acknowledged; of a bisected batch also any part.
            const begin = isAcknowledged ? acknowledged : Math.max(acknowledged, from);
            const end = Math.max(begin + 1, to);
            const part = all.slice(begin, end);
            if (part.length === 0) continue;
            if (!isAcknowledged && begin > acknowledged) continue;
            objects.add(batch(part, { shard }));
            if (isAcknowledged) acknowledged = Math.min(all.length, end);
            const { run, warehouse } = loaderOn(objects, notes);
            warehouse.breakBehind = breakBehind;
            await run();
          }
          for (let rest = acknowledged; rest < all.length; rest = all.length) objects.add(batch(all.slice(rest), { shard }));
        }
        await loaderOn(objects, notes).run();
        expect(await ids()).toEqual([...wanted].toSorted());
        expect(await count('activity_topic')).toBe(wanted.size);
        expect(await database.query(`SELECT uses FROM topic_hour WHERE scope = 'everywhere'`)).toEqual([{ uses: String(wanted.size) }]);
      }),
      { numRuns: 8 },
    );
  });
});
