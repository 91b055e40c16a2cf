/** What a column holds; each dialect has its own word for it. Times are UTC, JSON is whole. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'double' | 'boolean' | 'timestamp' | 'json';

/** A column of the warehouse, in words that DDL, landed objects, documentation and BI tools are made from. */
export interface Column {
  /** snake_case, as SQL has it. */
  readonly name: string;
  readonly type: ColumnType;
  /** Bytes (UTF-8) at most: of `text` always, of `json` as text. Longer values are refused before they are landed. */
  readonly maxBytes?: number;
  /** Null is a value of it. Default: it never is null. */
  readonly nullable?: true;
  /** What it means, for people who read reports. */
  readonly meaning: string;
  /** `pseudonym`: a keyed hash stands for somebody. `text`: somebody's own words. Absent: nothing about people. */
  readonly personal?: 'pseudonym' | 'text';
  /** Version of the schema that brought it, where that is later than its table's. */
  readonly since?: number;
}

/**
 * How rows of a table come to be. `fact`: landed, one row a key, immutable. `change`: landed, one row a version of an entity, so
 * that late and repeated rows never overwrite newer ones. `derived`: made from facts. `bookkeeping`: the loader's own.
 */
export type TableKind = 'fact' | 'change' | 'derived' | 'bookkeeping';

export interface Table {
  readonly name: string;
  readonly kind: TableKind;
  /** What one row is. */
  readonly grain: string;
  /** Columns that name a row. PostgreSQL enforces it; on Redshift the loader alone keeps it. */
  readonly key: readonly string[];
  /** Of a `change`: columns of the key that name the entity; the rest is the version. */
  readonly entity?: readonly string[];
  /** Function that writes it. */
  readonly owner: 'load';
  readonly columns: readonly Column[];
  /** How Redshift spreads rows over its slices: by a column that joins use, or evenly. */
  readonly distribution: { readonly by: string } | 'even';
  /** Columns that Redshift sorts by: reports ask for ranges of the first one. */
  readonly sort: readonly string[];
  /** Version of the schema that brought it. */
  readonly since: number;
}

/** A table whose rows are landed as objects before they are loaded. */
export type Target = Table & { readonly kind: 'fact' | 'change' };

export function isTarget(table: Table): table is Target {
  return table.kind === 'fact' || table.kind === 'change';
}

/** Columns that say whose a row is, by keyed hash. */
const WHOSE = ['actor', 'account'];

/** Whether the column of this name says whose a row is. */
export function isWhose(column: string): boolean {
  return WHOSE.includes(column);
}

/** Names of the columns of a table that say whose a row is. */
export function whoseColumns({ columns }: Pick<Table, 'columns'>): readonly string[] {
  return columns.map(({ name }) => name).filter(isWhose);
}
