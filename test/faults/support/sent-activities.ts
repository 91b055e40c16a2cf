import { HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import { KeyedActivityHashes, type Slice } from '@groundswell/trend';
import { mixed, Random } from './random.ts';

/** The key that the counters under test hash with. */
export const HASH_KEY = 'a key of this deployment only';

/** Who sends what where; the sources come in pairs, so that the same id can come from two. */
export const SLICES: readonly Slice[] = [
  { language: 'en', region: 'GB', kind: 'post', source: 'web' },
  { language: 'en', region: 'GB', kind: 'post', source: 'ios' },
  { language: 'pt', region: 'BR', kind: 'post', source: 'web' },
  { language: 'pt', region: 'BR', kind: 'search', source: 'ios' },
  { language: 'und', region: '', kind: 'search', source: 'web' },
  { language: 'und', region: '', kind: 'post', source: 'ios' },
];

/** When an activity says that it occurred. */
export type Timing = 'unsaid' | 'now' | 'late' | 'future' | 'backfill';

export interface Variety {
  readonly actors: number;
  readonly topics: number;
  readonly seed: number;
}

/**
 * Every activity that is ever sent, by number: whatever there is to know of it follows from its number
 * and the time that it was sent at, so that ten million of them take a few bytes each, and an activity that is sent again is the same.
 */
export class SentActivities {
  /** Hash of each actor, and a point among the hash keys of the stream, 32 bits. */
  readonly actorHashes: Float64Array;
  readonly actorPoints: Uint32Array;
  private readonly names: readonly string[];
  private sentAt = new Float64Array(1 << 12);
  private readonly filledBack = new Map<number, number>();
  private readonly burst = new Set<number>();
  private count = 0;

  constructor(private readonly variety: Variety) {
    const { actors, topics, seed } = variety;
    const hashes = new KeyedActivityHashes(HASH_KEY);
    this.actorHashes = Float64Array.from({ length: actors }, (_, actor) => hashes.actor(`actor-${actor}`));
    this.actorPoints = Uint32Array.from({ length: actors }, (_, actor) => mixed(actor * 7_919 + seed));
    this.names = Array.from({ length: topics }, (_, topic) => (topic % 5 === 4 ? `product:${topic}` : `t${topic}`));
  }

  get size(): number {
    return this.count;
  }

  get topics(): readonly string[] {
    return this.names;
  }

  /** A new activity. @param to a backfill of this time. @returns its number, from 1 */
  send(at: number, to?: number): number {
    this.count += 1;
    if (to !== undefined) this.filledBack.set(this.count, to);
    if (this.count >= this.sentAt.length) {
      const longer = new Float64Array(2 * this.sentAt.length);
      longer.set(this.sentAt);
      this.sentAt = longer;
    }
    this.sentAt[this.count] = at;
    return this.count;
  }

  /** A new activity of a topic that is never used else. @returns its number */
  sendToBurst(at: number): number {
    const number = this.send(at);
    this.burst.add(number);
    return number;
  }

  actor(number: number): number {
    // An activity of another source under the same id is the same person's: else it may belong to another shard, with ids of its own.
    return mixed(this.isTwin(number) ? number - 1 : number) % this.variety.actors;
  }

  /** The number of a topic is its index in `topics`. A few are much used, most are seldom. */
  topicsOf(number: number): readonly number[] {
    if (this.burst.has(number)) return [this.variety.topics - 1];
    const random = new Random(number * 31 + this.variety.seed);
    const topics = this.variety.topics - 1;
    const first = Math.floor(random.next() ** 3 * topics);
    if (random.chance(0.15)) return [];
    const second = Math.floor(random.next() ** 3 * topics);
    return random.chance(0.3) && second !== first ? [first, second] : [first];
  }

  slice(number: number): number {
    if (this.isTwin(number)) return this.slice(number - 1) ^ 1;
    return mixed(number * 17 + this.variety.seed) % SLICES.length;
  }

  /** Whether it has the id of the one before it, from another source. */
  isTwin(number: number): boolean {
    return number % 23 === 0;
  }

  timing(number: number): Timing {
    if (this.filledBack.has(number)) return 'backfill';
    const part = mixed(number * 101 + this.variety.seed) % 1_000;
    if (part < 15) return 'late';
    if (part < 20) return 'future';
    if (part < 35) return 'backfill';
    return part < 500 ? 'now' : 'unsaid';
  }

  idOf(number: number): string {
    return `i${this.isTwin(number) ? number - 1 : number}`;
  }

  /** Its source and its id. */
  identityOf(number: number): string {
    return `${SLICES[this.slice(number)]?.source ?? ''} ${this.idOf(number)}`;
  }

  /** Epoch milliseconds; undefined where it does not say. */
  occurredAt(number: number): number | undefined {
    const at = this.sentAt[number] as number;
    const spread = mixed(number * 211) % 1_000;
    switch (this.timing(number)) {
      case 'late':
        return at - HOUR - 5 * MINUTE - spread * 15 * SECOND;
      case 'future':
        return at + 2 * HOUR;
      case 'backfill':
        return this.filledBack.get(number) ?? at - 5 * MINUTE - spread * 8 * SECOND;
      case 'now':
        return at - spread * 10;
      default:
        return undefined;
    }
  }

  wasSentAt(number: number): number {
    return this.sentAt[number] as number;
  }

  /** The line on the stream. */
  line(number: number): string {
    const { kind, source, language, region } = SLICES[this.slice(number)] as Slice;
    const topics = this.topicsOf(number).map((topic) => this.names[topic] as string);
    const occurredAt = this.occurredAt(number);
    // Some topics are hashtags of the text.
    const tagged = number % 3 === 0 && topics[0] !== undefined && !topics[0].includes(':');
    const named = tagged ? topics.slice(1) : topics;
    return (
      `{"id":"${this.idOf(number)}","source":"${source}","kind":"${kind}","actor":"actor-${this.actor(number)}"` +
      (language === 'und' ? '' : `,"language":"${language}"`) +
      (region === '' ? '' : `,"region":"${region}"`) +
      (named.length === 0 ? '' : `,"topics":["${named.join('","')}"]`) +
      (tagged ? `,"text":"all about #${topics[0] as string}"` : '') +
      (occurredAt === undefined ? '' : `,"occurredAt":${occurredAt}`) +
      (this.timing(number) === 'backfill' ? ',"backfill":true' : '') +
      '}'
    );
  }

  /** The number of the activity that `line` is of. */
  numberOf(line: string): number {
    const { id, source } = JSON.parse(line) as { readonly id: string; readonly source: string };
    const number = Number(id.slice(1));
    return SLICES[this.slice(number)]?.source === source ? number : number + 1;
  }
}
