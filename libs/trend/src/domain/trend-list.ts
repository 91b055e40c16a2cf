import type { Scope } from '@groundswell/topic';
import type { Episode } from './ranking/episodes.ts';

/** The trends of a scope at a time: what `rank` writes and every reader reads. */
export interface TrendList {
  readonly scope: Scope;
  /** When it was computed, epoch milliseconds. */
  readonly at: number;
  /** Best first. At most 20. */
  readonly trends: readonly Trend[];
}

/** A topic's place in a scope at a time, with its score and the parts that explain it. */
export interface Trend {
  /** Normalised: `ai` for the hashtag #AI, `product:42` for a named subject. */
  readonly topic: string;
  /** What people call it: `#AI`, `Blue shoes`. */
  readonly label: string;
  readonly score: number;
  /** The window that gave the score, minutes: 10, 30 or 60. */
  readonly windowMinutes: number;
  /** Distinct actors in that window. */
  readonly observed: number;
  /** Distinct actors that the topic's past lets expect in it. */
  readonly expected: number;
  /** Uses in that window. */
  readonly uses: number;
  /** Actors a use, 0 to 1: a low value is a few accounts making much noise. */
  readonly concentration: number;
  /** Distinct actors in the last 24 hours. */
  readonly actorsPerDay: number;
  /** What newcomers and networks left of the score, 0 to 1. */
  readonly trust: number;
  /** Days in which the topic reaches this level once; absent where that is unknown. */
  readonly rarityDays?: number;
  /** When this episode began to be shown, epoch milliseconds. */
  readonly startedAt: number;
  /** The highest score of this episode so far, and when it was reached. */
  readonly peakScore: number;
  readonly peakAt: number;
  /** Uses in each of the last 24 five-minute bins, oldest first; the last one is still filling. */
  readonly sparkline: readonly number[];
}

/** A scope that has activity. */
export interface ScopeSummary {
  readonly scope: Scope;
  /** Distinct actors in the last 24 hours. */
  readonly actorsPerDay: number;
  /** Topics in its list now. */
  readonly trending: number;
}

/** A topic that was used in the last 24 hours. Not yet safe to show: see `isPublic`. */
export interface IndexedTopic {
  readonly topic: string;
  readonly label: string;
  /** Distinct actors and uses in the last 24 hours, everywhere. */
  readonly actorsPerDay: number;
  readonly usesPerDay: number;
  readonly lastUsedAt: number;
}

/** An actor of a topic, for operators. */
export interface SeenActor {
  /** Keyed hash. */
  readonly actor: number;
  /** To the minute, epoch milliseconds. */
  readonly lastUsedAt: number;
  /** Actors that it stands for, itself among them: 1 where all are known. */
  readonly standsFor: number;
}

/** What a topic did in one hour in a scope. */
export interface TopicHour {
  /** Hours since the Unix epoch. */
  readonly hour: number;
  readonly uses: number;
  /** Distinct actors. */
  readonly actors: number;
}

/** A topic that people of another one use, too. */
export interface RelatedTopic {
  readonly topic: string;
  /** Distinct people in the last two hours who used both; estimated where they are many. */
  readonly people: number;
}

/** What readers of trends read. Implemented by `data`; every method is a few keyed reads. */
export abstract class TrendReads {
  /** The scope's list; undefined when the scope never had activity. One read of at most 4 KB. */
  abstract list(scope: Scope): Promise<TrendList | undefined>;
  abstract scopes(): Promise<readonly ScopeSummary[]>;
  abstract topic(topic: string): Promise<IndexedTopic | undefined>;
  /**
   * Topics whose name or label contains `text` (case-folded), most actors first, names that begin with it before others.
   * @param leastActors distinct actors in 24 hours that a topic must have to take a place; default 1
   * @param leftOut topics that take none; default none
   */
  abstract search(
    text: string,
    limit: number,
    leastActors?: number,
    leftOut?: (topic: string) => boolean,
  ): Promise<readonly IndexedTopic[]>;
  /** Who used a topic in the last 24 hours, those who did last first: a sample, where they are many. For operators. */
  abstract actors(topic: string): Promise<readonly SeenActor[]>;
  /**
   * The hours of a topic from `fromHour` to `toHour` (inclusive), oldest first, hours without uses left
   * out. The running hour is seconds old everywhere, and twenty minutes old at most in other scopes.
   */
  abstract hours(topic: string, scope: Scope, fromHour: number, toHour: number): Promise<readonly TopicHour[]>;
  /** The episodes of a topic in a scope: that which goes on, then those of the last two days, the last one first. */
  abstract episodes(topic: string, scope: Scope): Promise<readonly Episode[]>;
  /**
   * What the people of a topic also used in the two hours before it was last looked at, the closest first.
   * Undefined where nobody looked in the last six hours: it was in no list.
   */
  abstract related(topic: string): Promise<readonly RelatedTopic[] | undefined>;
  /** Everything readers need to know of how fresh this is. */
  abstract freshness(): Promise<Freshness>;
}

export interface Freshness {
  /** When the ranker last finished a refresh, epoch milliseconds; undefined before the first. */
  readonly rankedAt?: number;
  /** Arrival of the newest activity that is counted in the lists. */
  readonly countedThrough?: number;
  /** Activities counted since the deployment began. */
  readonly activities: number;
}
