import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { ActorGathering } from '../actor-gathering.ts';
import type { TraitTable } from '../trait-table.ts';
import { ActorColumns } from './actor-columns.ts';
import { GatheredScopes, minutesOf, type ScopeNumbers, type SliceUses } from './gathered-scopes.ts';
import type { RecentActors } from './recent-actors.ts';
import { ScopeMinutes, type TopicNumbers } from './scope-minutes.ts';
import { LEAST_ACTORS } from './thresholds.ts';
import type { TopicIndex } from './topic-index.ts';
import type { TopicMinutes } from './topic-minutes.ts';
import { NONE_WAIT, usesFrom, usesIn, type WaitingUses, withUses } from './waiting-uses.ts';

/** The topic of a scope's total. */
const TOTAL = '';
/** Topics that are followed whatever they do: all of those of a small deployment. */
const FOLLOWED_TOPICS = 20_000;
/** Beyond these a topic is followed in the scopes once its actors, cell by cell, come to so many in the open hours: below, no list knows it. */
const FOLLOWED_ACTORS = 5;

/** Uses by slice that are settled at most before minutes are put by column again. */
const MOST_OPEN = 200_000;

/** Most topics of most refreshes share it. */
const NOTHING_COMES: NewUses[] = [];

type MinutesByScope = readonly (TopicMinutes | undefined)[];

/** The same as it comes, with where it counts. */
export interface NewUses extends SliceUses {
  /** What the batch tells of its actors. */
  readonly traits: TraitTable;
  /** Whether they count in the minutes of the scopes, and in the index of the last day. */
  readonly counts: boolean;
  readonly indexed: boolean;
}

/** What is known of a topic beside its minutes. */
interface RecentTopic {
  readonly name: string;
  /** By which scopes know it. */
  readonly number: number;
  /** What came since it was settled last. */
  coming: NewUses[];
  /** Whether scopes have its minutes; if not, its uses wait. */
  isFollowed: boolean;
  /** The newest minute that scopes have of it. */
  newest: number;
  waiting: WaitingUses;
  /** Sum of the actors of what waits, cell by cell. */
  waitingActors: number;
  /** Indexed uses since it was spelled out last: what the next spelling weighs. */
  unspelled: number;
}

/**
 * The recent minutes of every scope, and the index of the last day. What comes is only put down at first, by
 * topic, and merged when `settle` is called, once a refresh: a busy topic comes in thousands of cells which
 * count in five scopes each, and one merge of them all costs little more than one of them.
 *
 * Most topics of a busy deployment are used a few times and never again: what is known of them waits, at
 * a tenth of the cost, until they are used often enough to be in any list. Nothing of what they did by
 * then is lost.
 */
export class RecentMinutes extends Map<Scope, ScopeMinutes> implements TopicNumbers {
  /** Cells that were added and are not settled. */
  coming = 0;
  private readonly topics = new Map<string, RecentTopic>();
  private readonly byTopicNumber: (RecentTopic | undefined)[] = [];
  private readonly freeNumbers: number[] = [];
  /** By hour: what all scopes share of the minutes that stand in columns. */
  private readonly actorColumns = new Map<number, ActorColumns>();
  private settled = 0;
  private closedBefore = Number.NEGATIVE_INFINITY;
  private readonly numbers = new Map<Scope, number>();
  private readonly byNumber: Scope[] = [];
  /** Lists of scopes that slices count in. */
  private readonly lists: ScopeNumbers[] = [];
  private readonly listsByName = new Map<string, ScopeNumbers>();
  private readonly listNumbers = new Map<ScopeNumbers, number>();
  private touched: RecentTopic[] = [];
  private spelled: { readonly topic: string; readonly label: string; readonly uses: number }[] = [];
  private readonly gathered = new GatheredScopes();
  private readonly indexed = new ActorGathering();
  private followed = 0;

