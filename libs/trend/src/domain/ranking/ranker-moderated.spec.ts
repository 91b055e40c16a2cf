import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorHash, ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { ModerationDesk } from '../moderation/moderation-desk.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import { RankerModeration } from '../moderation/ranker-moderation.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const ana = { by: 'ana', reason: 'spam' };

let store: InMemoryRankStore;
let decisions: InMemoryModerationStore;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let chain: ChainWriter;
let ids: SequentialIds;
let desk: ModerationDesk;
let ranker: Ranker;

const minute = () => Math.floor(clock.now() / MINUTE);
const newRanker = () =>
  new Ranker(store, log, clock, ids, {
    minimumActors: 5,
    rule: new SurpriseRule(),
    machineClock: clock,
    moderation: new RankerModeration(operatorOver(decisions, clock, 'ranker').book),
  });
const reads = () => {
  const { book } = operatorOver(decisions, clock, 'reader');
  return new StoredTrendReads(store, clock, clock, async () => (await book.read()).banned);
};
const topics = async (scope: Scope = 'everywhere') => (await reads().list(scope))?.trends.map(({ topic }) => topic);
const trail = async () => (await decisions.entries({ limit: 100 })).toReversed();

async function refresh(seconds = 2): Promise<void> {
  clock.advance(seconds * SECOND);
  await ranker.refresh();
}

/** Refreshes until nothing waits, and every list may be written. */
async function settle(): Promise<void> {
  for (let look = 0; look < 4; look += 1) await refresh(3);
}

beforeEach(() => {
  store = new InMemoryRankStore();
  decisions = new InMemoryModerationStore();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(START);
  chain = new ChainWriter(log);
  ids = new SequentialIds('ranker');
  desk = operatorOver(decisions, clock, 'operator').desk;
  ranker = newRanker();
});

describe('a denied topic', () => {
  it('is gone from every list at the next refresh, however lately they were written, and comes back when that is lifted', async () => {
    await chain.append([...crowd('spam', 60, minute()), ...crowd('ai', 40, minute(), 1, 500)]);
    await settle();
    expect([await topics(), await topics('source:site'), await topics('kind:post')]).toEqual([
      ['spam', 'ai'],
      ['spam', 'ai'],
      ['spam', 'ai'],
    ]);
    // Lists of scopes are written every 30 seconds at most: these were just now.
    await chain.append(crowd('ai', 5, minute(), 1, 600));
    await refresh();
    await desk.decide('spam', 'denied', ana);
    await refresh();
    expect([await topics(), await topics('source:site'), await topics('kind:post')]).toEqual([['ai'], ['ai'], ['ai']]);
    await desk.lift('spam', ana);
    await settle();
    expect(await topics()).toEqual(['spam', 'ai']);
  });

  it('stays away after a restart', async () => {
    await desk.decide('spam', 'denied', ana);
    await chain.append(crowd('spam', 60, minute()));
    await settle();
    ranker = newRanker();
    clock.advance(MINUTE);
    await settle();
    expect(await topics()).toEqual([]);
  });
});

