import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { DistinctActors } from '../distinct-actors.ts';
import { LEAST_ACTORS } from './thresholds.ts';
import { TopicMinutes } from './topic-minutes.ts';

/** The topic of a scope's total. */
const TOTAL = '';
/** Topics that are followed whatever they do: all of those of a small deployment. */
const FOLLOWED_TOPICS = 20_000;
/** Beyond these a topic is followed in the scopes once so many uses of different cells add up in the open hours: below, no hour or list knows it. */
const FOLLOWED_ACTORS = 5;

/** Topics of a scope with their recent minutes; '' is the scope's total. */
export class ScopeMinutes extends Map<string, TopicMinutes> {
  private readonly busyTopics = new Map<string, TopicMinutes>();

  add(topic: string, minute: number, uses: number, actors: DistinctActors): void {
    let minutes = this.get(topic);
    if (minutes === undefined) this.set(topic, (minutes = new TopicMinutes()));
    minutes.add(minute, uses, actors);
    if (minutes.most >= LEAST_ACTORS && topic !== TOTAL) this.busyTopics.set(topic, minutes);
  }

  /** Topics that may have enough actors to be judged: few of many. */
  busy(): ReadonlyMap<string, TopicMinutes> {
    return this.busyTopics;
  }

  forgetBefore(minute: number): void {
    for (const [topic, minutes] of this) {
      minutes.forgetBefore(minute);
      if (minutes.empty) this.delete(topic);
      if (minutes.most < LEAST_ACTORS) this.busyTopics.delete(topic);
    }
  }
}

/** Uses of a topic that is not followed yet. */
interface Waiting {
  readonly minute: number;
  readonly uses: number;
  readonly actors: DistinctActors;
  readonly scopes: readonly Scope[];
}

/**
 * The recent minutes of every scope. Most topics of a busy deployment are used a few times and never
 * again: what is known of them waits, at a tenth of the cost, until they are used often enough to be
 * in any hour or list. Nothing of what they did by then is lost.
 */
export class RecentMinutes extends Map<Scope, ScopeMinutes> {
  private readonly waiting = new Map<string, Waiting[]>();

  /** @param scopes those of the slice, everywhere first */
  add(scopes: readonly Scope[], topic: string, minute: number, uses: number, actors: DistinctActors): void {
    if (this.follows(topic)) this.follow(scopes, topic, minute, uses, actors);
    else this.wait(topic, { minute, uses, actors, scopes });
  }

  /** Forgets minutes before `minute`, and scopes and topics that have no others. */
  forgetBefore(minute: number): void {
    for (const [scope, topics] of this) {
      topics.forgetBefore(minute);
      if (topics.size === 0) this.delete(scope);
    }
    for (const [topic, waiting] of this.waiting) {
      const kept = waiting.filter((uses) => uses.minute >= minute);
      if (kept.length === 0) this.waiting.delete(topic);
      else if (kept.length < waiting.length) this.waiting.set(topic, kept);
    }
  }

  private follows(topic: string): boolean {
    const everywhere = this.get(EVERYWHERE);
    return topic === TOTAL || everywhere === undefined || everywhere.has(topic) || everywhere.size < FOLLOWED_TOPICS;
  }

  private follow(scopes: readonly Scope[], topic: string, minute: number, uses: number, actors: DistinctActors): void {
    // Nothing that happened before may come later.
    const waiting = this.waiting.get(topic);
    if (waiting !== undefined) this.release(topic, waiting);
    for (const scope of scopes) this.in(scope).add(topic, minute, uses, actors);
  }

  private wait(topic: string, uses: Waiting): void {
    const waiting = this.waiting.get(topic);
    if (waiting === undefined) {
      this.waiting.set(topic, [uses]);
      if (uses.actors.count >= FOLLOWED_ACTORS) this.release(topic, [uses]);
      return;
    }
    waiting.push(uses);
    let sum = 0;
    for (const { actors } of waiting) sum += actors.count;
    if (sum >= FOLLOWED_ACTORS) this.release(topic, waiting);
  }

  private release(topic: string, waiting: readonly Waiting[]): void {
    this.waiting.delete(topic);
    for (const { scopes, minute, uses, actors } of waiting) for (const scope of scopes) this.in(scope).add(topic, minute, uses, actors);
  }

  private in(scope: Scope): ScopeMinutes {
    let topics = this.get(scope);
    if (topics === undefined) this.set(scope, (topics = new ScopeMinutes()));
    return topics;
  }
}
