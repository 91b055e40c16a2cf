import { HOUR, MINUTE } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import { type PeakedPast, type RecentPeople, TopicHabit } from './topic-habit.ts';

/** Habits that are learnt in one refresh at most: there may be thousands of trends when an hour begins. */
const LEARNT_AT_ONCE = 200;
/** Rarer than this is told as this: 15 days do not reach that far. */
const MOST_DAYS = 10_000;

/** How seldom topics reach the level that they are at, with the habits of each learnt once an hour. */
export class TopicRarities {
  /** Of this hour and of the one before it; undefined where nothing is known of the scope. */
  private learnt = new Map<string, TopicHabit | undefined>();
  private before = new Map<string, TopicHabit | undefined>();
  private hour = Number.NEGATIVE_INFINITY;
  private at = Number.NEGATIVE_INFINITY;
  private learntNow = 0;

  constructor(private readonly past: (scope: Scope, topic: string, hour: number) => PeakedPast) {}

  /**
   * Days in which `topic` reaches its level once, to two digits; undefined where less than a day is
   * known of the scope, or its habits are not learnt yet: a refresh learns 200.
   */
  days(scope: Scope, topic: string, people: RecentPeople, now: number): number | undefined {
    const habit = this.habit(`${scope} ${topic}`, () => this.past(scope, topic, Math.floor(now / HOUR)), now);
    if (habit === undefined || habit.learning) return undefined;
    return Math.min(MOST_DAYS, Number((10 ** habit.rarityOf(people, (now % HOUR) / MINUTE)).toPrecision(2)));
  }

  private habit(key: string, past: () => PeakedPast, now: number): TopicHabit | undefined {
    this.advance(now);
    if (this.learnt.has(key)) return this.learnt.get(key);
    // One hour's habits are much like the next's, until it is their turn.
    if (this.learntNow >= LEARNT_AT_ONCE) return this.before.get(key);
    this.learntNow += 1;
    const habit = TopicHabit.in(this.hour, past());
    this.learnt.set(key, habit);
    return habit;
  }

  private advance(now: number): void {
    if (now !== this.at) this.learntNow = 0;
    this.at = now;
    const hour = Math.floor(now / HOUR);
    if (hour === this.hour) return;
    this.hour = hour;
    this.before = this.learnt;
    this.learnt = new Map();
  }
}
