import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, publicityOf, trendOf, TrendReadsTwin } from '../../test/twins.ts';
import { TrendsRead } from './trends.read.ts';

let reads: TrendReadsTwin;
let read: TrendsRead;

beforeEach(() => {
  reads = new TrendReadsTwin();
  read = new TrendsRead(reads, publicityOf(reads));
});

const page = (limit = 20, cursor?: string) => read.answer({ scope: 'everywhere', limit, cursor });

describe('TrendsRead', () => {
  it('lists a scope, best first, and says when it was computed', async () => {
    reads.rise('everywhere', [trendOf('ai'), trendOf('go')]);
    const answer = await page();
    expect(answer).toMatchObject({ scope: 'everywhere', at: new Date(NOON).toISOString() });
    expect(answer.trends.map(({ rank, topic }) => [rank, topic])).toEqual([
      [1, 'ai'],
      [2, 'go'],
    ]);
    expect(answer).not.toHaveProperty('next');
  });

  it('gives every trend exactly once over all pages', async () => {
    reads.rise(
      'everywhere',
      ['a', 'b', 'c', 'd', 'e'].map((topic) => trendOf(topic)),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { trends, next } = await page(2, cursor);
      expect(trends.map(({ rank }) => rank)).toEqual(trends.map((_, index) => seen.length + index + 1));
      seen.push(...trends.map(({ topic }) => topic));
      cursor = next;
    } while (cursor !== undefined);
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('leaves out a topic that too few people use, without a gap in the ranks', async () => {
    reads.rise('everywhere', [trendOf('rare', { actorsPerDay: 4 }), trendOf('ai', { actorsPerDay: 5 })]);
    expect((await page()).trends).toMatchObject([{ rank: 1, topic: 'ai' }]);
  });

  it('answers for a scope that too few people use as for one that nobody uses', async () => {
    reads.rise('source:quiet', [trendOf('rare', { actorsPerDay: 2 })]);
    const ask = (scope: 'source:quiet' | 'source:unknown') => read.answer({ scope, limit: 20 });
    expect(await ask('source:quiet')).toEqual({ scope: 'source:quiet', trends: [] });
    expect(await ask('source:unknown')).toEqual({ scope: 'source:unknown', trends: [] });
  });

  it('is empty after the last trend', async () => {
    reads.rise('everywhere', [trendOf('ai')]);
    expect((await page(20, Buffer.from('after:9').toString('base64url'))).trends).toEqual([]);
  });
});
