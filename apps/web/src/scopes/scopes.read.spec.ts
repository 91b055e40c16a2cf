import { describe, expect, it } from 'vitest';
import { publicityOf, TrendReadsTwin } from '../../test/twins.ts';
import { ScopesRead } from './scopes.read.ts';

describe('ScopesRead', () => {
  it('lists the scopes that enough people use: everywhere, then by dimension and size', async () => {
    const reads = new TrendReadsTwin();
    reads.summaries = [
      { scope: 'kind:post', actorsPerDay: 40, trending: 1 },
      { scope: 'language:pt', actorsPerDay: 5.4, trending: 0 },
      { scope: 'source:tiny', actorsPerDay: 4, trending: 1 },
      { scope: 'everywhere', actorsPerDay: 50, trending: 2 },
      { scope: 'language:en', actorsPerDay: 45, trending: 2 },
    ];
    expect(await new ScopesRead(reads, publicityOf(reads)).answer()).toEqual({
      scopes: [
        { scope: 'everywhere', dimension: 'everywhere', value: '', actorsPerDay: 50, trending: 2 },
        { scope: 'language:en', dimension: 'language', value: 'en', actorsPerDay: 45, trending: 2 },
        { scope: 'language:pt', dimension: 'language', value: 'pt', actorsPerDay: 5, trending: 0 },
        { scope: 'kind:post', dimension: 'kind', value: 'post', actorsPerDay: 40, trending: 1 },
      ],
    });
  });
});
