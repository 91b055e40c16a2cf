import { ManualClock } from '@groundswell/kernel';
import { Migrator, TABLES, targetNamed } from '@groundswell/warehouse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLandedObjects } from '../../../../test/support/landed-objects.ts';
import { testWarehouse, type WarehouseDatabase } from '../../../../test/support/warehouse-database.ts';
import { PostgresqlWarehouse } from './postgresql-warehouse.ts';

const shoeSize = { name: 'shoe_size', type: 'integer', nullable: true, meaning: 'Added later.', since: 2 } as const;
const later = TABLES.map((table) => (table.name === 'activity' ? { ...table, columns: [...table.columns, shoeSize] } : table));

describe('the schema of PostgreSQL', () => {
  let database: WarehouseDatabase;
  beforeEach(async () => {
    database = await testWarehouse();
  });
  afterEach(() => database.drop());

  function migrator(tables = TABLES) {
    const warehouse = new PostgresqlWarehouse(database.url, new MemoryLandedObjects());
    const migrate = async () => {
      try {
        return await new Migrator(warehouse, new ManualClock(Date.UTC(2026, 10, 23)), tables).migrate();
      } finally {
        await warehouse.close();
      }
    };
    return { migrate };
  }

  it('is made once by several that start at once, and has the columns of the model', async () => {
    expect(await Promise.all([1, 2, 3].map(() => migrator().migrate()))).toEqual([1, 1, 1]);
    expect(await database.query('SELECT version FROM schema_version')).toEqual([{ version: 1 }]);
    const columns = await database.query(`SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'`);
    expect(columns).toHaveLength(TABLES.flatMap((table) => table.columns).length);
  });

  it('goes forward with what an earlier release made, and keeps its rows', async () => {
    await migrator().migrate();
    const names = targetNamed('activity').key.join(', ');
    await database.query(`INSERT INTO activity (${names}, kind, actor, received_at, topics, properties, correlation_id, backfill, future)
      VALUES ('ios', 'one', 'post', 'a', now(), '[]', '{}', 'c', false, false)`);
    expect(await Promise.all([1, 2].map(() => migrator(later).migrate()))).toEqual([2, 2]);
    expect(await database.query('SELECT id, shoe_size FROM activity')).toEqual([{ id: 'one', shoe_size: null }]);
  });

  it('refuses a schema of a later release', async () => {
    await migrator(later).migrate();
    await expect(migrator().migrate()).rejects.toThrow(RangeError);
  });
});
