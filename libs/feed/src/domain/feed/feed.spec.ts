import { DAY, HOUR, ManualClock, SequentialIds } from '@groundswell/kernel';
import { MemorySecrets, SignedCursors } from '@groundswell/security';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { InMemoryModerationStore, InMemorySamples, ModerationBook, ModerationDesk, Publicity } from '@groundswell/trend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, sampleOf, TrendReadsTwin, trendOf } from '../../../../../apps/web/test/twins.ts';
import { Keeper } from '../keeping/keeper.ts';
import { MemoryKeptItems, MemoryWatchers } from '../keeping/memory-kept-items.ts';
import { MemoryFollowersAlso } from './also-followed.ts';
import type { FeedPageAnswer } from './feed.schema.ts';
import { Feed } from './feed.ts';
import { SimilarFollows } from './similar-follows.ts';

const ADA = 'ada';

function world() {
  const clock = new ManualClock(NOON);
  const [items, reads, samples, ids] = [new MemoryKeptItems(), new TrendReadsTwin(), new InMemorySamples(), new SequentialIds()];
  const book = new ModerationBook(new InMemoryModerationStore(), clock, ids);
  const publicity = new Publicity({ minimumActors: 5, kinds: ['post'] }, reads, book);
  const keeper = new Keeper(items, clock);
  const similar = new SimilarFollows(items, new MemoryWatchers(items), new MemoryFollowersAlso(), clock);
  const cursors = new SignedCursors(new MemorySecrets(), clock);
  const feed = new Feed({ items, reads, samples, publicity, similar, cursors, clock });
  const keep = async (collection: 'follows' | 'mutes', person: string, ...topics: string[]) => {
    await keeper.apply(
      person,
      topics.map((item) => ({ id: ids.next(), collection, item, set: {} })),
    );
  };
  return {
    clock,
    reads,
    samples,
    keeper,
    desk: new ModerationDesk(book, clock),
    follow: (person: string, ...topics: string[]) => keep('follows', person, ...topics),
    mute: (...topics: string[]) => keep('mutes', ADA, ...topics),
    unfollow: (item: string) => keeper.apply(ADA, [{ id: ids.next(), collection: 'follows', item, remove: true }]),
    live: (profile: object) => keeper.apply(ADA, [{ id: ids.next(), collection: 'profile', item: 'me', set: profile }]),
    use: (...topics: string[]) => {
      for (const topic of topics) reads.use({ topic, label: `#${topic}`, actorsPerDay: 9 });
    },
    rise: (scope: Scope, ...topics: string[]) =>
      reads.rise(
        scope,
        topics.map((topic) => trendOf(topic)),
      ),
    page: (limit = 20, cursor?: string, person = ADA) => feed.page({ person, limit, cursor }),
  };
}

const topicsOf = ({ entries }: FeedPageAnswer) => entries.map(({ topic }) => topic);
const reasonsOf = ({ entries }: FeedPageAnswer, wanted: string) =>
  entries.find(({ topic }) => topic === wanted)?.reasons.map(({ text }) => text);

