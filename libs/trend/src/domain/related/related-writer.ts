import { HOUR, MINUTE } from '@groundswell/kernel';
import type { CheckedStore } from '../ranking/checked-store.ts';
import { inBatches } from '../ranking/in-batches.ts';
import { Pace } from '../ranking/pace.ts';
import { partKeys } from '../ranking/part-keys.ts';
import type { TrendState } from '../ranking/trend-state.ts';
import type { TrendList } from '../trend-list.ts';
import { RELATED_CHUNKS, RELATED_KEPT, relatedChunkOf } from './related-chunks.ts';
import { decodeRelated, encodeRelated, type RelatedAt } from './related-codec.ts';
import { relatedInState, type RelatedOptions } from './related-in-state.ts';

/** All shown topics are looked at so often while there is activity, those of which nothing is known sooner. */
const ALL_EVERY = 5 * MINUTE;
const NEW_PACE = { every: MINUTE, burst: 2 };
/** What did not change is written anew before readers cease to believe it. */
const RENEWED = HOUR;
/** Topics that are looked at, those of the first lists first. */
const MOST_TOPICS = 256;
const AT_ONCE = 4;

/** Finds, at a slow pace, what the people of shown topics also use, and stores it where the pages of topics read it. */
export class RelatedWriter {
  private known: Map<string, RelatedAt> | undefined;
  /** Chunks that differ from their stored copies. */
  private readonly changed = new Set<string>();
  private foundAt = Number.NEGATIVE_INFINITY;
  private foundVersion: number;
  /** Undefined before the first look: what was stored before was found without them, too. */
  private banned: ReadonlySet<number> | undefined;
  private readonly paceOfNew = new Pace(NEW_PACE.every, NEW_PACE.burst);

  constructor(
    private readonly store: CheckedStore,
    private readonly state: TrendState,
    private readonly options: RelatedOptions,
  ) {
    this.foundVersion = state.version;
  }

  /**
   * After a refresh, with the lists as they are shown. Nothing is read or written while nothing is shown.
   * @param denied topics that are named nowhere
   * @throws LeaseLostError when another ranker took over
   */
  async write(lists: readonly TrendList[], now: number, token: number, denied: (topic: string) => boolean): Promise<void> {
    const shown = topicsOf(lists);
    this.banned ??= this.state.banned;
    if (shown.size === 0 && this.banned === this.state.banned) return;
    const known = (this.known ??= await this.stored());
    const due = this.due(shown, known, now);
    if (due.size > 0) this.find(due, known, now, denied);
    await inBatches([...this.changed], AT_ONCE, (chunk) => this.writeChunk(chunk, known, now, token));
  }

  /** Shown topics that are to be looked at now; after a ban all that something is known of. */
  private due(shown: ReadonlySet<string>, known: ReadonlyMap<string, RelatedAt>, now: number): ReadonlySet<string> {
    const isNewlyBanned = this.banned !== this.state.banned;
    const isTime = Math.abs(now - this.foundAt) >= ALL_EVERY && this.foundVersion !== this.state.version;
    if (isNewlyBanned || isTime) {
      this.foundAt = now;
      this.foundVersion = this.state.version;
      this.banned = this.state.banned;
      return isNewlyBanned ? shown.union(known) : shown;
    }
    const unknown = shown.difference(known);
    return unknown.size > 0 && this.paceOfNew.take(now) ? unknown : new Set();
  }

  private find(due: ReadonlySet<string>, known: Map<string, RelatedAt>, now: number, denied: (topic: string) => boolean): void {
    for (const [topic, related] of relatedInState(this.state, due, now, denied, this.options)) {
      const before = known.get(topic);
      const isSame = before !== undefined && JSON.stringify(before.related) === JSON.stringify(related);
      if (isSame && Math.abs(now - before.at) < RENEWED) continue;
      known.set(topic, { at: now, related });
      this.changed.add(relatedChunkOf(topic));
    }
  }

  private async writeChunk(chunk: string, known: Map<string, RelatedAt>, now: number, token: number): Promise<void> {
    for (const [topic, { at }] of known) if (now - at >= RELATED_KEPT) known.delete(topic);
    const topics = new Map([...known].filter(([topic]) => relatedChunkOf(topic) === chunk));
    await this.store.write(partKeys.related(chunk), encodeRelated(topics, now), token, now + RELATED_KEPT);
    this.changed.delete(chunk);
  }

  private async stored(): Promise<Map<string, RelatedAt>> {
    const chunks = await this.store.decoded(RELATED_CHUNKS.map(partKeys.related), decodeRelated);
    return new Map(chunks.flatMap((topics) => [...(topics ?? [])]));
  }
}

function topicsOf(lists: readonly TrendList[]): ReadonlySet<string> {
  return new Set([...new Set(lists.flatMap(({ trends }) => trends.map(({ topic }) => topic)))].slice(0, MOST_TOPICS));
}
