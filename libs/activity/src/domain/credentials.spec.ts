import { describe, expect, it } from 'vitest';
import { keyFrom, keyOf } from './credentials.ts';

describe('a key in an Authorization header', () => {
  it.each([
    [`Basic ${btoa('key:')}`, 'key'],
    [`basic ${btoa('key:ignored')}`, 'key'],
    [`Basic ${btoa('key')}`, 'key'],
    ['Bearer key', 'key'],
    ['bearer   key', 'key'],
    [undefined, undefined],
    ['', undefined],
    ['Basic', undefined],
    [`Basic ${btoa(':password')}`, undefined],
    ['Digest abc', undefined],
    ['Bearer a b', undefined],
    [`Bearer ${'x'.repeat(201)}`, undefined],
    [`Bearer ${'x'.repeat(5_000)}`, undefined],
  ])('%s is %s', (header, key) => {
    expect(keyOf(header)).toBe(key);
  });

  it('is text', () => {
    expect([keyFrom('k'), keyFrom(''), keyFrom({ a: 1 }), keyFrom('x'.repeat(201))]).toEqual(['k', undefined, undefined, undefined]);
  });
});
