import type { Column, Table, Target } from '../model/table.ts';

/** Temporary table that the objects of a load are copied into. */
export const STAGING = 'landed';

/**
 * Where PostgreSQL and Redshift differ. What they have in common is in `load-statements.ts` and `figure-statements.ts`, so that
 * the statements that run on one are, but for this, those that run on the other.
 */
export abstract class Dialect {
  abstract readonly name: 'postgresql' | 'redshift';

  /** The statements that make a table as it was in version `version` of the schema. */
  abstract createTable(table: Table, version: number): readonly string[];
  /** Locks tables, the first statement of a transaction: what it reads afterwards is what others have committed. */
  abstract lock(tables: readonly string[]): string;
  /** Makes `STAGING` for landed objects of `target`; it goes with the transaction or the session. */
  abstract createStaging(target: Target): string;
  /** Makes a temporary table of what `select` finds; it goes with the transaction or the session. */
  abstract keep(name: string, select: string): string;
  /** A column of `STAGING` as its table has it. */
  abstract landed(column: Column): string;
  /** What is joined to table `of` to have each of its `topics` as a row, and how such a topic is called. */
  abstract eachTopic(of: string): { readonly from: string; readonly topic: string };
  /** Word for a column's type. */
  protected abstract type(column: Column): string;

  /** @returns the statement that adds a column to a table which has rows */
  addColumn(table: Table, column: Column): string {
    // A column that rows of old don't have is null there, whatever the model says of new ones.
    return `ALTER TABLE ${table.name} ADD COLUMN ${columnName(column.name)} ${this.type(column)}`;
  }
}

/** Names of columns that Redshift reserves for itself. */
const RESERVED = new Set(['language', 'top']);

/** A column's name in SQL, in quotes where Redshift would take it for a word of its own. */
export function columnName(name: string): string {
  return RESERVED.has(name) ? `"${name}"` : name;
}

/** Text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A time as a literal of SQL. @param time epoch milliseconds */
export function timeLiteral(time: number): string {
  return `CAST(${literal(new Date(time).toISOString())} AS TIMESTAMPTZ)`;
}

/** Columns that a table had in version `version` of the schema. */
export function columnsAt(table: Table, version: number): readonly Column[] {
  return table.columns.filter(({ since = table.since }) => since <= version);
}
