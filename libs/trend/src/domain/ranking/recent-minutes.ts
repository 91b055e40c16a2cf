import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { ActorGathering } from '../actor-gathering.ts';
import type { DistinctActors } from '../distinct-actors.ts';
import type { TraitTable } from '../trait-table.ts';
import type { RecentActors } from './recent-actors.ts';
import { ScopeMinutes } from './scope-minutes.ts';
import { LEAST_ACTORS } from './thresholds.ts';
import type { TopicIndex } from './topic-index.ts';
import { TopicMinutes } from './topic-minutes.ts';

/** The topic of a scope's total. */
const TOTAL = '';
/** Topics that are followed whatever they do: all of those of a small deployment. */
const FOLLOWED_TOPICS = 20_000;
/** Beyond these a topic is followed in the scopes once its actors, cell by cell, come to so many in the open hours: below, no list knows it. */
const FOLLOWED_ACTORS = 5;

/** Scopes by a number, by which topics find their minutes: a list of a slice is looked up once a delta. */
export type ScopeNumbers = readonly number[];

/** Uses of a topic in one slice, which count in the scopes of that slice. */
interface SliceUses {
  /** Minutes since the Unix epoch. */
  readonly minute: number;
  readonly uses: number;
  readonly actors: DistinctActors;
  readonly scopes: ScopeNumbers;
}

/** The same as it comes, with where it counts. */
export interface NewUses extends SliceUses {
  /** What the batch tells of its actors. */
  readonly traits: TraitTable;
  /** Whether they count in the minutes of the scopes, and in the index of the last day. */
  readonly counts: boolean;
  readonly indexed: boolean;
}

/** What is known of a topic: its minutes by number of the scope, or uses that wait. */
interface RecentTopic {
  readonly name: string;
  /** What came since it was settled last. */
  coming: NewUses[];
  minutes: (TopicMinutes | undefined)[] | undefined;
  waiting: SliceUses[];
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
export class RecentMinutes extends Map<Scope, ScopeMinutes> {
  /** Cells that were added and are not settled. */
  coming = 0;
  private readonly topics = new Map<string, RecentTopic>();
  private readonly numbers = new Map<Scope, number>();
  private readonly byNumber: Scope[] = [];
  private touched: RecentTopic[] = [];
  private spelled: { readonly topic: string; readonly label: string; readonly uses: number }[] = [];
  private readonly gathered: GatheredScopes = new GatheredScopes();
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

  numbersOf(scopes: readonly Scope[]): ScopeNumbers {
    return scopes.map((scope) => {
      let number = this.numbers.get(scope);
      if (number === undefined) this.numbers.set(scope, (number = this.byNumber.push(scope) - 1));
      return number;
    });
  }

  /** Puts down what `settle` merges. @param uses their actors are not changed, here or by the caller */
  add(name: string, uses: NewUses): void {
    let topic = this.topics.get(name);
    if (topic === undefined) this.topics.set(name, (topic = this.newTopic(name)));
    if (topic.coming.length === 0) this.touched.push(topic);
    topic.coming.push(uses);
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
      topic.coming = [];
      if (name === TOTAL) this.indexScopes(coming);
      else this.indexTopic(name, coming);
      if (topic.minutes === undefined) this.wait(topic, coming);
      else
        this.follow(
          name,
          topic.minutes,
          coming.filter((uses) => uses.counts),
        );
      for (const uses of coming) if (uses.counts) this.learn(uses, topic.minutes);
    }
    for (const { topic, label, uses } of spelled) this.index.topic(topic)?.call(label, uses);
  }

  /** Forgets minutes before `minute`, and scopes and topics that have no others. */
  forgetBefore(minute: number): void {
    for (const [scope, topics] of this) {
      topics.forgetBefore(minute);
      if (topics.size === 0) this.delete(scope);
    }
    for (const [name, topic] of this.topics) {
      topic.waiting = topic.waiting.filter((uses) => uses.minute >= minute);
      topic.waitingActors = actorsOf(topic.waiting);
      topic.minutes = topic.minutes?.map((minutes) => (minutes?.empty === false ? minutes : undefined));
      if (topic.coming.length > 0 || topic.waiting.length > 0 || topic.minutes?.some((minutes) => minutes !== undefined) === true) continue;
      if (topic.minutes !== undefined) this.followed -= 1;
      this.topics.delete(name);
    }
  }

