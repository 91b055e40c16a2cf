import { describe, expect, it } from 'vitest';
import { routeOf, topicPath, trendsPath } from './route.ts';

const at = (path: string) => routeOf(new URL(path, 'http://localhost'));

describe('routeOf', () => {
  it('shows the trends everywhere at the root', () => {
    expect(at('/')).toEqual({ page: 'trends', scope: 'everywhere' });
  });

  it('reads the scope', () => {
    expect(at('/?scope=language:pt')).toEqual({ page: 'trends', scope: 'language:pt' });
  });

  it('knows the other pages, with and without a final slash', () => {
    expect(at('/start')).toEqual({ page: 'start' });
    expect(at('/start/')).toEqual({ page: 'start' });
    expect(at('/how-it-works')).toEqual({ page: 'score' });
  });

  it('is missing for anything else', () => {
    expect(at('/nothing')).toEqual({ page: 'missing' });
    expect(at('/topics/')).toEqual({ page: 'missing' });
    expect(at('/topics/a/b')).toEqual({ page: 'missing' });
    expect(at('/topics/%E0%A4%A')).toEqual({ page: 'missing' });
  });
});

describe('topicPath', () => {
  it.each(['ai', 'product:42', 'a/b', '100%', 'çã', '日本', '?x#y'])('names %s so that it is found again', (topic) => {
    expect(at(topicPath(topic))).toEqual({ page: 'topic', topic, scope: 'everywhere' });
    expect(at(topicPath(topic, 'region:BR'))).toEqual({ page: 'topic', topic, scope: 'region:BR' });
  });
});

describe('trendsPath', () => {
  it('leaves out the scope everywhere', () => {
    expect(trendsPath('everywhere')).toBe('/');
    expect(trendsPath('kind:search')).toBe('/?scope=kind:search');
  });
});