  /**
   * @param index takes in what topics and scopes did in the last day
   * @param actors learns of those who are in any set: of the crowd of a busy scope a sample is
   */
  constructor(
    private readonly index: TopicIndex,
    private readonly actors: RecentActors,
  ) {
    super();
  }

  /** The same list for the same scopes. */
  numbersOf(scopes: readonly Scope[]): ScopeNumbers {
    const numbers = scopes.map((scope) => {
      let number = this.numbers.get(scope);
      if (number === undefined) this.numbers.set(scope, (number = this.byNumber.push(scope) - 1));
      return number;
    });
    const name = numbers.join();
    let list = this.listsByName.get(name);
    if (list === undefined) {
      this.listsByName.set(name, (list = numbers));
      this.listNumbers.set(list, this.lists.push(list) - 1);
    }
    return list;
  }

  /** Puts down what `settle` merges. @param uses their actors are not changed, here or by the caller */
  add(name: string, uses: NewUses): void {
    let topic = this.topics.get(name);
    if (topic === undefined) this.topics.set(name, (topic = this.newTopic(name)));
    if (topic.coming === NOTHING_COMES) {
      this.touched.push(topic);
      topic.coming = [uses];
    } else topic.coming.push(uses);
    this.coming += 1;
    if (uses.indexed) topic.unspelled += uses.uses;
  }

  /** Puts down how `topic` is spelled in the batch whose uses were added last: the most used spelling for all of them. */
  call(topic: string, label: string): void {
    const known = this.topics.get(topic);
    this.spelled.push({ topic, label, uses: known?.unspelled ?? 0 });
    if (known !== undefined) known.unspelled = 0;
  }

  /** Merges what was added. */
  settle(): void {
    const { touched, spelled } = this;
    [this.touched, this.spelled, this.coming] = [[], [], 0];
    for (const topic of touched) {
      const { name, coming } = topic;
      topic.coming = NOTHING_COMES;
      if (name === TOTAL) this.indexScopes(coming);
      else this.indexTopic(name, coming);
      const counting = coming.filter((uses) => uses.counts);
      const minutes = topic.isFollowed ? this.follow(topic, counting) : this.wait(topic, counting);
      for (const uses of counting) this.learn(uses, minutes);
      this.settled += counting.length;
    }
    for (const { topic, label, uses } of spelled) this.index.topic(topic)?.call(label, uses);
  }

  /**
   * Puts minutes before `minute` by column, once for each minute, or more often where very much was settled since: what
   * is open takes fifteen times as much memory.
   */
  close(minute: number): void {
    if (minute <= this.closedBefore && this.settled < MOST_OPEN) return;
    this.closedBefore = Math.max(minute, this.closedBefore);
    this.settled = 0;
    for (const topics of this.values()) topics.close(this.closedBefore);
    for (const columns of this.actorColumns.values()) columns.endRound();
  }

  /** Forgets minutes before `minute`, with which an hour begins, and scopes and topics that have no others. */
  forgetBefore(minute: number): void {
    for (const [scope, topics] of this) {
      topics.forgetBefore(minute);
      if (topics.empty) this.delete(scope);
    }
    for (const hour of this.actorColumns.keys()) if ((hour + 1) * 60 <= minute) this.actorColumns.delete(hour);
    for (const [name, topic] of this.topics) {
      const waiting = usesFrom(minute, topic.waiting);
      if (waiting !== topic.waiting) {
        topic.waiting = waiting;
        topic.waitingActors = actorsOf(usesIn(waiting, this.listOf));
      }
      if (topic.coming.length > 0 || topic.waiting.length > 0 || topic.newest >= minute) continue;
      if (topic.isFollowed) this.followed -= 1;
      this.topics.delete(name);
      this.byTopicNumber[topic.number] = undefined;
      this.freeNumbers.push(topic.number);
    }
  }

  numberOf(name: string): number | undefined {
    return this.topics.get(name)?.number;
  }

  nameOf(number: number): string {
    return this.byTopicNumber[number]?.name ?? TOTAL;
  }

