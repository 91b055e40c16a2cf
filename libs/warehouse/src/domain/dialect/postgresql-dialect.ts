import { landedColumns } from '../model/landed.ts';
import type { Column, ColumnType, Table, Target } from '../model/table.ts';
import { columnName, columnsAt, Dialect, STAGING } from './dialect.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE PRECISION',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMPTZ',
  json: 'JSONB',
};

/** PostgreSQL 15 and later: the warehouse of a laptop. */
export class PostgresqlDialect extends Dialect {
  override readonly name = 'postgresql';

  createTable(table: Table, version: number): readonly string[] {
    const columns = columnsAt(table, version).map(
      (column) => `  ${column.name} ${this.type(column)}${column.nullable ? '' : ' NOT NULL'},`,
    );
    const make = `CREATE TABLE ${table.name} (\n${columns.join('\n')}\n  PRIMARY KEY (${table.key.join(', ')})\n)`;
    const [first] = table.sort;
    if (table.kind === 'bookkeeping' || first === undefined || first === table.key[0]) return [make];
    // Rows come nearly in order of time: a few bytes a block do for ranges, and cost a load next to nothing.
    return [make, `CREATE INDEX ${table.name}_by_${first} ON ${table.name} USING brin (${first}) WITH (autosummarize = on)`];
  }

  lock(tables: readonly string[]): string {
    // Keeps other loaders out, and lets people read.
    return `LOCK TABLE ${tables.join(', ')} IN SHARE ROW EXCLUSIVE MODE`;
  }

  createStaging(target: Target): string {
    const columns = landedColumns(target).map((column) => `  ${column.name} ${this.type(column)}`);
    return `CREATE TEMP TABLE ${STAGING} (\n${columns.join(',\n')}\n) ON COMMIT DROP`;
  }

  keep(name: string, select: string): string {
    return `CREATE TEMP TABLE ${name} ON COMMIT DROP AS\n${select}`;
  }

  landed({ name }: Column): string {
    return columnName(name);
  }

  eachTopic(of: string): { readonly from: string; readonly topic: string } {
    return { from: `CROSS JOIN LATERAL jsonb_array_elements_text(${of}.topics) AS named (topic)`, topic: 'named.topic' };
  }

  protected type({ type }: Column): string {
    return TYPES[type];
  }
}
