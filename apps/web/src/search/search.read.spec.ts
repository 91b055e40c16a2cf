import { describe, expect, it } from 'vitest';
import { publicityOf, trendOf, TrendReadsTwin } from '../../test/twins.ts';
import { SearchRead } from './search.read.ts';

function search(reads: TrendReadsTwin, q: string, limit = 20) {
  return new SearchRead(reads, publicityOf(reads)).answer({ q, limit });
}

describe('SearchRead', () => {
  it('finds topics by name and label, as they are normalised, and says which trend', async () => {
    const reads = new TrendReadsTwin();
    reads.rise('everywhere', [trendOf('ai', { actorsPerDay: 30, observed: 28 })]);
    reads.use({ topic: 'product:42', label: 'Hair dryer', actorsPerDay: 9 });
    expect(await search(reads, '#AI')).toEqual({
      q: '#AI',
      topics: [
        { topic: 'ai', label: '#ai', actorsPerDay: 30, usesPerDay: 500, trending: true },
        { topic: 'product:42', label: 'Hair dryer', actorsPerDay: 9, usesPerDay: 18, trending: false },
      ],
    });
  });

  it('leaves out rare topics, and lets them take no place', async () => {
    const reads = new TrendReadsTwin();
    for (let index = 0; index < 300; index++) reads.use({ topic: `ai${index}`, label: `#ai${index}`, actorsPerDay: 4 });
    reads.use({ topic: 'hair', label: '#hair', actorsPerDay: 5 });
    expect((await search(reads, 'ai', 1)).topics.map(({ topic }) => topic)).toEqual(['hair']);
    expect((await search(reads, 'nothing')).topics).toEqual([]);
  });

  it('refuses a search for nothing', async () => {
    await expect(search(new TrendReadsTwin(), '#')).rejects.toMatchObject({ status: 400, details: { field: 'q' } });
  });
});
