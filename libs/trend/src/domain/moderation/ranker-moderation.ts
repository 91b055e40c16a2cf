import { SECOND } from '@groundswell/kernel';
import { type ErasedActors, ErasedSet } from '@groundswell/privacy';
import type { TrendList } from '../trend-list.ts';
import type { ModerationBook } from './moderation-book.ts';
import { RANKER } from './moderation-entry.ts';
import { ModerationState, runs, type Sweep, type WaitingTopic } from './moderation-state.ts';
import { reviewed } from './review.ts';
import { type KnownTraits, sweptActors } from './sweep.ts';
import { Uncounted } from './uncounted.ts';

/** What a sweep finds after its first look is written at most so often; it counts nothing at once. */
const SWEEP_WRITTEN = 30 * SECOND;

/** What the ranker knows of who used a topic. */
export interface TopicUsers {
  readonly traits: KnownTraits;
  /** Hashes of the actors that used `topic` in the minutes from `minute` on, as far as they are known. */
  usersOf(topic: string, minute: number): Iterable<number>;
  /** Whether this ranker ranks `topic`: a sweep is done by the one that does. */
  ranks(topic: string): boolean;
}

/** What is left out of lists in one refresh. */
export interface Moderated {
  denied(topic: string): boolean;
  /** Hashes of actors whose activity counts nothing. */
  readonly banned: ReadonlySet<number>;
  /** Something was decided since the refresh before: lists show it however lately they were written. */
  readonly changed: boolean;
}

/** Nothing denied, nobody banned. */
export const UNMODERATED: Moderated = { denied: () => false, banned: new Set(), changed: false };

/** What moderation does in a refresh: reads what operators decided, sweeps, and holds back what waits for review. */
export class RankerModeration {
  private state: ModerationState = ModerationState.EMPTY;
  private banned: ReadonlySet<number> = new Set();
  private sweptAt = new Map<string, number>();
  /** Topics that the last review held back for the first time. */
  private held: ReadonlySet<string> = new Set();

  private readonly uncounted = new Uncounted();

  /** @param erased whose weight leaves running trends, as that of banned actors does; absent: nobody was erased */
  constructor(
    private readonly book: ModerationBook,
    private readonly erased?: Pick<ErasedActors, 'current'>,
  ) {}

  /**
   * What holds in the refresh that begins at `now`. One small read where nothing was decided and no sweep runs.
   * @throws UnavailableError when a sweep cannot be written
   */
  async look(users: TopicUsers, now: number): Promise<Moderated> {
    const before = { version: this.state.version, banned: this.banned.size };
    this.state = await this.book.read();
    const found = new Set<number>();
    const due = this.state.running(now).filter(({ topic }) => users.ranks(topic));
    for (const sweep of due) for (const actor of await this.sweep(sweep, users, now)) found.add(actor);
    this.state = this.book.known;
    const known = this.uncounted.of(this.state.banned, (await this.erased?.current()) ?? ErasedSet.NOBODY);
    this.banned = found.size === 0 ? known : known.union(found);
    const changed = this.state.version !== before.version || this.banned.size !== before.banned;
    return { denied: (topic) => this.state.denied(topic), banned: this.banned, changed };
  }

  /** Whether a topic is in no list until an operator allows it. */
  waits(topic: string): boolean {
    return this.held.has(topic) || (this.state.isWaiting(topic) && !this.state.passesReview(topic));
  }

  /** The lists without what waits already. */
  withoutWaiting(lists: readonly TrendList[]): readonly TrendList[] {
    return lists.map((list) => ({ ...list, trends: list.trends.filter(({ topic }) => !this.waits(topic)) }));
  }

  /**
   * The lists as they may be shown; what has to wait for an operator is put into the queue.
   * @param lists as people would read them: of all parts, where topics are ranked in parts
   */
  async review(lists: readonly TrendList[]): Promise<readonly TrendList[]> {
    const { lists: shown, held, recognised } = reviewed(lists, this.state);
    this.held = new Set(held.map(({ trend }) => trend.topic));
    if (recognised !== undefined) await this.recognise(recognised);
    if (held.length > 0) await this.hold(held);
    return shown;
  }

  /** @returns the actors whom the sweep finds, banned already or not */
  private async sweep(sweep: Sweep, { traits, usersOf }: TopicUsers, now: number): Promise<readonly number[]> {
    const actors = sweptActors(sweep, usersOf(sweep.topic, Math.floor(sweep.from / 60_000)), traits);
    const isNew = actors.some((actor) => !this.state.isBanned(actor));
    const due = isNew && Math.abs(now - (this.sweptAt.get(sweep.id) ?? Number.NEGATIVE_INFINITY)) >= SWEEP_WRITTEN;
    if (sweep.looked && !due) return actors;
    await this.ban(sweep, actors, now);
    this.sweptAt.set(sweep.id, now);
    return actors;
  }

  private async ban({ id }: Sweep, actors: readonly number[], now: number): Promise<void> {
    await this.book.change((draft) => {
      const sweep = draft.sweeps.find((candidate) => candidate.id === id);
      if (sweep === undefined || !runs(sweep, now)) return undefined;
      const spared = new Set(sweep.spared);
      // A full book must not stop the ranker: whoever there is no room for is left out as long as the sweep runs.
      const fresh = actors.filter((actor) => !draft.before.isBanned(actor) && !spared.has(actor)).slice(0, draft.roomForBans);
      if (sweep.looked && fresh.length === 0) return undefined;
      for (const actor of fresh) draft.ban(actor, sweep.entry);
      const swept: Sweep = { ...sweep, looked: true, banned: sweep.banned + fresh.length };
      draft.sweeps = draft.sweeps.map((candidate) => (candidate.id === id ? swept : candidate));
      return { by: RANKER, action: 'ban', topics: [sweep.topic], actors: fresh, sweep: id };
    });
  }

  private async hold(held: readonly WaitingTopic[]): Promise<void> {
    await this.book.change((draft) => {
      const { before } = draft;
      const fresh = held.filter(
        ({ trend }) => !before.passesReview(trend.topic) && !before.isWaiting(trend.topic) && !before.denied(trend.topic),
      );
      if (fresh.length === 0) return undefined;
      draft.queue = [...draft.queue, ...fresh];
      return { by: RANKER, action: 'hold', topics: fresh.map(({ trend }) => trend.topic) };
    });
  }

  private async recognise(topics: ReadonlySet<string>): Promise<void> {
    await this.book.change((draft) => {
      if (draft.review === undefined || draft.review.begun) return undefined;
      draft.review = { ...draft.review, begun: true };
      draft.known = topics;
      return { by: RANKER, action: 'recognise', topics: [...topics] };
    });
  }
}
