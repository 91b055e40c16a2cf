import { type Clock, DAY } from '@groundswell/kernel';
import type { KeptItems } from '../keeping/kept-items.ts';
import { followersOf, type Watchers } from '../keeping/watches.ts';
import { FOUND_FRESH, type FollowersAlso, type FollowersAlsoStore } from './also-followed.ts';
import { byName, type Interests } from './interests.ts';

/** People who must follow a topic, of those who were asked, before anybody is told that people like them do. */
export const LEAST_PEOPLE = 5;

/** Followed topics that suggestions are made from: those followed last. */
const ASKED_TOPICS = 8;
/** Followers of a topic that are asked what else they follow, and pages of followers that are read to find them. */
const ASKED_PEOPLE = 40;
const MOST_PAGES = 2;
/** How long an answer is used while nobody found a new one. */
const KEPT = DAY;
/** Topics that one request looks at anew; the others wait for the next one. */
const RENEWED = 2;
/** Topics that are kept of a topic, suggested to a person, and named as the reason. */
const MOST_ALSO = 20;
const MOST_SUGGESTED = 10;
const MOST_REASONS = 3;

export interface SimilarFollowsOptions {
  /** People below whom nothing is told. Default, and the least that counts: `LEAST_PEOPLE`. */
  readonly leastPeople?: number;
}

/**
 * What people who follow the same follow, too (`docs/decisions/0062`). What a topic's followers also follow is found
 * once in six hours, from a sample of them, for everybody who follows it; only what enough of them follow is kept.
 */
export class SimilarFollows {
  private readonly leastPeople: number;

  constructor(
    private readonly items: KeptItems,
    private readonly watchers: Watchers,
    private readonly store: FollowersAlsoStore,
    private readonly clock: Clock,
    options: SimilarFollowsOptions = {},
  ) {
    this.leastPeople = Math.max(LEAST_PEOPLE, options.leastPeople ?? LEAST_PEOPLE);
  }

  /** Topics that somebody does not follow, by the followed ones that lead to them; the best first. */
  async suggestedTo({ newestFollows, follows, mutes }: Interests): Promise<ReadonlyMap<string, readonly string[]>> {
    const asked = newestFollows.slice(0, ASKED_TOPICS);
    if (asked.length === 0) return new Map();
    const found = await this.upToDate(asked);
    const left = new Set([...follows, ...mutes]);
    const scores = new Map<string, { score: number; readonly from: string[] }>();
    for (const { topic: from, also } of found) {
      for (const { topic, share } of also) {
        if (left.has(topic)) continue;
        const known = scores.get(topic) ?? { score: 0, from: [] };
        known.score += share;
        known.from.push(from);
        scores.set(topic, known);
      }
    }
    const best = [...scores].sort(([one, { score }], [other, { score: others }]) => others - score || byName(one, other));
    return new Map(best.slice(0, MOST_SUGGESTED).map(([topic, { from }]) => [topic, from.slice(0, MOST_REASONS)]));
  }

  /** What is known of `topics`, a few of which are looked at anew, in their order. */
  private async upToDate(topics: readonly string[]): Promise<readonly FollowersAlso[]> {
    const now = this.clock.now();
    const kept = new Map((await this.store.read(topics)).map((found) => [found.topic, found]));
    const ages = topics.map((topic) => ({ topic, age: now - (kept.get(topic)?.foundAt ?? Number.NEGATIVE_INFINITY) }));
    const old = ages.filter(({ age }) => age >= FOUND_FRESH).sort((one, other) => other.age - one.age || byName(one.topic, other.topic));
    const renewed = await Promise.all(old.slice(0, RENEWED).map(({ topic }) => this.look(topic, now)));
    for (const found of renewed) kept.set(found.topic, found);
    // Items may outlive their time by days.
    return topics.flatMap((topic) => kept.get(topic) ?? []).filter(({ foundAt }) => now - foundAt < KEPT);
  }

  private async look(topic: string, now: number): Promise<FollowersAlso> {
    const people = await this.followers(topic);
    const lists = await Promise.all([...people].map((person) => this.items.list(person, 'follows')));
    const counts = new Map<string, number>();
    for (const { id } of lists.flat()) if (id !== topic) counts.set(id, (counts.get(id) ?? 0) + 1);
    const also = [...counts]
      .filter(([, count]) => count >= this.leastPeople)
      .map(([name, count]) => ({ topic: name, share: count / people.size }))
      .sort((one, other) => other.share - one.share || byName(one.topic, other.topic));
    const found: FollowersAlso = { topic, foundAt: now, also: also.slice(0, MOST_ALSO) };
    await this.store.keep(found, now + KEPT);
    return found;
  }

  private async followers(topic: string): Promise<ReadonlySet<string>> {
    const people = new Set<string>();
    let from: string | undefined;
    for (let pages = 0; pages < MOST_PAGES && people.size < ASKED_PEOPLE; pages += 1) {
      const { watches, next } = await this.watchers.page(followersOf(topic), ASKED_PEOPLE - people.size, from);
      for (const { person } of watches) people.add(person);
      if (next === undefined) break;
      from = next;
    }
    return people;
  }
}
