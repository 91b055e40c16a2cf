import { describe, expect, it } from 'vitest';
import { topicsOf } from './topics-of.ts';

const activity = { id: '1', kind: 'post', actor: 'ada', source: 'web', topics: [] as string[] };

describe('topicsOf', () => {
  it('unites named topics and hashtags, and the spelling of either', () => {
    const topics = topicsOf({
      ...activity,
      topics: ['ai', 'product:42', ''],
      labels: { 'product:42': 'Blue shoes' },
      text: 'so #AI and #Dogs',
    });
    expect(topics).toEqual([
      { topic: 'ai', label: '#AI' },
      { topic: 'product:42', label: 'Blue shoes' },
      { topic: 'dogs', label: '#Dogs' },
    ]);
  });

  it('stops at twenty, and at a hundred characters', () => {
    const names = Array.from({ length: 25 }, (_, index) => `t${index}`);
    expect(topicsOf({ ...activity, topics: names, text: '#more' })).toHaveLength(20);
    expect(topicsOf({ ...activity, text: names.map((name) => `#${name}`).join(' ') })).toHaveLength(20);
    expect(topicsOf({ ...activity, topics: ['x'.repeat(300)] })[0]?.topic).toHaveLength(100);
  });

  it('takes only labels that are texts of its own', () => {
    const labels = { ai: 7, toString: 'x' } as unknown as Record<string, string>;
    expect(topicsOf({ ...activity, topics: ['ai', 'constructor'], labels })).toEqual([
      { topic: 'ai', label: undefined },
      { topic: 'constructor', label: undefined },
    ]);
  });

  it('finds none where there are none', () => {
    const { topics: _topics, ...bare } = activity;
    expect(topicsOf(bare as unknown as typeof activity)).toEqual([]);
  });
});