describe('a feed', () => {
  it('is what rises in the scopes of a person, what they follow first, then what they follow besides, each explained', async () => {
    const { live, follow, rise, use, page } = world();
    await live({ regions: ['BR'], languages: ['pt'] });
    await follow(ADA, 'tea', 'ai', 'chess');
    use('tea', 'chess');
    rise(EVERYWHERE, 'news', 'ai');
    rise('region:BR', 'carnaval', 'news');
    rise('region:PT', 'fado');
    const answer = await page();
    expect(topicsOf(answer)).toEqual(['ai', 'carnaval', 'news', 'chess', 'tea']);
    expect(reasonsOf(answer, 'ai')).toEqual(['because you follow #ai', 'because it is rising everywhere']);
    expect(reasonsOf(answer, 'carnaval')).toEqual(['because it is rising in Brazil']);
    expect(reasonsOf(answer, 'news')).toEqual(['because it is rising everywhere', 'because it is rising in Brazil']);
    expect(answer.entries.map(({ state, trend }) => [state, trend?.scope, trend?.rank])).toEqual([
      ['rising', EVERYWHERE, 2],
      ['rising', 'region:BR', 1],
      ['rising', EVERYWHERE, 1],
      ['steady', undefined, undefined],
      ['steady', undefined, undefined],
    ]);
    expect(answer.next).toBeUndefined();
  });

  it('of somebody who said nothing is what rises everywhere', async () => {
    const { rise, page } = world();
    rise(EVERYWHERE, 'ai');
    rise('region:BR', 'carnaval');
    expect(topicsOf(await page())).toEqual(['ai']);
  });

  it('tells the last rise of what is followed, and shows its public samples without rare topics', async () => {
    const { follow, use, reads, samples, page } = world();
    await follow(ADA, 'ai');
    use('ai', 'llm');
    const rise = { topic: 'ai', startedAt: NOON - HOUR, peakScore: 90, peakAt: NOON - HOUR, endedAt: NOON - HOUR / 2 };
    reads.scopeEpisodes.set(EVERYWHERE, [rise, { ...rise, startedAt: NOON - DAY }]);
    await samples.keep(
      [
        sampleOf({ id: '1', text: '#ai with #llm and #rare', topics: ['ai', 'llm', 'rare'] }),
        sampleOf({ id: '2', kind: 'purchase', text: 'bought #ai', topics: ['ai'] }),
      ],
      [],
    );
    const [entry] = (await page()).entries;
    expect(entry).toMatchObject({ state: 'rose', rise: { startedAt: '2026-03-01T11:00:00.000Z', endedAt: '2026-03-01T11:30:00.000Z' } });
    expect(entry?.samples).toEqual([{ kind: 'post', text: '#ai with #llm and #…', at: '2026-03-01T11:59:00.000Z', topics: ['ai', 'llm'] }]);
  });

  it('never shows what is rare, denied or muted, in whatever way it would come in', async () => {
    const { follow, mute, use, rise, reads, samples, desk, page } = world();
    await follow(ADA, 'rare', 'denied', 'muted', 'fine');
    for (const other of ['b', 'c', 'd', 'e', 'f']) await follow(other, 'fine', 'muted', 'denied', 'rare', 'hidden');
    await mute('muted', 'hidden');
    use('denied', 'muted', 'fine', 'hidden');
    reads.use({ topic: 'rare', label: '#rare', actorsPerDay: 4 });
    rise(EVERYWHERE, 'denied', 'muted', 'hidden');
    reads.lists.set(EVERYWHERE, {
      scope: EVERYWHERE,
      at: NOON,
      trends: [trendOf('rare', { actorsPerDay: 4 }), trendOf('denied'), trendOf('muted'), trendOf('hidden')],
    });
    await samples.keep(
      [sampleOf({ text: '#fine #muted', topics: ['fine', 'muted'] }), sampleOf({ id: '2', text: '#fine', topics: ['fine'] })],
      [],
    );
    await desk.decide('denied', 'denied', { by: 'ana' });
    const answer = await page();
    expect(topicsOf(answer)).toEqual(['fine']);
    expect(answer.entries[0]?.samples.map(({ text }) => text)).toEqual(['#fine']);
  });

  it('fills its pages though some of what is followed must not be shown', async () => {
    const { follow, use, page } = world();
    await follow(ADA, 'a', 'b', 'c', 'd', 'e', 'f');
    use('d', 'f');
    expect(topicsOf(await page(2))).toEqual(['d']);
    const { next } = await page(2);
    expect(topicsOf(await page(2, next))).toEqual(['f']);
  });

  it('gives cursors that are good for that person alone, and the same ones within an hour', async () => {
    const { follow, use, page, clock } = world();
    await follow(ADA, 'a', 'b');
    use('a', 'b');
    const { next } = await page(1);
    clock.set(NOON + HOUR - 1_000);
    expect((await page(1)).next).toBe(next);
    await expect(page(1, next, 'bob')).rejects.toMatchObject({ status: 404 });
    await expect(page(1, `${next}x`)).rejects.toMatchObject({ status: 404 });
    clock.set(NOON + DAY + HOUR);
    await expect(page(1, next)).rejects.toMatchObject({ status: 410 });
  });

  it('gives every topic once, and loses none that could be shown all the time, whatever rises, falls or is followed between pages', async () => {
    const names = Array.from({ length: 24 }, (_, index) => `t${index}`);
    const lists = fc.record({
      everywhere: fc.shuffledSubarray(names, { maxLength: 20 }),
      brazil: fc.shuffledSubarray(names, { maxLength: 20 }),
    });
    const step = fc.record({ lists, follow: fc.subarray(names, { maxLength: 2 }), unfollow: fc.constantFrom(undefined, ...names) });
    const begin = fc.record({
      lists,
      follows: fc.subarray(names),
      mutes: fc.subarray(names, { maxLength: 3 }),
      limit: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(begin, fc.array(step, { minLength: 40, maxLength: 40 }), async ({ lists: first, follows, mutes, limit }, steps) => {
        const { live, follow, unfollow, mute, use, rise, keeper, page } = world();
        await live({ regions: ['BR'] });
        await follow(ADA, ...follows);
        await mute(...mutes);
        use(...names);
        const set = (given: typeof first) => {
          rise(EVERYWHERE, ...given.everywhere);
          rise('region:BR', ...given.brazil);
        };
        const possible = async (given: typeof first) => {
          const followed = await keeper.topics(ADA, 'follows');
          return new Set([...followed, ...given.everywhere, ...given.brazil].filter((topic) => !mutes.includes(topic)));
        };
        set(first);
        let always = await possible(first);
        const seen: string[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const answer = await page(limit, cursor);
          seen.push(...topicsOf(answer));
          cursor = answer.next;
          const change = steps[pages % steps.length];
          pages += 1;
          if (cursor === undefined || change === undefined) break;
          set(change.lists);
          await follow(ADA, ...change.follow);
          if (change.unfollow !== undefined) await unfollow(change.unfollow);
          const now = await possible(change.lists);
          always = new Set([...always].filter((topic) => now.has(topic)));
        } while (pages < 60);
        expect(cursor).toBeUndefined();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((topic) => mutes.includes(topic))).toEqual([]);
        expect([...always].filter((topic) => !seen.includes(topic))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
