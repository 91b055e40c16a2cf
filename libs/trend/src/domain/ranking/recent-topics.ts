import { RECENT_ACTORS } from './thresholds.ts';
import type { IndexEntry, TopicIndex } from './topic-index.ts';

/** Topics with more actors can wait for their chunk, once readers know them: one that just rose has to have a page. */
const QUIET_ACTORS = 24;
/** Samples of the actors of one that rose where many did, until its chunk is written: an estimate that is off by a fifth will do. */
const RISEN_ACTORS = 32;
/** Bytes of what is chosen, roughly, and of those that rose among them: there are always too many where there is much activity. */
const BYTES = 7_000;
const RISEN_BYTES = 4_500;
/** Of a topic beside its actors, and of each of them. */
const TOPIC_BYTES = 24;
const ACTOR_BYTES = 8;
/** More fit never. */
const MOST = Math.ceil(BYTES / TOPIC_BYTES);

interface Changed {
  readonly topic: string;
  readonly entry: IndexEntry;
  readonly order: number;
}

export interface RecentTopics {
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** Samples of an entry's actors that are to be written at most; absent: all. */
  readonly mostActors?: number;
}

/**
 * The topics that changed since their chunk of the index was written and that readers have to know of before it
 * is written again: those that rose, largest first, then quiet ones, those used last first. Those that rose are
 * whole where there is room for them.
 */
export function recentTopics(index: TopicIndex): RecentTopics {
  const [quiet, risen] = [new Largest(), new Largest()];
  for (const chunk of index.all()) {
    if (chunk === index.scopes) continue;
    for (const topic of chunk.changed) {
      const entry = chunk.entries.get(topic);
      if (entry === undefined) continue;
      if (entry.day.size <= QUIET_ACTORS) quiet.add({ topic, entry, order: entry.lastMinute });
      else if (entry.storedActors <= QUIET_ACTORS) risen.add({ topic, entry, order: entry.day.size * 2 ** entry.day.level });
    }
  }
  const whole = risen.all().reduce((sum, { entry }) => sum + bytesOf(entry), 0) <= RISEN_BYTES;
  const entries = new Map<string, IndexEntry>();
  const unused = take(entries, risen.all(), RISEN_BYTES, whole ? undefined : RISEN_ACTORS);
  take(entries, quiet.all(), BYTES - RISEN_BYTES + unused);
  return whole ? { entries } : { entries, mostActors: RISEN_ACTORS };
}

/** Adds to `entries` what fits, and returns the bytes that are left. */
function take(entries: Map<string, IndexEntry>, changes: readonly Changed[], bytes: number, mostActors?: number): number {
  let left = bytes;
  for (const { topic, entry } of changes) {
    const size = bytesOf(entry, mostActors);
    if (size > left) return left;
    left -= size;
    entries.set(topic, entry);
  }
  return left;
}

/** Where there are samples, as many actors that were seen last are kept besides. */
function bytesOf({ day }: IndexEntry, mostActors = Number.POSITIVE_INFINITY): number {
  const sampled = Math.min(day.size, mostActors);
  const besides = sampled < day.size || day.level > 0 ? RECENT_ACTORS : 0;
  return TOPIC_BYTES + ACTOR_BYTES * (sampled + besides);
}

/** The first of many in their order, without sorting them all. */
class Largest {
  private kept: Changed[] = [];

  add(change: Changed): void {
    this.kept.push(change);
    if (this.kept.length >= 8 * MOST) this.kept = this.all();
  }

  all(): Changed[] {
    return this.kept.sort((one, other) => other.order - one.order || (one.topic < other.topic ? -1 : 1)).slice(0, MOST);
  }
}
