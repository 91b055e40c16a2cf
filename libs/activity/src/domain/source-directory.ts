import { hash } from 'node:crypto';
import { MINUTE, SECOND, UnavailableError, type Clock } from '@groundswell/kernel';
import type { Source } from './source.ts';
import type { Sources } from './sources.ts';

interface Entry {
  readonly source: Promise<Source | undefined>;
  readonly readAt: number;
}

/** How long an answer is taken as true: a new or revoked key takes effect within it. */
const FRESH = 5 * SECOND;
/** How long a source that was read is served while the store does not answer. */
const STALE = 5 * MINUTE;
/** Keys remembered, known and unknown; the oldest goes first. */
const MAX_ENTRIES = 2_000;

/**
 * Sources by write key, remembered for seconds, unknown keys too, so that neither a busy sender nor
 * somebody who guesses keys makes a read a request. Keys are compared by their digests only.
 */
export class SourceDirectory {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly sources: Sources,
    private readonly clock: Clock,
  ) {}

  /**
   * The source with this write key, or undefined when there is none.
   * @throws UnavailableError when the store does not answer and nothing is remembered
   */
  async find(writeKey: string): Promise<Source | undefined> {
    const key = hash('sha256', writeKey, 'base64');
    const now = this.clock.now();
    const known = this.entries.get(key);
    if (known !== undefined && Math.abs(now - known.readAt) < FRESH) return known.source;
    const fallback = known !== undefined && Math.abs(now - known.readAt) < STALE ? known : undefined;
    const entry: Entry = { source: this.lookUp(writeKey, key, fallback), readAt: now };
    this.remember(key, entry);
    return entry.source;
  }

  private async lookUp(writeKey: string, key: string, fallback: Entry | undefined): Promise<Source | undefined> {
    try {
      return await this.sources.byWriteKey(writeKey);
    } catch (error) {
      this.entries.delete(key);
      if (fallback === undefined)
        throw new UnavailableError('The source of this write key can not be looked up just now.', 5, { cause: error });
      this.remember(key, fallback);
      return fallback.source;
    }
  }

  private remember(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size <= MAX_ENTRIES) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }
}
