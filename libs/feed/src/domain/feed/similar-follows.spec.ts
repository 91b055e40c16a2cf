import { DAY, HOUR, ManualClock, SequentialIds } from '@groundswell/kernel';
import { describe, expect, it, vi } from 'vitest';
import { Keeper } from '../keeping/keeper.ts';
import { MemoryKeptItems, MemoryWatchers } from '../keeping/memory-kept-items.ts';
import { MemoryFollowersAlso } from './also-followed.ts';
import { interestsOf } from './interests.ts';
import { SimilarFollows } from './similar-follows.ts';

function world(leastPeople?: number) {
  const clock = new ManualClock(0);
  const [items, ids, store] = [new MemoryKeptItems(), new SequentialIds(), new MemoryFollowersAlso()];
  const keeper = new Keeper(items, clock);
  const similar = new SimilarFollows(items, new MemoryWatchers(items), store, clock, leastPeople === undefined ? {} : { leastPeople });
  const keep = async (person: string, collection: 'follows' | 'mutes', topics: readonly string[], remove = false) => {
    const change = remove ? { remove: true as const } : { set: {} };
    await keeper.apply(
      person,
      topics.map((item) => ({ id: ids.next(), collection, item, ...change })),
    );
  };
  return {
    clock,
    items,
    store,
    keep,
    follow: (person: string, ...topics: string[]) => keep(person, 'follows', topics),
    crowd: async (people: number, ...topics: string[]) => {
      for (let index = 0; index < people; index += 1) await keep(`${topics.join('-')}-${index}`, 'follows', topics);
    },
    suggested: async () => Object.fromEntries(await similar.suggestedTo(await interestsOf(items, 'ada'))),
  };
}

describe('what similar people follow', () => {
  it('is told where at least five of them do, with the topics that led to it, the best first', async () => {
    const { follow, crowd, suggested } = world();
    await follow('ada', 'ai', 'tea');
    await crowd(5, 'ai', 'llm');
    await crowd(4, 'ai', 'rust');
    await crowd(6, 'tea', 'oolong', 'llm');
    expect(await suggested()).toEqual({ llm: ['tea', 'ai'], oolong: ['tea'] });
    expect(Object.keys(await suggested())).toEqual(['llm', 'oolong']);
  });

  it('is nothing that four do, even where a deployment shows less, and needs more where it shows more', async () => {
    for (const [least, people, shown] of [
      [1, 4, {}],
      [1, 5, { llm: ['ai'] }],
      [7, 6, {}],
      [7, 7, { llm: ['ai'] }],
    ] as const) {
      const { follow, crowd, suggested } = world(least);
      await follow('ada', 'ai');
      await crowd(people, 'ai', 'llm');
      expect(await suggested()).toEqual(shown);
    }
  });

  it('leaves out what somebody follows or mutes, and what only a muted topic leads to', async () => {
    const { follow, keep, crowd, suggested } = world();
    await follow('ada', 'ai', 'tea');
    await keep('ada', 'mutes', ['rust', 'tea']);
    await crowd(9, 'ai', 'tea', 'rust', 'chess');
    await crowd(9, 'tea', 'oolong');
    expect(await suggested()).toEqual({ chess: ['ai'] });
  });

  it('keeps nothing of what fewer people follow, and no count of them', async () => {
    const { follow, crowd, suggested, store } = world();
    await follow('ada', 'ai');
    await crowd(5, 'ai', 'llm');
    await crowd(4, 'ai', 'secret');
    await suggested();
    expect(store.kept.get('ai')).toEqual({ topic: 'ai', foundAt: 0, also: [{ topic: 'llm', share: 0.5 }] });
  });

  it('is looked at anew once in six hours, two topics a request, from forty people at most', async () => {
    const { clock, items, follow, crowd, suggested } = world();
    await follow('ada', 'a', 'b', 'c');
    await crowd(60, 'a', 'x');
    await crowd(6, 'c', 'z');
    const list = vi.spyOn(items, 'list');
    const readsOf = async () => {
      list.mockClear();
      await suggested();
      return list.mock.calls.length;
    };
    expect(await readsOf()).toBe(40 + 1);
    expect(await readsOf()).toBe(7);
    expect(await readsOf()).toBe(0);
    clock.advance(6 * HOUR - 1);
    expect(await readsOf()).toBe(0);
    clock.advance(1);
    expect(await readsOf()).toBe(41);
  });

  it('uses what was found before while others are looked at, for a day', async () => {
    const { clock, follow, crowd, suggested } = world();
    await follow('ada', 'a', 'b', 'c');
    await crowd(6, 'c', 'z');
    await suggested();
    expect(await suggested()).toEqual({ z: ['c'] });
    clock.advance(7 * HOUR);
    expect(await suggested()).toEqual({ z: ['c'] });
    await follow('ada', 'd', 'e', 'f');
    clock.advance(2 * DAY);
    expect(await suggested()).toEqual({});
  });
});
