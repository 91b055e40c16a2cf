import { UnavailableError } from '@groundswell/kernel';
import { MalformedBytesError } from '../delta-bytes.ts';
import type { ModerationEntry } from '../moderation/moderation-entry.ts';
import type { PartName } from '../moderation/moderation-parts.ts';
import type { ModerationHead, ModerationStore } from '../moderation/moderation-store.ts';
import type { ExportedDecisions } from './exported-decisions.ts';

const ENTRIES_AT_ONCE = 100;
/** Readings that somebody decides in the middle of, before we give up. */
const TRIES = 12;

/** Exports what operators decided. Reads only. */
export class DecisionExporter {
  constructor(private readonly store: ModerationStore) {}

  /**
   * @returns undefined where nobody decided anything
   * @throws UnavailableError where somebody decides something all the time
   * @throws MalformedBytesError where a part of them is missing
   */
  async export(): Promise<ExportedDecisions | undefined> {
    let head = await this.store.head();
    for (let tries = 0; head !== undefined && tries < TRIES; tries += 1) {
      const parts = await this.store.parts(Object.keys(head.parts) as PartName[]);
      const again = await this.store.head();
      if (again?.version === head.version) return { head, parts: this.whole(head, parts), entries: this.entries(head) };
      head = again;
    }
    if (head === undefined) return undefined;
    throw new UnavailableError('Others are changing decisions all the time', 1);
  }

  private whole({ parts }: ModerationHead, found: ReadonlyMap<PartName, Uint8Array>): ReadonlyMap<PartName, Uint8Array> {
    for (const name of Object.keys(parts) as PartName[])
      if (!found.has(name)) throw new MalformedBytesError(`the part ${name} of moderation is missing`);
    return found;
  }

  private async *entries({ version }: ModerationHead): AsyncIterable<ModerationEntry> {
    for (let first = 1; first <= version; first += ENTRIES_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(ENTRIES_AT_ONCE, version - first + 1) }, (_, index) => first + index);
      const found = await this.store.entriesOf(numbers);
      for (const number of numbers) yield found.get(number) as ModerationEntry;
    }
  }
}
