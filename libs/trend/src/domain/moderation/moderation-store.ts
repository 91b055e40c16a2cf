import type { ModerationEntry } from './moderation-entry.ts';
import type { PartName } from './moderation-parts.ts';
import type { Review } from './moderation-state.ts';

/** The small item that says whether anything changed: it is read once a refresh. */
export interface ModerationHead {
  /** Number of the newest entry. */
  readonly version: number;
  readonly review?: Review;
  /** The entry that last changed each part; parts that are not named are empty. */
  readonly parts: Readonly<Partial<Record<PartName, number>>>;
}

/** A change: what it makes of the head, the parts that differ, and what the trail says of it. Written as one or not at all. */
export interface ModerationCommit {
  readonly head: ModerationHead;
  readonly parts: ReadonlyMap<PartName, Uint8Array>;
  readonly entry: ModerationEntry;
}

export interface EntryPage {
  /** Entries with smaller numbers only. Default: all. */
  readonly before?: number;
  readonly limit: number;
}

/** Where decisions are kept, with their audit trail. */
export abstract class ModerationStore {
  /** undefined before the first decision. Consistent. */
  abstract head(): Promise<ModerationHead | undefined>;
  /** The bytes of parts, by name; those that are not stored are left out. Consistent. */
  abstract parts(names: readonly PartName[]): Promise<ReadonlyMap<PartName, Uint8Array>>;
  /**
   * Writes head, parts and entry at once, if the entry before is still the newest.
   * @returns false when it is not, and nothing was written; or when it was written but the answer was lost
   */
  abstract commit(commit: ModerationCommit): Promise<boolean>;
  /** Newest first. */
  abstract entries(page: EntryPage): Promise<readonly ModerationEntry[]>;
  /** Those of `numbers` that there are, by number. */
  abstract entriesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, ModerationEntry>>;
}
