import type { Clock } from '@groundswell/kernel';
import { ModerationFullError, SweepTakenError } from './errors.ts';
import type { ModerationBook } from './moderation-book.ts';
import { MOST_SWEEPS, type ModerationDraft } from './moderation-draft.ts';
import type { Author, EntryContent } from './moderation-entry.ts';
import { type Decision, runs, type Sweep } from './moderation-state.ts';

/** What an operator orders of a sweep. */
export type SweepOrder = Pick<Sweep, 'id' | 'topic' | 'from' | 'until' | 'firstSeenAfter' | 'network'>;

/** What a change came to. */
export interface Changed {
  /** Number of its entry in the trail; absent when everything was so already. */
  readonly entry?: number;
  /** Topics or actors of which something changed. */
  readonly count: number;
}

/** What operators do. Every operation may be repeated: the second time it changes nothing and writes nothing. */
export class ModerationDesk {
  constructor(
    private readonly book: ModerationBook,
    private readonly clock: Clock,
  ) {}

  /** Allows or denies a topic, whatever was decided before; one that waited waits no longer. */
  decide(topic: string, decision: Decision, author: Author): Promise<Changed> {
    return this.change((draft) => {
      if (draft.before.decision(topic)?.decision === decision && !draft.before.isWaiting(topic)) return undefined;
      draft.decide(topic, decision);
      leaveQueue(draft, topic);
      return { ...author, action: decision === 'allowed' ? 'allow' : 'deny', topics: [topic] };
    });
  }

  /** Takes a decision back. */
  lift(topic: string, author: Author): Promise<Changed> {
    return this.change((draft) => {
      if (draft.before.decision(topic) === undefined) return undefined;
      draft.decide(topic, undefined);
      return { ...author, action: 'lift-topic', topics: [topic] };
    });
  }

  /** @param actors hashes */
  ban(actors: Iterable<number>, author: Author): Promise<Changed> {
    const wanted = ascending(actors);
    return this.change((draft) => {
      const fresh = wanted.filter((actor) => !draft.before.isBanned(actor));
      if (fresh.length === 0) return undefined;
      for (const actor of fresh) draft.ban(actor);
      return { ...author, action: 'ban', actors: fresh };
    });
  }

  /** Takes bans back; a sweep that runs leaves these actors alone. */
  liftActors(actors: Iterable<number>, author: Author): Promise<Changed> {
    const wanted = ascending(actors);
    return this.change((draft) => {
      const banned = wanted.filter((actor) => draft.before.isBanned(actor));
      if (banned.length === 0) return undefined;
      liftAll(draft, banned, this.clock.now());
      return { ...author, action: 'lift-actors', actors: banned };
    });
  }

  /** Whether topics that are about to enter the top of a list for the first time wait for an operator. */
  review(on: boolean, author: Author): Promise<Changed> {
    return this.change((draft) => {
      if ((draft.review !== undefined) === on) return undefined;
      draft.review = on ? { since: this.clock.now(), begun: false } : undefined;
      draft.known = new Set();
      draft.queue = [];
      return { ...author, action: on ? 'review-on' : 'review-off' };
    });
  }

  /**
   * Orders that the actors of a topic are banned, as of the ranker's next refresh.
   * @throws SweepTakenError when the id is that of another order
   */
  sweep(order: SweepOrder, author: Author): Promise<Changed> {
    return this.change((draft) => {
      const known = draft.sweeps.find(({ id }) => id === order.id);
      if (known !== undefined) {
        if (!sameOrder(known, order)) throw new SweepTakenError('There is a sweep of this id already, of another order');
        return undefined;
      }
      const now = this.clock.now();
      const sweep: Sweep = { ...order, ...author, looked: false, banned: 0, entry: draft.entry, orderedAt: now };
      draft.sweeps = withRoom(draft.sweeps, now).concat(sweep);
      return { ...author, action: 'sweep', topics: [order.topic], sweep: order.id };
    });
  }

  /**
   * Ends a sweep.
   * @param lift takes its bans back, too
   * @returns undefined when there is no such sweep
   */
  async endSweep(id: string, lift: boolean, author: Author): Promise<Changed | undefined> {
    let known = false;
    const changed = await this.change((draft) => {
      const sweep = draft.sweeps.find((candidate) => candidate.id === id);
      known = sweep !== undefined;
      if (sweep === undefined) return undefined;
      const now = this.clock.now();
      const banned = lift ? bannedBy(draft, sweep) : [];
      if (!runs(sweep, now) && banned.length === 0) return undefined;
      draft.sweeps = draft.sweeps.map((candidate) => (candidate.id === id ? { endedAt: now, ...candidate } : candidate));
      liftAll(draft, banned, now);
      return { ...author, action: 'end-sweep', topics: [sweep.topic], sweep: id, ...(banned.length === 0 ? {} : { actors: banned }) };
    });
    return known ? changed : undefined;
  }

  private async change(edit: (draft: ModerationDraft) => EntryContent | undefined): Promise<Changed> {
    let count = 0;
    const entry = await this.book.change((draft) => {
      const content = edit(draft);
      count = content?.actors?.length ?? content?.topics?.length ?? (content === undefined ? 0 : 1);
      return content;
    });
    return { count, ...(entry === undefined ? {} : { entry }) };
  }
}

function ascending(actors: Iterable<number>): readonly number[] {
  return [...new Set(actors)].sort((one, other) => one - other);
}

/** Forgets bans, and sees to it that no sweep that runs makes them again. */
function liftAll(draft: ModerationDraft, actors: readonly number[], now: number): void {
  for (const actor of actors) draft.liftBan(actor);
  if (actors.length === 0 || !draft.sweeps.some((sweep) => runs(sweep, now))) return;
  draft.sweeps = draft.sweeps.map((sweep) =>
    runs(sweep, now) ? { ...sweep, spared: ascending([...(sweep.spared ?? []), ...actors]) } : sweep,
  );
}

function leaveQueue(draft: ModerationDraft, topic: string): void {
  if (draft.before.isWaiting(topic)) draft.queue = draft.queue.filter(({ trend }) => trend.topic !== topic);
}

function bannedBy(draft: ModerationDraft, { entry }: Sweep): readonly number[] {
  return ascending(draft.before.bans().flatMap(([actor, of]) => (of === entry ? [actor] : [])));
}

/** Times are relative to when an order comes, so that it may be repeated: their distances are compared. */
function sameOrder(one: SweepOrder, other: SweepOrder): boolean {
  const shape = ({ topic, network, from, until, firstSeenAfter }: SweepOrder): string =>
    JSON.stringify([topic, network, until - from, firstSeenAfter === undefined ? null : until - firstSeenAfter]);
  return shape(one) === shape(other);
}

/** Without the oldest of those that ended, where there are too many. */
function withRoom(sweeps: readonly Sweep[], now: number): readonly Sweep[] {
  if (sweeps.length < MOST_SWEEPS) return sweeps;
  const ended = sweeps.findIndex((sweep) => !runs(sweep, now));
  if (ended < 0) throw new ModerationFullError(`At most ${MOST_SWEEPS} sweeps can run`);
  return sweeps.toSpliced(ended, 1);
}
