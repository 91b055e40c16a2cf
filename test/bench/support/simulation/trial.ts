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
  const total = new TopicCounts(0, networkOf);
  const tallies = judges.map((judge) => ({ judge, tally: new Tally(community.happenings, community.topics) }));
  const busy = new Set<number>();
  for (const { minute, uses } of community.minutes()) {
    for (let index = 0; index < uses.length; index += 2) {
      const [topic, actor] = [uses[index] as number, uses[index + 1] as number];
      const use = { minute, actor, network: networkOf(actor), newcomer: population.isNew(actor, minute) };
      let counts = topics.get(topic);
      if (counts === undefined) topics.set(topic, (counts = new TopicCounts(0, networkOf)));
      counts.use(use);
      total.use(use);
    }
    const judged = minute >= from;
    const counted = { minute, topics, total, busy: judged ? busyAt(minute, topics) : [] };
    if (minute % BLOCK === BLOCK - 1) for (const { judge } of tallies) judge.endOfBlock?.(counted);
    if (!judged) continue;
    for (const { judge, tally } of tallies) tally.refresh(minute, judge.refresh(counted));
    for (const [topic] of counted.busy) busy.add(topic);
  }
  return new Map(
    tallies.map(({ judge, tally }) => [
      judge.name,
      tally.result((topic) => ({ used: (topics.get(topic)?.last ?? 0) >= from, busy: busy.has(topic) })),
    ]),
  );
}

function busyAt(minute: number, topics: ReadonlyMap<number, TopicCounts>): (readonly [number, TopicCounts])[] {
  return [...topics].filter(([, counts]) => counts.actorsWithin(minute, HOUR) >= LEAST_ACTORS);
}
