import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { ModerationDesk } from '../moderation/moderation-desk.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import { RankerModeration } from '../moderation/ranker-moderation.ts';
import { owns } from '../partition.ts';
import { PartedTrendReads } from './parted-trend-reads.ts';
import { PartStore } from './part-store.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const ana = { by: 'ana', reason: 'looked at it' };

let store: InMemoryRankStore;
let decisions: InMemoryModerationStore;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let chain: ChainWriter;
let desk: ModerationDesk;
/** What rankers told of everywhere. */
let told: string[];

const minute = () => Math.floor(clock.now() / MINUTE);
const storeOf = (record: string) => store.named(record);

function rankersOf(parts: number): readonly Ranker[] {
  return Array.from({ length: parts }, (_, part) => {
    const place = { partition: { part, of: parts }, storeOf };
    const moderation = new RankerModeration(operatorOver(decisions, clock, `ranker-${part}`).book);
    const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, place, moderation };
    return new Ranker(PartStore.open(storeOf, place.partition), log, clock, new SequentialIds(`ranker-${part}`), options);
  });
}

async function refresh(rankers: readonly Ranker[], seconds = 3): Promise<void> {
  clock.advance(seconds * SECOND);
  // The first part once more: it makes the lists of all parts.
  for (const ranker of rankers.length === 1 ? rankers : [...rankers, rankers[0] as Ranker]) {
    const { started = [], ended = [] } = await ranker.refresh();
    for (const { scope, topic } of started) if (scope === 'everywhere') told.push(`${topic} started`);
    for (const { scope, topic } of ended) if (scope === 'everywhere') told.push(`${topic} ended`);
  }
}

async function settle(rankers: readonly Ranker[]): Promise<void> {
  for (let look = 0; look < 4; look += 1) await refresh(rankers);
}

async function topics(parts: number): Promise<readonly string[] | undefined> {
  return (await PartedTrendReads.open(storeOf, parts, clock, clock).list('everywhere'))?.trends.map(({ topic }) => topic);
}

beforeEach(async () => {
  store = new InMemoryRankStore();
  decisions = new InMemoryModerationStore();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(START);
  chain = new ChainWriter(log);
  desk = operatorOver(decisions, clock, 'operator').desk;
  told = [];
  await desk.review(true, ana);
});

describe('the onset of a topic that waits for review', () => {
  it('is told when the topic is first shown', async () => {
    const rankers = rankersOf(1);
    await settle(rankers);
    await chain.append(crowd('new', 90, minute()));
    await settle(rankers);
    expect([await topics(1), told]).toEqual([[], []]);
    await desk.decide('new', 'allowed', ana);
    await refresh(rankers);
    expect([await topics(1), told]).toEqual([['new'], ['new started']]);
    await settle(rankers);
    expect(told).toEqual(['new started']);
  });

  it('is never told, nor its end, where nobody allows it', async () => {
    const rankers = rankersOf(1);
    await settle(rankers);
    await chain.append(crowd('new', 90, minute()));
    await settle(rankers);
    for (let past = 0; past < 120; past += 10) await refresh(rankers, 600);
    await desk.decide('new', 'allowed', ana);
    await settle(rankers);
    expect(told).toEqual([]);
  });
});

describe('review where topics are ranked in parts', () => {
  const PARTS = 2;
  const [first, second] = [0, 1].map((part) =>
    Array.from({ length: 40 }, (_, index) => `topic${index}`).filter((topic) => owns({ part, of: PARTS }, topic)),
  ) as [string[], string[]];

  it('holds back what enters the first three places of the whole list, not of its part', async () => {
    const rankers = rankersOf(PARTS);
    await desk.review(false, ana);
    const known = first.slice(0, 3);
    for (const [index, topic] of known.entries()) await chain.append(crowd(topic, 90, minute(), 1, index * 100));
    await settle(rankers);
    expect((await topics(PARTS))?.toSorted()).toEqual(known.toSorted());
    await desk.review(true, ana);
    await settle(rankers);
    const [small, large] = second as [string, string];
    told = [];
    await chain.append(crowd(small, 30, minute(), 1, 1_000));
    await settle(rankers);
    expect((await topics(PARTS))?.toSorted()).toEqual([...known, small].toSorted());
    await chain.append(crowd(large, 400, minute(), 1, 2_000));
    await settle(rankers);
    expect((await topics(PARTS))?.toSorted()).toEqual([...known, small].toSorted());
    expect((await operatorOver(decisions, clock, 'reader').book.read()).contents.queue.map(({ trend }) => trend.topic)).toEqual([large]);
    await desk.decide(large, 'allowed', ana);
    await settle(rankers);
    expect((await topics(PARTS))?.[0]).toBe(large);
    expect(told[0]).toBe(`${small} started`);
  });
});
