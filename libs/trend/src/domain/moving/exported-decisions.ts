import type { ModerationEntry } from '../moderation/moderation-entry.ts';
import type { PartName } from '../moderation/moderation-parts.ts';
import type { ModerationHead } from '../moderation/moderation-store.ts';

/** What operators decided, as it was at one moment, with the whole audit trail. */
export interface ExportedDecisions {
  readonly head: ModerationHead;
  /** Those that the head names, as they are stored. */
  readonly parts: ReadonlyMap<PartName, Uint8Array>;
  /** From the first to the one that the head is of. */
  readonly entries: AsyncIterable<ModerationEntry>;
}
