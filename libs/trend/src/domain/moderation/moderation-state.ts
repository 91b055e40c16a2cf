import type { Scope } from '@groundswell/topic';
import type { Trend } from '../trend-list.ts';
import { foldHash } from '../ranking/fold-hash.ts';
import type { Author } from './moderation-entry.ts';

export type Decision = 'allowed' | 'denied';

/** What operators decided of a topic. */
export interface TopicDecision {
  readonly decision: Decision;
  /** Number of the entry that says who, when and why. */
  readonly entry: number;
}

/** New trends wait for an operator since then. Epoch milliseconds. */
export interface Review {
  readonly since: number;
  /** Whether what trended when it began was let pass: it is not new. */
  readonly begun: boolean;
}

/** What explains a trend that waits: frozen, whatever becomes of `Trend`. */
export interface HeldTrend extends Pick<
  Trend,
  'topic' | 'label' | 'score' | 'windowMinutes' | 'observed' | 'expected' | 'uses' | 'concentration' | 'actorsPerDay' | 'startedAt'
> {
  /** In one sentence. */
  readonly why: string;
}

/** A topic that was about to enter the top of a list for the first time, as it stood then. */
export interface WaitingTopic {
  readonly trend: HeldTrend;
  /** The list that it was about to enter, and its place there. */
  readonly scope: Scope;
  readonly rank: number;
  readonly at: number;
}

/** An order to ban those who use a topic: see `sweptActors`. */
export interface Sweep extends Author {
  /** Chosen by whoever orders it, so that repeating the order changes nothing. */
  readonly id: string;
  readonly topic: string;
  /** Uses from then on are looked at, as far back as minutes are kept; and until then. Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Only actors first seen after this, epoch milliseconds; absent: all. Who is of unknown age is not new. */
  readonly firstSeenAfter?: number;
  /** Only actors last seen in the network of this 32-bit hash; absent: all. */
  readonly network?: number;
  /** Whether the ranker looked for its actors at least once, and how many it banned so far. */
  readonly looked: boolean;
  readonly banned: number;
  /** Entry that ordered it. */
  readonly entry: number;
  readonly orderedAt: number;
  /** Actors whose bans were taken back while it ran: it must not make them again. */
  readonly spared?: readonly number[];
  /** When an operator ended it before its time. */
  readonly endedAt?: number;
}

/** Parts that decisions are spread over, so that one decision rewrites little. Stored: never change them. */
export const CHUNKS = 16;

export const topicChunkOf = (topic: string): number => foldHash(topic) % CHUNKS;
export const actorChunkOf = (actor: number): number => actor % CHUNKS;

/** Everything that is decided, part by part. */
export interface ModerationContents {
  readonly topics: readonly ReadonlyMap<string, TopicDecision>[];
  /** Banned actors, each with the entry that says who, when and why: of a sweep, the one that ordered it. */
  readonly actors: readonly ReadonlyMap<number, number>[];
  readonly sweeps: readonly Sweep[];
  /** Newest last. */
  readonly queue: readonly WaitingTopic[];
  /** Topics that trended when review began. */
  readonly known: ReadonlySet<string>;
}

const NOTHING: ModerationContents = {
  topics: Array.from({ length: CHUNKS }, () => new Map()),
  actors: Array.from({ length: CHUNKS }, () => new Map()),
  sweeps: [],
  queue: [],
  known: new Set(),
};

/** What operators have decided, at one moment. Never changes: `ModerationDraft` makes the next one. */
export class ModerationState {
  /** Before anybody decided anything: nothing denied, nobody banned, review off. */
  static readonly EMPTY = new ModerationState(0, undefined, NOTHING);

  private bannedActors: ReadonlySet<number> | undefined;
  private waiting: ReadonlySet<string> | undefined;

  constructor(
    /** Number of the entry that led to it. */
    readonly version: number,
    /** Absent while review is off. */
    readonly review: Review | undefined,
    readonly contents: ModerationContents,
  ) {}

  decision(topic: string): TopicDecision | undefined {
    return this.contents.topics[topicChunkOf(topic)]?.get(topic);
  }

  denied(topic: string): boolean {
    return this.decision(topic)?.decision === 'denied';
  }

  isBanned(actor: number): boolean {
    return this.contents.actors[actorChunkOf(actor)]?.has(actor) === true;
  }

  /** Hashes of the actors whose activity counts nothing. */
  get banned(): ReadonlySet<number> {
    this.bannedActors ??= new Set(this.contents.actors.flatMap((chunk) => [...chunk.keys()]));
    return this.bannedActors;
  }

  /** Whether it waits for an operator and is in no list until then. */
  isWaiting(topic: string): boolean {
    this.waiting ??= new Set(this.contents.queue.map(({ trend }) => trend.topic));
    return this.waiting.has(topic);
  }

  /** Whether it may enter the top of a list without waiting for an operator. */
  passesReview(topic: string): boolean {
    return this.review === undefined || this.contents.known.has(topic) || this.decision(topic)?.decision === 'allowed';
  }

  decisions(): readonly (readonly [string, TopicDecision])[] {
    return this.contents.topics.flatMap((chunk) => [...chunk]);
  }

  /** Every banned actor with the entry of the ban. */
  bans(): readonly (readonly [number, number])[] {
    return this.contents.actors.flatMap((chunk) => [...chunk]);
  }

  /** Sweeps that run at `now`. */
  running(now: number): readonly Sweep[] {
    return this.contents.sweeps.filter((sweep) => runs(sweep, now));
  }
}

/** Whether a sweep goes on at `now`. One that the ranker has not looked at yet does however late it is. */
export function runs({ until, endedAt, looked }: Sweep, now: number): boolean {
  return endedAt === undefined && (now < until || !looked);
}