  private newTopic(name: string): RecentTopic {
    const follows = name === TOTAL || this.followed < FOLLOWED_TOPICS;
    if (follows) this.followed += 1;
    const number = this.freeNumbers.pop() ?? this.byTopicNumber.length;
    const topic: RecentTopic = {
      name,
      number,
      coming: NOTHING_COMES,
      isFollowed: follows,
      newest: 0,
      waiting: NONE_WAIT,
      waitingActors: 0,
      unspelled: 0,
    };
    this.byTopicNumber[number] = topic;
    return topic;
  }

  private indexTopic(name: string, coming: readonly NewUses[]): void {
    const { indexed } = this;
    for (const run of minutesOf(coming.filter((uses) => uses.indexed))) {
      indexed.begin();
      for (const { uses, actors } of run) indexed.add(uses, actors);
      this.index
        .topics(name)
        .entry(name)
        .see((run[0] as SliceUses).minute, indexed.uses, indexed.only ?? indexed.union());
    }
  }

  private indexScopes(coming: readonly NewUses[]): void {
    const { gathered, index } = this;
    for (const run of minutesOf(coming.filter((uses) => uses.indexed)))
      for (const [scope, actors] of gathered.of(run))
        index.scopes.entry(this.scopeOf(scope)).see((run[0] as SliceUses).minute, actors.uses, actors.only ?? actors.union());
  }

  /** @returns the minutes that were added to, by number of the scope */
  private follow(topic: RecentTopic, coming: readonly SliceUses[]): MinutesByScope {
    const { name, number } = topic;
    const byScope: TopicMinutes[] = [];
    for (const run of minutesOf(coming)) {
      const { minute } = run[0] as SliceUses;
      topic.newest = Math.max(topic.newest, minute);
      for (const [scope, actors] of this.gathered.of(run)) {
        const minutes = (byScope[scope] ??= this.in(scope).open(number));
        const before = minutes.most;
        minutes.unite(minute, actors);
        if (before < LEAST_ACTORS && minutes.most >= LEAST_ACTORS && name !== TOTAL) this.in(scope).becomesBusy(name, minutes);
      }
    }
    return byScope;
  }

  private wait(topic: RecentTopic, coming: readonly NewUses[]): MinutesByScope {
    for (const uses of coming) {
      topic.waiting = withUses(topic.waiting, uses, this.listNumbers.get(uses.scopes) as number);
      topic.waitingActors += uses.actors.count;
    }
    if (topic.waitingActors < FOLLOWED_ACTORS) return [];
    const waiting = usesIn(topic.waiting, this.listOf);
    [topic.waiting, topic.waitingActors, topic.isFollowed] = [NONE_WAIT, 0, true];
    this.followed += 1;
    return this.follow(topic, waiting);
  }

  private learn({ minute, actors, scopes, traits }: NewUses, byScope: MinutesByScope): void {
    let limit = 0;
    for (const scope of scopes) limit = Math.max(limit, byScope[scope]?.thresholdIn(minute) ?? Number.POSITIVE_INFINITY);
    for (const actor of actors.hashes()) {
      if (actor >= limit) return;
      this.actors.learn(actor, traits);
    }
  }

  private in(number: number): ScopeMinutes {
    const scope = this.scopeOf(number);
    let topics = this.get(scope);
    if (topics === undefined) this.set(scope, (topics = new ScopeMinutes(this, this.columnsOf)));
    return topics;
  }

  private readonly listOf = (list: number): ScopeNumbers => this.lists[list] as ScopeNumbers;

  private readonly columnsOf = (hour: number): ActorColumns => {
    let columns = this.actorColumns.get(hour);
    if (columns === undefined) this.actorColumns.set(hour, (columns = new ActorColumns()));
    return columns;
  };

  private scopeOf(number: number): Scope {
    return this.byNumber[number] ?? EVERYWHERE;
  }
}

function actorsOf(all: readonly SliceUses[]): number {
  return all.reduce((sum, { actors }) => sum + actors.count, 0);
}
