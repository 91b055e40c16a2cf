import { KnownError, UnavailableError } from '@groundswell/kernel';
import type { ModerationEntry } from '../moderation/moderation-entry.ts';
import type { ModerationHead, ModerationStore } from '../moderation/moderation-store.ts';
import type { ExportedDecisions } from './exported-decisions.ts';

/** Commits that are refused without anybody else's entry in their place, before we give up. */
const TRIES = 12;

/** Thrown when decisions are to be imported where somebody decided something else already. */
export class DecisionsPresentError extends KnownError {
  readonly code = 'decisions-present';
  readonly status = 409;

  constructor() {
    super('operators decided something here already: import into a deployment where nobody has');
  }
}

/**
 * Brings exported decisions into a deployment where nobody decided anything: its audit trail becomes the one
 * that was exported, entry by entry. Nothing is denied or banned until the last, which brings all of it at once.
 */
export class DecisionRestorer {
  constructor(private readonly store: ModerationStore) {}

  /**
   * Safe to repeat with the same export, also after it was cut off, and after others decided more.
   * @returns the entries that were written
   * @throws DecisionsPresentError where there are other decisions than those of the export
   */
  async restore({ head, parts, entries }: ExportedDecisions): Promise<number> {
    const known = (await this.store.head())?.version ?? 0;
    let written = 0;
    for await (const entry of entries) {
      const { number } = entry;
      // Entries never change, and each comes after the one before: the last in common speaks for all of them.
      if (number === Math.min(known, head.version) && !(await this.has(entry))) throw new DecisionsPresentError();
      if (number <= known) continue;
      const now: ModerationHead = number === head.version ? head : { version: number, parts: {} };
      const changed = [...parts].filter(([name]) => head.parts[name] === number);
      await this.commit(now, new Map(changed), entry);
      written += 1;
    }
    return written;
  }

  private async commit(head: ModerationHead, parts: ExportedDecisions['parts'], entry: ModerationEntry): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if ((await this.store.commit({ head, parts, entry })) || (await this.has(entry))) return;
      if ((await this.store.head())?.version !== (entry.number === 1 ? undefined : entry.number - 1)) throw new DecisionsPresentError();
    }
    throw new UnavailableError('The decisions cannot be written now', 1);
  }

  private async has({ number, id }: ModerationEntry): Promise<boolean> {
    return (await this.store.entriesOf([number])).get(number)?.id === id;
  }
}
