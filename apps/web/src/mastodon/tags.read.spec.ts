import { ManualClock, DAY } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { hourOf, NOON, publicityOf, trendOf, TrendReadsTwin } from '../../test/twins.ts';
import { mastodonTags } from './mastodon.schema.ts';
import { linkHeader } from './link-header.ts';
import { TagsRead } from './tags.read.ts';

let reads: TrendReadsTwin;

beforeEach(() => {
  reads = new TrendReadsTwin();
});

const tags = (limit = 10, offset = 0) =>
  new TagsRead(reads, publicityOf(reads), new ManualClock(NOON)).answer({
    limit,
    offset,
    site: 'https://trends.example',
  });

describe('TagsRead', () => {
  it('lists hashtags alone, with an address each and seven days in strings, newest first', async () => {
    reads.rise('everywhere', [trendOf('product:42'), trendOf('çay', { label: '#Çay' })]);
    reads.past('çay', 'everywhere', [
      { hour: hourOf(NOON), uses: 7, actors: 4 },
      { hour: hourOf(NOON) - 1, uses: 5, actors: 5 },
      { hour: hourOf(NOON - DAY), uses: 2, actors: 1 },
      { hour: hourOf(NOON - 7 * DAY), uses: 99, actors: 99 },
    ]);
    const answer = await tags();
    expect(mastodonTags.parse(answer.tags)).toEqual(answer.tags);
    expect(answer.tags).toMatchObject([{ name: 'Çay', url: 'https://trends.example/topics/%C3%A7ay' }]);
    const history = answer.tags[0]?.history ?? [];
    expect(history.slice(0, 3)).toEqual([
      { day: '1772323200', accounts: '5', uses: '12' },
      { day: '1772236800', accounts: '1', uses: '2' },
      { day: '1772150400', accounts: '0', uses: '0' },
    ]);
    expect(history.map(({ day }) => Number(day))).toEqual(Array.from({ length: 7 }, (_, back) => 1_772_323_200 - back * 86_400));
  });

  it('pages through all, skipping rare ones and named subjects', async () => {
    reads.rise('everywhere', [trendOf('a'), trendOf('rare', { actorsPerDay: 4 }), trendOf('product:1'), trendOf('b'), trendOf('c')]);
    expect(await tags(2, 0)).toMatchObject({ tags: [{ name: 'a' }, { name: 'b' }], more: true });
    expect(await tags(2, 2)).toMatchObject({ tags: [{ name: 'c' }], more: false });
    expect(await tags(2, 9)).toEqual({ tags: [], more: false });
  });
});

describe('linkHeader', () => {
  it('leads to the next and the previous page', () => {
    const address = 'https://trends.example/api/v1/trends/tags';
    expect(linkHeader(address, { limit: 5, offset: 0 }, true)).toBe(`<${address}?limit=5&offset=5>; rel="next"`);
    expect(linkHeader(address, { limit: 5, offset: 3 }, false)).toBe(`<${address}?limit=5&offset=0>; rel="prev"`);
    expect(linkHeader(address, { limit: 5, offset: 5 }, true)).toContain('>; rel="next", <');
    expect(linkHeader(address, { limit: 5, offset: 0 }, false)).toBeUndefined();
  });
});
