import fc from 'fast-check';
import { HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { FailingModerationStore, operatorOver, StoreDeath } from '../../../../../test/factories/moderation.ts';
import { ModerationFullError, SweepTakenError } from './errors.ts';
import type { ModerationBook } from './moderation-book.ts';
import type { ModerationDesk } from './moderation-desk.ts';
import { MOST_ACTORS, MOST_SWEEPS } from './moderation-draft.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const ana = { by: 'ana', reason: 'spam' };

let store: FailingModerationStore;
let clock: ManualClock;
let book: ModerationBook;
let desk: ModerationDesk;

beforeEach(() => {
  store = new FailingModerationStore();
  clock = new ManualClock(NOW);
  ({ book, desk } = operatorOver(store, clock, 'one'));
});

const trail = async () => (await store.entries({ limit: 1_000 })).toReversed();
const order = { id: 'sweep-1', topic: 'spam', from: NOW - HOUR, until: NOW + HOUR };

describe('an operator', () => {
  it('denies, allows and lifts topics, each with who, when and why', async () => {
    expect(await desk.decide('spam', 'denied', ana)).toEqual({ entry: 1, count: 1 });
    clock.advance(MINUTE);
    expect(await desk.decide('spam', 'allowed', { by: 'ben' })).toEqual({ entry: 2, count: 1 });
    expect((await book.read()).decision('spam')).toEqual({ decision: 'allowed', entry: 2 });
    expect(await desk.lift('spam', ana)).toEqual({ entry: 3, count: 1 });
    expect((await book.read()).decision('spam')).toBeUndefined();
    expect(await trail()).toMatchObject([
      { number: 1, at: NOW, by: 'ana', reason: 'spam', action: 'deny', topics: ['spam'] },
      { number: 2, at: NOW + MINUTE, by: 'ben', action: 'allow', topics: ['spam'] },
      { number: 3, by: 'ana', action: 'lift-topic' },
    ]);
  });

  it('may repeat everything: the second time nothing changes and nothing is written', async () => {
    const doings = [
      () => desk.decide('spam', 'denied', ana),
      () => desk.ban([3, 1, 2, 3], ana),
      () => desk.liftActors([2], ana),
      () => desk.review(true, ana),
      () => desk.sweep(order, ana),
      () => desk.lift('spam', ana),
      () => desk.endSweep('sweep-1', true, ana),
    ];
    for (const [index, doing] of doings.entries()) {
      expect((await doing())?.entry).toBe(index + 1);
      expect(await doing()).toEqual({ count: 0 });
    }
    expect((await trail())[1]).toMatchObject({ action: 'ban', actors: [1, 2, 3] });
    expect([...(await book.read()).banned]).toEqual([1, 3]);
  });

  it('cannot order another sweep under the same id, nor end one that is not there', async () => {
    await desk.sweep(order, ana);
    clock.advance(MINUTE);
    const later = { ...order, from: order.from + MINUTE, until: order.until + MINUTE };
    expect(await desk.sweep(later, ana)).toEqual({ count: 0 });
    await expect(desk.sweep({ ...order, network: 7 }, ana)).rejects.toThrow(SweepTakenError);
    await expect(desk.sweep({ ...order, topic: 'other' }, ana)).rejects.toThrow(SweepTakenError);
    expect(await desk.endSweep('nothing', true, ana)).toBeUndefined();
  });

  it('is told when there is no room, and nothing is changed', async () => {
    await expect(
      desk.ban(
        Array.from({ length: MOST_ACTORS + 1 }, (_, index) => index),
        ana,
      ),
    ).rejects.toThrow(ModerationFullError);
    expect((await book.read()).version).toBe(0);
    for (let index = 0; index < MOST_SWEEPS; index += 1) await desk.sweep({ ...order, id: `sweep-${index}` }, ana);
    await expect(desk.sweep({ ...order, id: 'more' }, ana)).rejects.toThrow(ModerationFullError);
    await desk.endSweep('sweep-7', false, ana);
    await desk.sweep({ ...order, id: 'more' }, ana);
    expect((await book.read()).contents.sweeps.map(({ id }) => id)).not.toContain('sweep-7');
  });
});

describe('the book', () => {
  it('reads one small item while nothing changes, and then only the parts that did', async () => {
    const other = operatorOver(store, clock, 'other');
    await desk.ban(
      Array.from({ length: 1_000 }, (_, index) => index * 7),
      ana,
    );
    expect((await other.book.read()).banned.size).toBe(1_000);
    store.read.length = 0;
    for (let time = 0; time < 10; time += 1) await other.book.read();
    expect(store.read).toEqual([]);
    await desk.decide('spam', 'denied', ana);
    expect((await other.book.read()).denied('spam')).toBe(true);
    await desk.ban([16], ana);
    expect((await other.book.read()).banned.has(16)).toBe(true);
    expect(store.read).toEqual([expect.stringMatching(/^topics#/), 'actors#0']);
  });

  it('answers readers from memory for a second, and knows at once what was changed here', async () => {
    const other = operatorOver(store, clock, 'other');
    await book.recent();
    await other.desk.decide('spam', 'denied', ana);
    clock.advance(900);
    expect((await book.recent()).denied('spam')).toBe(false);
    clock.advance(100);
    expect((await book.recent()).denied('spam')).toBe(true);
    await desk.lift('spam', ana);
    expect((await book.recent()).denied('spam')).toBe(false);
  });

  it('knows its own entry when only the answer was lost', async () => {
    store.fails = 'lost';
    expect(await desk.decide('spam', 'denied', ana)).toEqual({ entry: 1, count: 1 });
    expect(await trail()).toHaveLength(1);
  });
});

const topic = fc.constantFrom('a', 'b', 'c');
const actors = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 6 });
const doing = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), topic, decision: fc.constantFrom('allowed' as const, 'denied' as const) }),
  fc.record({ kind: fc.constant('lift' as const), topic }),
  fc.record({ kind: fc.constant('ban' as const), actors }),
  fc.record({ kind: fc.constant('liftActors' as const), actors }),
  fc.record({ kind: fc.constant('review' as const), on: fc.boolean() }),
);
const step = fc.record({
  operator: fc.nat(1),
  doing,
  fails: fc.constantFrom(undefined, undefined, undefined, 'before' as const, 'after' as const, 'lost' as const),
  /** Together with the next one, without waiting for its end. */
  atOnce: fc.boolean(),
});

