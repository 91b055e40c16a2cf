import type { Community } from './community.ts';
import { HOUR } from './calendar.ts';
import { type Judge, LEAST_ACTORS } from './judges/judge.ts';
import { BLOCK } from './ordinary-topics.ts';
import { type Result, Tally } from './tally.ts';
import { TopicCounts } from './topic-counts.ts';

/** Runs a community once, and asks every judge at the end of each minute of its last days. */
export function runTrial(community: Community, judges: readonly Judge[]): ReadonlyMap<string, Result> {
  const { population, from } = community;
  const networkOf = (actor: number) => population.network[actor] as number;
  const topics = new Map<number, TopicCounts>();
  const total = new TopicCounts(0, networkOf, from);
  const tallies = judges.map((judge) => ({ judge, tally: new Tally(community.happenings, community.topics) }));
  const everBusy = new Set<number>();
  const busyTopics = new BusyTopics(topics);
  for (const { minute, uses } of community.minutes()) {
    for (let index = 0; index < uses.length; index += 2) {
      const [topic, actor] = [uses[index] as number, uses[index + 1] as number];
      const use = { minute, actor, network: networkOf(actor), newcomer: population.isNew(actor, minute) };
      let counts = topics.get(topic);
      if (counts === undefined) topics.set(topic, (counts = new TopicCounts(0, networkOf, from)));
      counts.use(use);
      total.use(use);
      busyTopics.used(topic);
    }
    const judged = minute >= from;
    const counted = { minute, topics, total, busy: judged ? busyTopics.at(minute) : [] };
    if (minute % BLOCK === BLOCK - 1) for (const { judge } of tallies) judge.endOfBlock?.(counted);
    if (!judged) continue;
    for (const { judge, tally } of tallies) tally.refresh(minute, judge.refresh(counted));
    for (const [topic] of counted.busy) everBusy.add(topic);
  }
  return new Map(
    tallies.map(({ judge, tally }) => [
      judge.name,
      tally.result((topic) => ({ used: (topics.get(topic)?.last ?? 0) >= from, busy: everBusy.has(topic) })),
    ]),
  );
}

/** Topics with at least eight people in the last hour. Only who is used becomes busy, so only those are looked at. */
class BusyTopics {
  private candidates = new Set<number>();

  constructor(private readonly topics: ReadonlyMap<number, TopicCounts>) {}

  used(topic: number): void {
    this.candidates.add(topic);
  }

  at(minute: number): readonly (readonly [topic: number, counts: TopicCounts])[] {
    const busy: (readonly [number, TopicCounts])[] = [];
    for (const topic of this.candidates) {
      const counts = this.topics.get(topic) as TopicCounts;
      if (counts.actorsWithin(minute, HOUR) >= LEAST_ACTORS) busy.push([topic, counts]);
      else this.candidates.delete(topic);
    }
    return busy;
  }
}
