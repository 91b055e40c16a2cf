import { landedColumns } from '../model/landed.ts';
import type { Column, ColumnType, Table, Target } from '../model/table.ts';
import { columnName, columnsAt, Dialect, STAGING } from './dialect.ts';

const TYPES: Readonly<Record<Exclude<ColumnType, 'text'>, string>> = {
  integer: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE PRECISION',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMPTZ',
  json: 'SUPER',
};

/** Redshift Serverless: the warehouse of the cloud. */
export class RedshiftDialect extends Dialect {
  override readonly name = 'redshift';

  createTable(table: Table, version: number): readonly string[] {
    const columns = columnsAt(table, version).map((column) => `  ${columnName(column.name)} ${this.stored(table, column)}`);
    const spread = table.distribution === 'even' ? 'DISTSTYLE EVEN' : `DISTSTYLE KEY DISTKEY (${table.distribution.by})`;
    // The key is told for the planner; Redshift enforces none.
    const key = `  PRIMARY KEY (${table.key.join(', ')})`;
    return [`CREATE TABLE ${table.name} (\n${[...columns, key].join(',\n')}\n) ${spread} COMPOUND SORTKEY (${table.sort.join(', ')})`];
  }

  lock(tables: readonly string[]): string {
    return `LOCK ${tables.join(', ')}`;
  }

  createStaging(target: Target): string {
    const columns = landedColumns(target).map((column) => `  ${columnName(column.name)} ${this.staged(column)}`);
    return `CREATE TEMP TABLE ${STAGING} (\n${columns.join(',\n')}\n)`;
  }

  keep(name: string, select: string): string {
    return `CREATE TEMP TABLE ${name} AS\n${select}`;
  }

  landed({ name, type }: Column): string {
    return type === 'json' ? `JSON_PARSE(${columnName(name)}) AS ${columnName(name)}` : columnName(name);
  }

  eachTopic(of: string): { readonly from: string; readonly topic: string } {
    return { from: `, ${of}.topics AS named`, topic: 'CAST(named AS VARCHAR(1000))' };
  }

  protected type(column: Column): string {
    return column.type === 'text' ? `VARCHAR(${column.maxBytes})` : TYPES[column.type];
  }

  /** Columns that ranges are asked of stay raw, so that blocks are skipped without unpacking them; text packs well. */
  private stored(table: Table, column: Column): string {
    const packed = column.name === table.sort[0] ? ' ENCODE RAW' : column.type === 'text' ? ' ENCODE ZSTD' : '';
    return `${this.type(column)}${packed}${column.nullable ? '' : ' NOT NULL'}`;
  }

  /** COPY makes no SUPER of a field of CSV: JSON comes as text, and is parsed on its way to the table. */
  private staged(column: Column): string {
    return column.type === 'json' ? `VARCHAR(${column.maxBytes})` : this.type(column);
  }
}
