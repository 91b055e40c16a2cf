import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { DistinctActors } from '../distinct-actors.ts';
import { LEAST_ACTORS } from './thresholds.ts';
import { TopicMinutes } from './topic-minutes.ts';

/** The topic of a scope's total. */
const TOTAL = '';
/** Topics that are followed whatever they do: all of those of a small deployment. */
const FOLLOWED_TOPICS = 20_000;
/** Beyond these a topic is followed in the scopes once its actors, cell by cell, come to so many in the open hours: below, no list knows it. */
const FOLLOWED_ACTORS = 5;

/** Topics of a scope with their recent minutes; '' is the scope's total. */
export class ScopeMinutes extends Map<string, TopicMinutes> {
  private readonly busyTopics = new Map<string, TopicMinutes>();

  /** Topics that may have enough actors to be judged: few of many. */
  busy(): ReadonlyMap<string, TopicMinutes> {
    return this.busyTopics;
  }

  becomesBusy(topic: string, minutes: TopicMinutes): void {
    this.busyTopics.set(topic, minutes);
  }

  forgetBefore(minute: number): void {
    for (const [topic, minutes] of this) {
      minutes.forgetBefore(minute);
      if (minutes.empty) this.delete(topic);
      if (minutes.most < LEAST_ACTORS) this.busyTopics.delete(topic);
    }
  }
}

/** Scopes by a number, by which topics find their minutes: a list of a slice is looked up once a delta. */
export type ScopeNumbers = readonly number[];

/** Uses of a topic that is not followed yet. */
interface Waiting {
  readonly minute: number;
  readonly uses: number;
  readonly actors: DistinctActors;
  readonly scopes: ScopeNumbers;
}

/** What is known of a topic: its minutes by number of the scope, or uses that wait. */
interface RecentTopic {
  minutes: (TopicMinutes | undefined)[] | undefined;
  waiting: Waiting[];
}

/**
 * The recent minutes of every scope. Most topics of a busy deployment are used a few times and never
 * again: what is known of them waits, at a tenth of the cost, until they are used often enough to be
 * in any list. Nothing of what they did by then is lost.
 */
export class RecentMinutes extends Map<Scope, ScopeMinutes> {
  private readonly topics = new Map<string, RecentTopic>();
  private readonly numbers = new Map<Scope, number>();
  private readonly byNumber: Scope[] = [];
  private followed = 0;

  numbersOf(scopes: readonly Scope[]): ScopeNumbers {
    return scopes.map((scope) => {
      let number = this.numbers.get(scope);
      if (number === undefined) this.numbers.set(scope, (number = this.byNumber.push(scope) - 1));
      return number;
    });
  }

  /** @param actors is not changed, here or by the caller */
  add(scopes: ScopeNumbers, name: string, minute: number, uses: number, actors: DistinctActors): void {
    let topic = this.topics.get(name);
    if (topic === undefined) {
      const follows = name === TOTAL || this.followed < FOLLOWED_TOPICS;
      this.topics.set(name, (topic = { minutes: follows ? [] : undefined, waiting: [] }));
      if (follows) this.followed += 1;
    }
    if (topic.minutes === undefined) this.wait(name, topic, { minute, uses, actors, scopes });
    else this.follow(name, topic.minutes, scopes, minute, uses, actors);
  }

  /** Forgets minutes before `minute`, and scopes and topics that have no others. */
  forgetBefore(minute: number): void {
    for (const [scope, topics] of this) {
      topics.forgetBefore(minute);
      if (topics.size === 0) this.delete(scope);
    }
    for (const [name, topic] of this.topics) {
      topic.waiting = topic.waiting.filter((uses) => uses.minute >= minute);
      topic.minutes = topic.minutes?.map((minutes) => (minutes?.empty === false ? minutes : undefined));
      if (topic.waiting.length > 0 || topic.minutes?.some((minutes) => minutes !== undefined) === true) continue;
      if (topic.minutes !== undefined) this.followed -= 1;
      this.topics.delete(name);
    }
  }

  private follow(
    name: string,
    byScope: (TopicMinutes | undefined)[],
    scopes: ScopeNumbers,
    minute: number,
    uses: number,
    actors: DistinctActors,
  ): void {
    for (const scope of scopes) {
      let minutes = byScope[scope];
      if (minutes === undefined) byScope[scope] = minutes = this.begin(scope, name);
      const before = minutes.most;
      minutes.add(minute, uses, actors);
      if (before < LEAST_ACTORS && minutes.most >= LEAST_ACTORS && name !== TOTAL) this.in(scope).becomesBusy(name, minutes);
    }
  }

  private begin(scope: number, name: string): TopicMinutes {
    const minutes = new TopicMinutes();
    this.in(scope).set(name, minutes);
    return minutes;
  }

  private wait(name: string, topic: RecentTopic, uses: Waiting): void {
    topic.waiting.push(uses);
    let sum = 0;
    for (const { actors } of topic.waiting) sum += actors.count;
    if (sum < FOLLOWED_ACTORS) return;
    const { waiting } = topic;
    topic.waiting = [];
    topic.minutes = [];
    this.followed += 1;
    for (const waited of waiting) this.follow(name, topic.minutes, waited.scopes, waited.minute, waited.uses, waited.actors);
  }

  private in(number: number): ScopeMinutes {
    const scope = this.byNumber[number] ?? EVERYWHERE;
    let topics = this.get(scope);
    if (topics === undefined) this.set(scope, (topics = new ScopeMinutes()));
    return topics;
  }
}
