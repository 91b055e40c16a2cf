import { HOUR, ManualClock } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { trendOf } from '../../../../../apps/web/test/twins.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import type { TrendList } from '../trend-list.ts';
import type { ModerationBook } from './moderation-book.ts';
import type { ModerationDesk } from './moderation-desk.ts';
import { MOST_ACTORS, MOST_WAITING } from './moderation-draft.ts';
import { InMemoryModerationStore } from './moderation-store-in-memory.ts';
import { RankerModeration } from './ranker-moderation.ts';
import type { KnownTraits } from './sweep.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const ana = { by: 'ana', reason: 'spam' };
const order = { id: 'sweep-1', topic: 'spam', from: NOW - HOUR, until: NOW + HOUR };
const nobody = { sinceOf: () => 0, networkOf: () => 0 };

let store: InMemoryModerationStore;
let clock: ManualClock;
let book: ModerationBook;
let desk: ModerationDesk;

beforeEach(() => {
  store = new InMemoryModerationStore();
  clock = new ManualClock(NOW);
  ({ book, desk } = operatorOver(store, clock, 'one'));
});

const ascending = (hashes: Iterable<number>) => [...hashes].sort((one, other) => one - other);
const ranker = () => new RankerModeration(operatorOver(store, clock, 'ranker').book);
const trail = async () => (await store.entries({ limit: 1_000 })).toReversed();

describe('a sweep', () => {
  const look = (moderation: RankerModeration, users: readonly number[], traits: KnownTraits = nobody) =>
    moderation.look({ traits, usersOf: () => users, ranks: () => true }, clock.now());

  it('bans who used the topic at the next refresh, and tells how many', async () => {
    await desk.sweep(order, ana);
    const moderation = ranker();
    const { banned, changed } = await look(moderation, [5, 3, 9]);
    expect([ascending(banned), changed]).toEqual([[3, 5, 9], true]);
    expect((await trail()).at(-1)).toMatchObject({ by: 'ranker', action: 'ban', actors: [3, 5, 9], sweep: 'sweep-1' });
    expect((await book.read()).contents.sweeps).toMatchObject([{ looked: true, banned: 3 }]);
    expect((await look(moderation, [5, 3, 9])).changed).toBe(false);
    expect(await trail()).toHaveLength(2);
  });

  it('goes on for its time: who comes is banned at once, and written now and then', async () => {
    await desk.sweep(order, ana);
    const moderation = ranker();
    await look(moderation, [1]);
    for (let second = 0; second < 40; second += 1) {
      clock.advance(1_000);
      expect((await look(moderation, [1, second + 2])).banned.has(second + 2)).toBe(true);
    }
    expect(await trail()).toHaveLength(3);
    clock.set(order.until);
    expect((await look(moderation, [1, 77])).banned.has(77)).toBe(false);
  });

  it('bans as many as there is room for, and leaves the others out as long as it runs', async () => {
    await desk.ban(
      Array.from({ length: MOST_ACTORS - 2 }, (_, actor) => actor + 100),
      ana,
    );
    await desk.sweep(order, ana);
    const moderation = ranker();
    expect(ascending((await look(moderation, [1, 2, 3, 4])).banned).slice(0, 4)).toEqual([1, 2, 3, 4]);
    clock.advance(HOUR / 2);
    expect((await look(moderation, [5])).banned.has(5)).toBe(true);
    expect((await book.read()).contents.sweeps).toMatchObject([{ looked: true, banned: 2 }]);
    clock.set(order.until);
    expect(ascending((await look(moderation, [5])).banned).slice(0, 4)).toEqual([1, 2, 100, 101]);
  });

  it('looks once even when its time is over, and says so when it found nobody', async () => {
    await desk.sweep({ ...order, until: NOW }, ana);
    clock.advance(5 * HOUR);
    const moderation = ranker();
    await look(moderation, []);
    expect((await trail()).at(-1)).toMatchObject({ action: 'ban', actors: [] });
    await look(moderation, [4]);
    expect(await trail()).toHaveLength(2);
  });

  it('takes only newcomers, or those of a network, where it is told so; who is of unknown age is not new', async () => {
    const since = new Map([
      [1, NOW / HOUR - 1],
      [2, NOW / HOUR - 100],
    ]);
    const traits = { sinceOf: (actor: number) => since.get(actor) ?? 0, networkOf: (actor: number) => (actor === 2 ? 7 : 0) };
    await desk.sweep({ ...order, firstSeenAfter: NOW - 24 * HOUR }, ana);
    const moderation = ranker();
    expect([...(await look(moderation, [1, 2, 3], traits)).banned]).toEqual([1]);
    await desk.sweep({ ...order, id: 'sweep-2', network: 7 }, ana);
    expect(ascending((await look(moderation, [1, 2, 3], traits)).banned)).toEqual([1, 2]);
  });

  it('spares whose ban an operator takes back, and gives all of its bans back when it is ended so', async () => {
    await desk.ban([8], ana);
    await desk.sweep(order, ana);
    const moderation = ranker();
    await look(moderation, [1, 2, 3]);
    await desk.liftActors([2], ana);
    clock.advance(HOUR / 2);
    expect(ascending((await look(moderation, [1, 2, 3])).banned)).toEqual([1, 3, 8]);
    expect(await desk.endSweep('sweep-1', true, ana)).toMatchObject({ count: 2 });
    expect([...(await look(moderation, [1, 2, 3])).banned]).toEqual([8]);
    expect((await trail()).at(-1)).toMatchObject({ action: 'end-sweep', actors: [1, 3] });
  });

  it('is written once by two rankers that look at the same time', async () => {
    await desk.sweep(order, ana);
    const rankers = ['one', 'other'].map((name) => new RankerModeration(operatorOver(store, clock, `ranker ${name}`).book));
    await Promise.all(rankers.map((one) => look(one, [1, 2])));
    expect((await trail()).map(({ action }) => action)).toEqual(['sweep', 'ban']);
  });

  it('costs nothing while nothing is ordered', async () => {
    const moderation = ranker();
    for (let time = 0; time < 5; time += 1) expect(await look(moderation, [1])).toMatchObject({ changed: false });
    expect([store.read, await trail()]).toEqual([[], []]);
  });
});

