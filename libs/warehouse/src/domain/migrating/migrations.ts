import { columnsAt, type Dialect } from '../dialect/dialect.ts';
import { TABLES } from '../model/model.ts';
import type { Table } from '../model/table.ts';

/** One step of the schema, forward. */
export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/**
 * Every migration in order: the model says in which version a table or a column came (`since`), and nothing ever leaves or
 * changes its type, so that a migration is what is new in its version.
 */
export function migrations(dialect: Dialect, tables: readonly Table[] = TABLES): readonly Migration[] {
  const versions = new Set(tables.flatMap((table) => [table.since, ...table.columns.map(({ since = table.since }) => since)]));
  return [...versions]
    .toSorted((one, other) => one - other)
    .map((version) => ({ version, statements: tables.flatMap((table) => changesOf(dialect, table, version)) }));
}

function changesOf(dialect: Dialect, table: Table, version: number): readonly string[] {
  if (table.since === version) return dialect.createTable(table, version);
  if (table.since > version) return [];
  return columnsAt(table, version)
    .filter(({ since }) => since === version)
    .map((column) => dialect.addColumn(table, column));
}
