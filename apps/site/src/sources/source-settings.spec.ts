import { describe, expect, it } from 'vitest';
import { kindsOf, sourceIdOf } from './source-settings.ts';

describe('kindsOf', () => {
  it('takes kinds however they are separated, each once', () => {
    expect(kindsOf(' post, view  search,post\n')).toEqual(['post', 'view', 'search']);
    expect(kindsOf(' , ')).toEqual([]);
  });
});

describe('sourceIdOf', () => {
  it.each([
    ['My Web Site', [], 'my-web-site'],
    ['Café iOS 2', [], 'cafe-ios-2'],
    ['日本', [], 'source'],
    ['Shop', ['shop', 'shop-2'], 'shop-3'],
  ])('%s beside %j is %s', (name, taken, id) => {
    expect(sourceIdOf(name, taken)).toBe(id);
  });
});
