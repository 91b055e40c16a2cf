import type { Clock } from '@groundswell/kernel';
import { timeLiteral } from '../dialect/dialect.ts';
import type { Table } from '../model/table.ts';
import type { Warehouse } from '../warehouse.ts';
import { type Migration, migrations } from './migrations.ts';

/** PostgreSQL and Redshift both have it; an empty warehouse has no table to ask. */
const TABLE_EXISTS = `SELECT count(*) AS tables FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_version'`;
const VERSION = 'SELECT COALESCE(MAX(version), 0) AS version FROM schema_version';

/** Brings the schema of the warehouse to the newest version. */
export class Migrator {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly clock: Clock,
    /** Of an earlier release, in tests. */
    private readonly tables?: readonly Table[],
  ) {}

  /**
   * Makes the migrations that are missing, each in a transaction of its own. Of several that start at once one makes each.
   * @returns the version of the schema afterwards
   * @throws RangeError when the schema is of a later release than this program: it would not know all columns
   */
  async migrate(): Promise<number> {
    const all = migrations(this.warehouse.dialect, this.tables);
    const newest = all.at(-1)?.version ?? 0;
    let version = await this.version();
    if (version > newest) throw new RangeError(`the warehouse has version ${version} of the schema; this release knows ${newest}`);
    for (const migration of all) if (migration.version > version) version = await this.make(migration);
    return version;
  }

  /** Two at once collide on the first table or column they both make: who loses sees that the version has moved on. */
  private async make(migration: Migration): Promise<number> {
    const noted = `INSERT INTO schema_version (version, migrated_at) VALUES (${migration.version}, ${timeLiteral(this.clock.now())})`;
    try {
      await this.warehouse.transaction([...migration.statements, noted]);
    } catch (error) {
      if ((await this.version()) < migration.version) throw error;
    }
    return migration.version;
  }

  private async version(): Promise<number> {
    const [exists] = await this.warehouse.transaction([TABLE_EXISTS]);
    if (exists?.tables === '0') return 0;
    const [row] = await this.warehouse.transaction([VERSION]);
    return Number(row?.version ?? 0);
  }
}
