import { readFileSync } from 'node:fs';
import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorHash, ChainWriter, crowd, type Use } from '../../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { ModerationDesk } from '../moderation/moderation-desk.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import { RankerModeration } from '../moderation/ranker-moderation.ts';
import { InMemoryRankStore } from '../ranking/rank-store-in-memory.ts';
import { Ranker } from '../ranking/ranker.ts';
import { SurpriseRule } from '../ranking/score.ts';
import { StoredTrendReads } from '../ranking/stored-trend-reads.ts';
import { decodeRelated, encodeRelated } from './related-codec.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);

let store: InMemoryRankStore;
let clock: ManualClock;
let chain: ChainWriter;
let desk: ModerationDesk;
let ranker: Ranker;
let newRanker: () => Ranker;

const minute = () => Math.floor(clock.now() / MINUTE);
const related = (topic: string) => new StoredTrendReads(store, clock, clock).related(topic);
const written = () => store.written.filter((key) => key.startsWith('C#'));

/** Activities of `count` people that name both topics. */
function both(topics: readonly string[], count: number, from: number, more: Partial<Use> = {}): readonly Use[] {
  return Array.from({ length: count }, (_, index) => ({ topics, actor: from + index, minute: minute(), ...more }));
}

async function refresh(times = 3, seconds = 3): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.advance(seconds * SECOND);
    await ranker.refresh();
  }
}

beforeEach(() => {
  [store, clock] = [new InMemoryRankStore(), new ManualClock(START)];
  const [log, decisions, ids] = [new InMemoryDeltaLog(), new InMemoryModerationStore(), new SequentialIds('ranker')];
  chain = new ChainWriter(log);
  desk = operatorOver(decisions, clock, 'operator').desk;
  newRanker = () =>
    new Ranker(store, log, clock, ids, {
      minimumActors: 5,
      rule: new SurpriseRule(),
      machineClock: clock,
      moderation: new RankerModeration(operatorOver(decisions, clock, 'ranker').book),
    });
  ranker = newRanker();
});

describe('related topics', () => {
  it('are what people of a shown topic also use, in whichever activity, with how many they are', async () => {
    await chain.append([
      ...crowd('storm', 40, minute()),
      ...crowd('rain', 12, minute() - 70, 1, 20),
      ...both(['storm', 'coffee'], 4, 0),
      ...crowd('coffee', 30, minute(), 1, 300),
      ...crowd('other', 80, minute(), 1, 100),
    ]);
    await refresh();
    expect(await related('storm')).toEqual([{ topic: 'rain', people: 12 }]);
    expect(await related('rain')).toBeUndefined();
    expect(await related('nobody')).toBeUndefined();
  });

  it('are of distinct people who are believed: neither one account nor a farm puts a topic beside another', async () => {
    const genuine = Array.from({ length: 60 }, (_, index) => ({
      topics: ['storm'],
      actor: index,
      minute: minute(),
      network: 1_000 + index,
    }));
    const others = Array.from({ length: 200 }, (_, index) => ({
      topics: [],
      actor: 500 + index,
      minute: minute(),
      network: 2_000 + (index % 150),
    }));
    await chain.append([...genuine, ...others]);
    await chain.append(Array.from({ length: 50 }, () => both(['storm', 'spam'], 1, 7)).flat());
    await chain.append(both(['storm', 'coin'], 300, 5_000, { network: 9 }));
    await refresh();
    expect(await related('storm')).toEqual([]);
    // The same from networks of their own is a crowd.
    await chain.append(
      Array.from({ length: 300 }, (_, index) => both(['storm', 'coin'], 1, 9_000 + index, { network: 10_000 + index })).flat(),
    );
    await refresh(3, 150);
    expect((await related('storm'))?.map(({ topic }) => topic)).toEqual(['coin']);
  });

  it('name no denied topic, and count no banned actor from the next refresh on', async () => {
    await chain.append([...both(['storm', 'rain'], 30, 0), ...both(['storm', 'spam'], 30, 20), ...crowd('other', 90, minute(), 1, 100)]);
    await refresh();
    const names = async () => (await related('storm'))?.map(({ topic, people }) => `${topic} ${people}`);
    expect(await names()).toEqual(['rain 30', 'spam 30']);
    await desk.ban(
      Array.from({ length: 20 }, (_, index) => actorHash(30 + index)),
      { by: 'ana' },
    );
    await refresh(1);
    expect(await names()).toEqual(['rain 30', 'spam 10']);
    await desk.decide('spam', 'denied', { by: 'ana' });
    await chain.append(crowd('other', 3, minute(), 1, 400));
    await refresh(2, 200);
    expect(await names()).toEqual(['rain 30']);
  });

  it('are written every five minutes while something happens, at once for what is new, and not at all in silence', async () => {
    await chain.append([...both(['storm', 'rain'], 30, 0), ...crowd('other', 90, minute(), 1, 100)]);
    await refresh();
    const first = written().length;
    expect(first).toBeGreaterThan(0);
    await chain.append(both(['storm', 'rain'], 9, 30));
    await refresh(5);
    expect(written()).toHaveLength(first);
    await chain.append(both(['fire', 'smoke'], 40, 200));
    await refresh(4);
    expect(await related('fire')).toEqual([{ topic: 'smoke', people: 40 }]);
    expect(await related('storm')).toEqual([{ topic: 'rain', people: 30 }]);
    await refresh(2, 150);
    expect(await related('storm')).toEqual([{ topic: 'rain', people: 39 }]);
    const last = written().length;
    await refresh(12, 300);
    expect(written()).toHaveLength(last);
  });

  it('are known to the next ranker, and to readers for six hours', async () => {
    await chain.append([...both(['storm', 'rain'], 30, 0), ...crowd('other', 90, minute(), 1, 100)]);
    await refresh();
    const before = written().length;
    clock.advance(MINUTE);
    ranker = newRanker();
    await refresh();
    expect(written()).toHaveLength(before);
    clock.advance(5 * HOUR);
    expect(await related('storm')).toEqual([{ topic: 'rain', people: 30 }]);
    clock.advance(HOUR);
    expect(await related('storm')).toBeUndefined();
  });
});

describe('stored related topics', () => {
  it('are given back, and so is what version 1 wrote', () => {
    const topics = new Map([
      [
        'ai',
        {
          at: START,
          related: [
            { topic: 'product:42', people: 12 },
            { topic: 'ml', people: 7 },
          ],
        },
      ],
      ['çay', { at: START - 9, related: [] }],
    ]);
    expect(decodeRelated(encodeRelated(topics, START))).toEqual(topics);
    expect(decodeRelated(readFileSync(new URL('golden/related-1.bin', import.meta.url)))).toEqual(topics);
    expect(() => decodeRelated(Uint8Array.of(2, 0))).toThrow(MalformedBytesError);
  });
});
