import type { SourceChange, SourceEntry } from './source-trail.ts';
import type { Source } from './source.ts';

/** Where registered sources are kept. */
export abstract class Sources {
  /** The source with this write key, or undefined when there is none. Callers may cache for seconds. */
  abstract byWriteKey(writeKey: string): Promise<Source | undefined>;
  abstract byId(id: string): Promise<Source | undefined>;
  abstract list(): Promise<readonly Source[]>;
  /** Creates or replaces the source of this id, and its write keys with it. */
  abstract save(source: Source): Promise<void>;
  /**
   * Changes the source of this id, and writes the deed into its trail at the same time. Nobody else's change is
   * lost: where there is one meanwhile, `change` is asked anew.
   * @param change is given the source as it is, undefined where there is none; undefined changes nothing
   * @returns the source as it is afterwards
   */
  abstract change(id: string, change: (before: Source | undefined) => SourceChange | undefined): Promise<Source | undefined>;
  /** The trail of a source, newest first: at most `limit` entries, those before number `before` where it is given. */
  abstract entries(id: string, limit: number, before?: number): Promise<readonly SourceEntry[]>;
}