describe('a spammer with 1,200 actors', () => {
  const spammers = Array.from({ length: 1_200 }, (_, actor) => actorHash(actor));

  /** Mid-burst: twenty minutes of it, and an honest topic beside. */
  async function burst(): Promise<void> {
    const slice = { region: 'BR' };
    for (let part = 0; part < 20; part += 1) {
      await chain.append([...crowd('spam', 60, minute(), 1, part * 60, slice), ...crowd('ai', 4, minute(), 1, 5_000 + part * 4, slice)]);
      await refresh();
      clock.advance(MINUTE - 2 * SECOND);
    }
    await settle();
    expect([await topics(), await topics('region:BR')]).toEqual([
      ['spam', 'ai'],
      ['spam', 'ai'],
    ]);
  }

  it('who is banned is gone at the next refresh, from every list and from the day, and stays so while the spam goes on', async () => {
    await burst();
    await desk.ban(spammers.slice(0, 1_000), ana);
    await desk.ban(spammers.slice(1_000), ana);
    await refresh();
    expect([await topics(), await topics('region:BR')]).toEqual([['ai'], ['ai']]);
    for (let part = 0; part < 5; part += 1) {
      await chain.append(crowd('spam', 240, minute(), 1, part * 240, { region: 'BR' }));
      clock.advance(MINUTE);
      await refresh();
      expect(await topics()).toEqual(['ai']);
    }
    ranker = newRanker();
    clock.advance(MINUTE);
    await settle();
    expect(await topics()).toEqual(['ai']);
  });

  it('comes back when the bans are lifted: what is in memory counts again', async () => {
    await burst();
    await desk.ban(spammers, ana);
    await refresh();
    await desk.liftActors(spammers, ana);
    await settle();
    expect(await topics()).toEqual(['spam', 'ai']);
  });

  it('counts neither in the hours that are open', async () => {
    await burst();
    const hour = Math.floor(START / HOUR);
    const actors = async () => (await reads().hours('spam', 'everywhere', hour, hour))[0]?.actors;
    clock.advance(2 * MINUTE);
    await settle();
    expect(await actors()).toBeGreaterThan(1_000);
    await desk.ban(spammers, ana);
    clock.advance(2 * MINUTE);
    await settle();
    expect(await actors()).toBeUndefined();
  });

  it('who is swept is gone at the next refresh, with the number in the trail, and stays so with actors who are new', async () => {
    await burst();
    await desk.sweep({ id: 'sweep', topic: 'spam', from: clock.now() - HOUR, until: clock.now() + HOUR }, ana);
    await refresh();
    expect([await topics(), await topics('region:BR')]).toEqual([['ai'], ['ai']]);
    const [swept] = (await trail()).slice(-1);
    expect([swept?.action, swept?.by, swept?.sweep, swept?.actors?.length]).toEqual(['ban', 'ranker', 'sweep', 1_200]);
    for (let part = 0; part < 5; part += 1) {
      await chain.append(crowd('spam', 300, minute(), 1, 10_000 + part * 300, { region: 'BR' }));
      clock.advance(MINUTE);
      await refresh();
      expect(await topics()).toEqual(['ai']);
    }
  });

  it('leaves honest people’s topic as it was: its score does not fall with the uses of those who are gone', async () => {
    await chain.append([...crowd('ai', 60, minute()), ...crowd('ai', 600, minute(), 1, 1_000)]);
    await settle();
    await desk.ban(
      Array.from({ length: 600 }, (_, actor) => actorHash(1_000 + actor)),
      ana,
    );
    await settle();
    const [trend] = (await reads().list('everywhere'))?.trends ?? [];
    expect(trend?.topic).toBe('ai');
    expect(trend?.concentration).toBeGreaterThan(0.9);
    expect(trend?.observed).toBeLessThan(110);
  });
});

describe('review', () => {
  it('holds back what is new until an operator allows it', async () => {
    await chain.append(crowd('old', 60, minute()));
    await settle();
    await desk.review(true, ana);
    await refresh();
    await chain.append(crowd('new', 90, minute(), 1, 500));
    await settle();
    expect([await topics(), await topics('source:site')]).toEqual([['old'], ['old']]);
    await desk.decide('new', 'allowed', ana);
    await refresh();
    expect([await topics(), await topics('source:site')]).toEqual([
      ['new', 'old'],
      ['new', 'old'],
    ]);
    expect((await trail()).map(({ action }) => action)).toEqual(['review-on', 'recognise', 'hold', 'allow']);
  });
});

describe('an idle ranker', () => {
  it('writes no decision and none of what it knows', async () => {
    await desk.review(true, ana);
    await desk.ban([1], ana);
    await settle();
    clock.advance(MINUTE);
    await settle();
    store.written.length = 0;
    for (let time = 0; time < 60; time += 1) await refresh(60);
    expect(new Set(store.written)).toEqual(new Set(['record']));
    expect((await trail()).map(({ action }) => action)).toEqual(['review-on', 'ban', 'recognise']);
  });
});

describe('a sweep where topics are ranked in parts', () => {
  it('is left to the ranker of its topic', async () => {
    await desk.sweep({ id: 'sweep', topic: 'spam', from: clock.now() - HOUR, until: clock.now() + HOUR }, ana);
    const moderation = new RankerModeration(operatorOver(decisions, clock, 'part').book);
    const traits = { sinceOf: () => 0, networkOf: () => 0 };
    await moderation.look({ traits, usersOf: () => [1], ranks: (topic) => topic !== 'spam' }, clock.now());
    expect((await trail()).map(({ action }) => action)).toEqual(['sweep']);
    await moderation.look({ traits, usersOf: () => [1], ranks: () => true }, clock.now());
    expect((await trail()).map(({ action }) => action)).toEqual(['sweep', 'ban']);
  });
});
