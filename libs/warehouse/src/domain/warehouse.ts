import type { Dialect } from './dialect/dialect.ts';

/** Copies landed objects into the staging table, in their order. */
export interface Copy {
  readonly copy: {
    /** Table that takes them. */
    readonly into: string;
    /** Keys of the objects. */
    readonly objects: readonly string[];
  };
}

/** One statement of a transaction. */
export type Step = string | Copy;

/** Values as the warehouse tells them, as text. */
export type Row = Readonly<Record<string, string | null>>;

/** Runs statements in the warehouse. */
export abstract class Warehouse {
  abstract readonly dialect: Dialect;

  /**
   * Runs all steps in one transaction, or none.
   * @returns the rows of the last step
   * @throws WarehouseUnavailableError, WarehouseConflictError, RefusedRowsError; anything else is a defect
   */
  abstract transaction(steps: readonly Step[]): Promise<readonly Row[]>;
  /** Ends connections; the next transaction opens them anew. */
  abstract close(): Promise<void>;
}