function act(at: ModerationDesk, what: typeof doing extends fc.Arbitrary<infer Doing> ? Doing : never): Promise<unknown> {
  switch (what.kind) {
    case 'decide':
      return at.decide(what.topic, what.decision, ana);
    case 'lift':
      return at.lift(what.topic, ana);
    case 'ban':
      return at.ban(what.actors, ana);
    case 'liftActors':
      return at.liftActors(what.actors, ana);
    case 'review':
      return at.review(what.on, ana);
  }
}

describe('two operators at once, over a store that dies now and then', () => {
  it('leave what the trail says, entry by entry, without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        store = new FailingModerationStore();
        const operators = [operatorOver(store, clock, 'one'), operatorOver(store, clock, 'other')];
        let running: Promise<unknown>[] = [];
        for (const { operator, doing: what, fails, atOnce } of steps) {
          store.fails = fails;
          // Who gets no answer does it again.
          const run = (): Promise<unknown> =>
            act(operators[operator]?.desk as ModerationDesk, what).catch((error: unknown) => {
              if (!(error instanceof StoreDeath)) throw error;
              return run();
            });
          running.push(run());
          if (atOnce) continue;
          await Promise.all(running);
          running = [];
        }
        await Promise.all(running);
        const model = { topics: new Map<string, string>(), banned: new Set<number>(), review: false };
        const entries = await trail();
        expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
        for (const { action, topics: [named = ''] = [], actors: hashes = [] } of entries) {
          if (action === 'allow' || action === 'deny') model.topics.set(named, action === 'allow' ? 'allowed' : 'denied');
          else if (action === 'lift-topic') expect(model.topics.delete(named)).toBe(true);
          else if (action === 'ban') {
            expect(hashes.filter((hash) => model.banned.has(hash))).toEqual([]);
            for (const hash of hashes) model.banned.add(hash);
          } else if (action === 'lift-actors') for (const hash of hashes) expect(model.banned.delete(hash)).toBe(true);
          else model.review = action === 'review-on';
        }
        for (const { book: read } of [...operators, operatorOver(store, clock, 'newcomer')]) {
          const state = await read.read();
          expect(new Map(state.decisions().map(([name, { decision }]) => [name, decision]))).toEqual(model.topics);
          expect(new Set(state.banned)).toEqual(model.banned);
          expect([state.review !== undefined, state.version]).toEqual([model.review, entries.length]);
        }
      }),
    );
  });

  it('have done in the end what they did last, each of their own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), fc.boolean(), actors), { maxLength: 30 }), async (steps) => {
        store = new FailingModerationStore();
        const operators = [operatorOver(store, clock, 'one'), operatorOver(store, clock, 'other')];
        const expected = new Set<number>();
        // Each works on actors of their own, so that the order between them is no matter.
        const run = async (operator: number): Promise<void> => {
          for (const [who, banned, hashes] of steps) {
            if (who !== operator) continue;
            const own = hashes.map((hash) => 2 * hash + operator);
            const at = operators[operator]?.desk as ModerationDesk;
            await (banned ? at.ban(own, ana) : at.liftActors(own, ana));
            for (const hash of own)
              if (banned) expected.add(hash);
              else expected.delete(hash);
          }
        };
        await Promise.all([run(0), run(1)]);
        expect(new Set((await operators[0]?.book.read())?.banned)).toEqual(expected);
      }),
    );
  });
});
