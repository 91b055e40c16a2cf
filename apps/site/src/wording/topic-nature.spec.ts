import { expect, it } from 'vitest';
import { topicNature } from './topic-nature.ts';

it('names the sort of a named subject, and none of a hashtag', () => {
  expect(topicNature('product:42')).toBe('product');
  expect(topicNature('search:a:b')).toBe('search');
  expect(topicNature('ai')).toBeUndefined();
});