describe('review', () => {
  const list = (scope: TrendList['scope'], topics: readonly string[], startedAt = NOW + 1): TrendList => ({
    scope,
    at: NOW,
    trends: topics.map((topic) => trendOf(topic, { startedAt })),
  });
  const shown = async (moderation: RankerModeration, ...lists: readonly TrendList[]) => {
    await moderation.look({ traits: nobody, usersOf: () => [], ranks: () => true }, clock.now());
    return (await moderation.review(lists)).map(({ trends }) => trends.map(({ topic }) => topic).join(' '));
  };
  const waiting = async () => (await book.read()).contents.queue.map(({ trend, scope, rank }) => `${trend.topic} ${scope} ${rank}`);

  it('is off until somebody wants it', async () => {
    expect(await shown(ranker(), list('everywhere', ['a', 'b']))).toEqual(['a b']);
    expect(await trail()).toEqual([]);
  });

  it('lets pass what stood at a top when it began, and holds back what is new', async () => {
    await desk.review(true, ana);
    const moderation = ranker();
    expect(await shown(moderation, list('everywhere', ['a', 'b'], NOW - 1))).toEqual(['a b']);
    expect(await shown(moderation, list('everywhere', ['new', 'a', 'b'], NOW - 1))).toEqual(['a b']);
    expect(await waiting()).toEqual(['new everywhere 1']);
    expect((await trail()).map(({ action, by, topics }) => [action, by, topics])).toEqual([
      ['review-on', 'ana', undefined],
      ['recognise', 'ranker', ['a', 'b']],
      ['hold', 'ranker', ['new']],
    ]);
  });

  it('keeps what waits out of every list, and looks at who moves up', async () => {
    await desk.review(true, ana);
    const moderation = ranker();
    await shown(moderation, list('everywhere', ['a', 'b', 'c'], NOW));
    const everywhere = list('everywhere', ['a', 'n1', 'b', 'c', 'n2', 'n3']);
    const region = list('region:BR', ['n2', 'a', 'b', 'c', 'n1', 'n4']);
    expect(await shown(moderation, everywhere, region)).toEqual(['a b c n3', 'a b c n4']);
    expect(await waiting()).toEqual(['n1 everywhere 2', 'n2 region:BR 1']);
    expect(await shown(moderation, list('everywhere', ['n3', 'n1']), list('region:BR', ['n4']))).toEqual(['', '']);
    expect(await waiting()).toEqual(['n1 everywhere 2', 'n2 region:BR 1', 'n3 everywhere 1', 'n4 region:BR 1']);
  });

  it('shows what an operator allows from then on, and what was allowed once stays so over a restart', async () => {
    await desk.review(true, ana);
    await shown(ranker(), list('everywhere', []));
    expect(await shown(ranker(), list('everywhere', ['n1', 'n2']))).toEqual(['']);
    await desk.decide('n1', 'allowed', ana);
    expect(await waiting()).toEqual(['n2 everywhere 1']);
    expect(await shown(ranker(), list('everywhere', ['n1', 'n2']))).toEqual(['n1']);
    await desk.lift('n1', ana);
    expect(await shown(ranker(), list('everywhere', ['n1', 'n2']))).toEqual(['']);
  });

  it('writes what waits once, however often it is seen', async () => {
    await desk.review(true, ana);
    const moderation = ranker();
    for (let time = 0; time < 5; time += 1) await shown(moderation, list('everywhere', ['n1']), list('kind:post', ['n1']));
    await shown(ranker(), list('everywhere', ['n1']));
    expect((await trail()).map(({ action }) => action)).toEqual(['review-on', 'recognise', 'hold']);
  });

  it('shows all again when it is switched off, and begins anew when it is switched on', async () => {
    await desk.review(true, ana);
    const moderation = ranker();
    await shown(moderation, list('everywhere', ['n1']));
    await desk.review(false, ana);
    expect(await shown(moderation, list('everywhere', ['n1']))).toEqual(['n1']);
    clock.advance(HOUR);
    await desk.review(true, ana);
    expect(await shown(moderation, list('everywhere', ['n1']))).toEqual(['n1']);
    expect(await waiting()).toEqual([]);
  });

  it('keeps so many and no more: the oldest give way', async () => {
    await desk.review(true, ana);
    const moderation = ranker();
    await shown(moderation);
    await shown(
      moderation,
      list(
        'everywhere',
        Array.from({ length: MOST_WAITING + 5 }, (_, index) => `n${index}`),
      ),
    );
    const queue = await waiting();
    expect([queue.length, queue[0]]).toEqual([MOST_WAITING, 'n5 everywhere 1']);
  });
});
