import { describe, expect, it } from 'vitest';
import { routeOf, signInPath, topicPath, trendsPath } from './route.ts';

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
    expect(at('/verify')).toEqual({ page: 'verify' });
    expect(at('/moderation')).toEqual({ page: 'moderation', part: 'queue' });
    expect(at('/moderation/actors')).toEqual({ page: 'moderation', part: 'actors' });
    expect(at('/moderation/nothing')).toEqual({ page: 'missing' });
    expect(at('/constructor')).toEqual({ page: 'missing' });
  });

  it('goes on after signing in to pages of this site alone', () => {
    expect(at('/sign-in?to=/account')).toEqual({ page: 'sign-in', to: '/account' });
    expect(at(signInPath('/topics/a%2Fb?scope=region:BR'))).toEqual({ page: 'sign-in', to: '/topics/a%2Fb?scope=region:BR' });
    for (const to of ['', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
      expect(at(`/sign-in?to=${encodeURIComponent(to)}`)).toEqual({ page: 'sign-in', to: '/feed' });
    }
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
