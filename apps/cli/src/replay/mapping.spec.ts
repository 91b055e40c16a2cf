import { describe, expect, it } from 'vitest';
import { activityOf, parseMapping } from './mapping.ts';

describe('parseMapping', () => {
  it('says what it takes when an option is something else', () => {
    expect(() => parseMapping(['colour=x'])).toThrow(/--map takes field=path, where field is one of id, kind, .*colour=x/);
    expect(() => parseMapping(['text'])).toThrow(/--map takes/);
    expect(() => parseMapping(['text='])).toThrow(/--map takes/);
  });
});

describe('activityOf', () => {
  it('takes fields from their usual names, and leaves out what is null or empty', () => {
    const record = { id: 't1', occurredAt: '2020-12-12T11:55:28Z', actor: 'a4', text: '#FDA', client: null, lang: '' };
    expect(activityOf(record, parseMapping([]))).toEqual({
      id: 't1',
      kind: 'post',
      actor: 'a4',
      text: '#FDA',
      occurredAt: Date.UTC(2020, 11, 12, 11, 55, 28),
    });
  });

  it('follows paths, prefers a column of that very name, and fills templates', () => {
    const mapping = parseMapping(['id=post.id', 'actor=user.name', 'text=a.b', 'topics=product:{sku}', 'kind=what']);
    const record = { post: { id: 7 }, user: { name: 'ann' }, 'a.b': 'dotted', a: { b: 'nested' }, sku: 42, what: 'purchase' };
    expect(activityOf(record, mapping)).toEqual({ id: '7', actor: 'ann', text: 'dotted', topics: ['product:42'], kind: 'purchase' });
  });

  it('names no topic by a template that is not whole', () => {
    expect(activityOf({ actor: 'a' }, parseMapping(['topics=product:{sku}']))).not.toHaveProperty('topics');
  });

  it.each([[['a', 'b']], ['a, b'], ["['a', 'b']"], ['["a","b"]'], ['a|b']])('reads the list %j', (hashtags) => {
    expect(activityOf({ hashtags }, parseMapping([])).topics).toEqual(['a', 'b']);
  });

  it('gives a record without an id one made of its content', () => {
    const id = (text: string): string | undefined => activityOf({ actor: 'a', text }, parseMapping([])).id;
    expect(id('one')).toBe(id('one'));
    expect(id('one')).not.toBe(id('two'));
  });

  it('does not reach into what every object has', () => {
    expect(activityOf({ actor: 'a' }, parseMapping(['text=constructor.name']))).not.toHaveProperty('text');
  });
});