  private newTopic(name: string): RecentTopic {
    const follows = name === TOTAL || this.followed < FOLLOWED_TOPICS;
    if (follows) this.followed += 1;
    return { name, coming: [], minutes: follows ? [] : undefined, waiting: [], waitingActors: 0, unspelled: 0 };
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

  private follow(name: string, byScope: (TopicMinutes | undefined)[], coming: readonly SliceUses[]): void {
    for (const run of minutesOf(coming)) {
      const { minute } = run[0] as SliceUses;
      for (const [scope, actors] of this.gathered.of(run)) {
        let minutes = byScope[scope];
        if (minutes === undefined) byScope[scope] = minutes = this.begin(scope, name);
        const before = minutes.most;
        minutes.unite(minute, actors);
        if (before < LEAST_ACTORS && minutes.most >= LEAST_ACTORS && name !== TOTAL) this.in(scope).becomesBusy(name, minutes);
      }
    }
  }

  private wait(topic: RecentTopic, coming: readonly NewUses[]): void {
    for (const uses of coming) {
      if (!uses.counts) continue;
      // Not as it came: the batch, with all that it tells of its actors, must not wait with it.
      const { minute, uses: count, actors, scopes } = uses;
      topic.waiting.push({ minute, uses: count, actors, scopes });
      topic.waitingActors += uses.actors.count;
    }
    if (topic.waitingActors < FOLLOWED_ACTORS) return;
    const { waiting } = topic;
    [topic.waiting, topic.waitingActors, topic.minutes] = [[], 0, []];
    this.followed += 1;
    this.follow(topic.name, topic.minutes, waiting);
  }

  private learn({ minute, actors, scopes, traits }: NewUses, byScope: RecentTopic['minutes']): void {
    let limit = 0;
    for (const scope of scopes) limit = Math.max(limit, byScope?.[scope]?.thresholdIn(minute) ?? Number.POSITIVE_INFINITY);
    for (const actor of actors.hashes()) {
      if (actor >= limit) return;
      this.actors.learn(actor, traits);
    }
  }

  private begin(scope: number, name: string): TopicMinutes {
    const minutes = new TopicMinutes();
    this.in(scope).set(name, minutes);
    return minutes;
  }

  private in(number: number): ScopeMinutes {
    const scope = this.scopeOf(number);
    let topics = this.get(scope);
    if (topics === undefined) this.set(scope, (topics = new ScopeMinutes()));
    return topics;
  }

  private scopeOf(number: number): Scope {
    return this.byNumber[number] ?? EVERYWHERE;
  }
}

function actorsOf(all: readonly SliceUses[]): number {
  return all.reduce((sum, { actors }) => sum + actors.count, 0);
}

/** Runs of one minute each. */
function* minutesOf(all: readonly SliceUses[]): Iterable<readonly SliceUses[]> {
  let from = 0;
  for (let at = 1; at <= all.length; at += 1) {
    if (all[at]?.minute === all[from]?.minute) continue;
    yield from === 0 && at === all.length ? all : all.slice(from, at);
    from = at;
  }
}

/** Sums uses up by scope; the same tables for one topic after the other. */
class GatheredScopes {
  private readonly byScope: ActorGathering[] = [];
  private readonly isUsed: boolean[] = [];

  /** What `run` comes to by number of the scope; good until it is asked again. */
  of(run: readonly SliceUses[]): readonly (readonly [scope: number, actors: ActorGathering])[] {
    const found: (readonly [number, ActorGathering])[] = [];
    for (const { scopes, uses, actors } of run) {
      for (const scope of scopes) {
        const gathering = (this.byScope[scope] ??= new ActorGathering());
        if (this.isUsed[scope] !== true) {
          this.isUsed[scope] = true;
          gathering.begin();
          found.push([scope, gathering]);
        }
        gathering.add(uses, actors);
      }
    }
    for (const [scope] of found) this.isUsed[scope] = false;
    return found;
  }
}
