import type { DistinctActors } from '../distinct-actors.ts';
import type { IndexedTopic } from '../trend-list.ts';
import { DayActors } from './day-actors.ts';
import { foldHash } from './fold-hash.ts';
import { HourUses } from './hour-uses.ts';
import { type Heads, Part } from './part.ts';
import { Spellings } from './spellings.ts';
import { DAY_MINUTES } from './thresholds.ts';

/** Chunks that the topics are spread over, and the one that holds scopes. Stored: never change them. */
export const TOPIC_CHUNKS = Array.from({ length: 16 }, (_, index) => String(index).padStart(2, '0'));
export const SCOPES_CHUNK = 'scopes';

export function indexChunkOf(topic: string): string {
  return TOPIC_CHUNKS[foldHash(topic) % TOPIC_CHUNKS.length] as string;
}

const NOBODY: ReadonlySet<number> = new Set();
const DAY_HOURS = 24;

/** What a topic (or a scope, under its name) did in the last 24 hours, everywhere. */
export class IndexEntry {
  constructor(
    readonly day: DayActors = new DayActors(),
    readonly usesByHour: HourUses = new HourUses(),
    /** Minute of its last use. */
    public lastMinute = 0,
    private readonly spellings: Spellings = new Spellings(),
  ) {}

  /** Sampled actors of the copy that its chunk holds in the store; 0: it is in none. */
  storedActors = 0;

  see(minute: number, uses: number, actors: DistinctActors): void {
    this.usesByHour.add(Math.floor(minute / 60), uses);
    this.lastMinute = Math.max(this.lastMinute, minute);
    this.day.see(actors, minute);
  }

  /** Takes a batch's most used spelling for all of its `uses`. */
  call(label: string, uses = 1): void {
    this.spellings.add(label, Math.max(1, uses));
  }

  /** The most used spelling. */
  get label(): string | undefined {
    return this.spellings.leader;
  }

  /** Uses by which it leads: what is stored of spellings beside it. */
  get labelLead(): number {
    return this.spellings.lead;
  }

  /** The 24 hours that end with the minute `now`; the hour that they begin in counts by its part of them. */
  usesPerDay(now: number): number {
    const first = Math.floor(now / 60) - DAY_HOURS;
    const part = 1 - ((now % 60) + 1) / 60;
    let uses = 0;
    for (const [hour, count] of this.usesByHour) if (hour >= first) uses += hour === first ? Math.round(count * part) : count;
    return uses;
  }

  /** Uses in all the hours that are kept: grows with every use until hours are forgotten. */
  get usesKept(): number {
    let uses = 0;
    for (const [, count] of this.usesByHour) uses += count;
    return uses;
  }

  /** @param banned hashes of actors that are left out */
  /** Whether it had `least` distinct actors or more in the 24 hours that end with the minute `now`. */
  hasActors(least: number, now: number, banned = NOBODY): boolean {
    return banned.size === 0 ? this.day.hasAtLeast(least, now) : this.actorsPerDay(now, banned) >= least;
  }

  actorsPerDay(now: number, banned = NOBODY): number {
    return Math.round(this.day.countWithout(banned, now));
  }

  forgetBefore(minute: number): void {
    this.day.forgetBefore(minute);
    this.usesByHour.forgetBefore(Math.floor(minute / 60));
  }

  summary(topic: string, now: number, banned = NOBODY): IndexedTopic {
    const [actorsPerDay, usesPerDay] = [this.actorsPerDay(now, banned), this.usesPerDay(now)];
    return { topic, label: this.label ?? topic, actorsPerDay, usesPerDay, lastUsedAt: this.lastMinute * 60_000 };
  }
}

/** A part of the index that is stored as one. */
export class IndexChunk extends Part {
  /** Entries that changed since it was stored. */
  readonly changed = new Set<string>();

  constructor(
    readonly name: string,
    readonly entries: Map<string, IndexEntry> = new Map(),
    stored?: Heads,
  ) {
    super(stored);
    if (stored !== undefined) this.remember();
  }

  entry(name: string): IndexEntry {
    let entry = this.entries.get(name);
    if (entry === undefined) this.entries.set(name, (entry = new IndexEntry()));
    this.changed.add(name);
    return entry;
  }

  /** Forgets all entries but these. */
  keep(isKept: (name: string) => boolean): void {
    for (const name of this.entries.keys()) if (!isKept(name)) this.entries.delete(name);
  }

  /** Drops what was not used in the last 24 hours. */
  forgetBefore(minute: number): void {
    for (const [name, entry] of this.entries) {
      if (entry.lastMinute < minute) this.entries.delete(name);
      else entry.forgetBefore(minute);
    }
  }

  /** Drops those with fewest actors, then those whose last use is longest ago, where there are more than `most`. */
  forgetRarest(most: number): void {
    if (this.entries.size <= most) return;
    const weigh = ({ day, lastMinute }: IndexEntry): number => day.size * 2 ** day.level + lastMinute / 2 ** 32;
    const sorted = [...this.entries]
      .map(([name, entry]) => ({ name, weight: weigh(entry) }))
      .sort((one, other) => other.weight - one.weight);
    for (const { name } of sorted.slice(most)) {
      this.entries.delete(name);
      this.changed.delete(name);
    }
  }

  override wasStored(): void {
    super.wasStored();
    this.changed.clear();
    this.remember();
  }

  private remember(): void {
    for (const entry of this.entries.values()) entry.storedActors = entry.day.size;
  }
}

/** Every topic of the last 24 hours, and every scope. */
export class TopicIndex {
  private readonly chunks: ReadonlyMap<string, IndexChunk>;

  constructor(stored: ReadonlyMap<string, IndexChunk> = new Map()) {
    this.chunks = new Map([...TOPIC_CHUNKS, SCOPES_CHUNK].map((name) => [name, stored.get(name) ?? new IndexChunk(name)]));
  }

  all(): Iterable<IndexChunk> {
    return this.chunks.values();
  }

  topics(topic: string): IndexChunk {
    return this.chunks.get(indexChunkOf(topic)) as IndexChunk;
  }

  get scopes(): IndexChunk {
    return this.chunks.get(SCOPES_CHUNK) as IndexChunk;
  }

  topic(topic: string): IndexEntry | undefined {
    return this.topics(topic).entries.get(topic);
  }

  /** The oldest minute that still belongs to the 24 hours that end with `now`. */
  static oldest(now: number): number {
    return now - DAY_MINUTES + 1;
  }
}
