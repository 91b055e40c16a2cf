import type { AcceptedActivity } from '@groundswell/activity';

export interface ImportOptions {
  /** The time up to which the past reaches, epoch milliseconds: the deployment's clock. Later activities are left out. */
  readonly now: number;
  /**
   * Names what is imported: `sample-2026-11-23`. Importing again under a name that was imported
   * adds nothing, so an import that was cut off may simply be repeated with the same activities.
   */
  readonly name: string;
  /** Told now and then how many activities were read. */
  readonly onProgress?: (activities: number) => void;
}

export interface ImportReport {
  /** Activities that were counted. */
  readonly activities: number;
  /** Activities left out because they lie after `now` or more than `IMPORT_DAYS` before it. */
  readonly leftOut: number;
  /** The oldest hour that was written, hours since the Unix epoch; undefined when nothing was. */
  readonly firstHour?: number;
}

/** Days of the past that an import may bring. */
export const IMPORT_DAYS = 14;

/**
 * Brings a past: counts activities with the engine's own code, in memory, and writes them as minutes,
 * hours and topics, without the stream. Each counts at its `occurredAt`, or `receivedAt` where there
 * is none. A ranker that runs meanwhile gives way and reloads. Does not de-duplicate by id.
 */
export abstract class TrendImport {
  abstract importPast(
    activities: AsyncIterable<AcceptedActivity> | Iterable<AcceptedActivity>,
    options: ImportOptions,
  ): Promise<ImportReport>;
}
