import { describe, expect, it } from 'vitest';
import { bluesky } from './bluesky.ts';
import { mastodon } from './mastodon.ts';
import { wikipedia } from './wikipedia.ts';

const edit = {
  meta: { id: 'e1', dt: '2026-11-23T07:00:00Z', domain: 'pt.wikipedia.org' },
  type: 'edit',
  namespace: 0,
  title: 'São Paulo',
  user: 'Ana',
  bot: false,
  server_name: 'pt.wikipedia.org',
};

describe('wikipedia', () => {
  const read = (change: object) => wikipedia.read({ data: JSON.stringify(change), id: '[{"offset":7}]' });

  it('makes an edit of an article a named topic', () => {
    expect(read(edit)).toEqual({
      resume: '[{"offset":7}]',
      activity: {
        id: 'e1',
        kind: 'edit',
        actor: 'Ana',
        topics: ['page:São Paulo'],
        labels: { 'page:São Paulo': 'São Paulo' },
        language: 'pt',
        client: 'Wikipedia',
        occurredAt: Date.UTC(2026, 10, 23, 7),
      },
    });
  });

  it.each([
    ['a bot', { bot: true }],
    ['a talk page', { namespace: 1 }],
    ['a category', { type: 'categorize' }],
    ['Wikidata', { server_name: 'www.wikidata.org' }],
  ])('leaves out %s, and still resumes behind it', (_, change) => {
    expect(read({ ...edit, ...change })).toEqual({ resume: '[{"offset":7}]' });
  });

  it('resumes by Last-Event-ID', () => {
    expect(wikipedia.open('http://x/', '[1]', undefined).headers).toMatchObject({ 'last-event-id': '[1]' });
    expect(wikipedia.open('http://x/', undefined, undefined).headers).not.toHaveProperty('last-event-id');
  });

  it.each(['', '{', '[]', '{"meta":{}}', 'null'])('takes %j for malformed', (data) => {
    expect(wikipedia.read({ data })).toEqual({ malformed: true });
  });
});

const tag = { index: { byteStart: 0, byteEnd: 3 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'AI' }] };
const commit = {
  operation: 'create',
  collection: 'app.bsky.feed.post',
  rkey: 'r1',
  record: { $type: 'app.bsky.feed.post', text: 'hello #AI', langs: ['pt-BR'], facets: [tag, { odd: 1 }], tags: ['hidden'] },
};

describe('bluesky', () => {
  const read = (event: object) => bluesky.read({ data: JSON.stringify(event) });
  const post = { did: 'did:plc:a', time_us: 1_700_000_000_123_456, kind: 'commit', commit };

  it('takes a post with its tags and the network’s own time', () => {
    expect(read(post)).toEqual({
      resume: '1700000000123456',
      activity: {
        id: 'at://did:plc:a/app.bsky.feed.post/r1',
        kind: 'post',
        actor: 'did:plc:a',
        text: 'hello #AI',
        topics: ['hidden', 'AI'],
        language: 'pt',
        client: 'Bluesky',
        occurredAt: 1_700_000_000_123,
      },
    });
  });

  it.each([
    ['an account', { kind: 'account', commit: undefined }],
    ['a deletion', { commit: { ...commit, operation: 'delete', record: undefined } }],
    ['a like', { commit: { ...commit, collection: 'app.bsky.feed.like' } }],
  ])('leaves out %s', (_, change) => expect(read({ ...post, ...change })).toEqual({ resume: '1700000000123456' }));

  it('goes on behind a post that is malformed', () => {
    expect(read({ ...post, commit: { ...commit, record: { text: 7 } } })).toEqual({ resume: '1700000000123456', malformed: true });
    expect(bluesky.read({ data: 'no' })).toEqual({ malformed: true });
  });

  it('asks for posts, from five seconds before the cut', () => {
    expect(bluesky.open('ws://x/subscribe', '1700000000123456', undefined).url).toBe(
      'ws://x/subscribe?wantedCollections=app.bsky.feed.post&cursor=1699999995123456',
    );
  });
});

const status = {
  id: '1',
  uri: 'https://m.example/users/ann/statuses/1',
  created_at: '2026-11-23T07:00:00.000Z',
  content: '<p>Tea &amp; <a href="x">#<span>Books</span></a><br>now</p><p>&#128218; &#x1F375; &unknown;</p>',
  language: 'en',
  visibility: 'public',
  reblog: null,
  account: { acct: 'ann', url: 'https://m.example/@ann' },
  tags: [{ name: 'books', url: 'x' }],
};

describe('mastodon', () => {
  const read = (value: object, event = 'update') => mastodon.read({ data: JSON.stringify(value), event });

  it('takes a public post, its HTML as text', () => {
    expect(read(status).activity).toEqual({
      id: 'https://m.example/users/ann/statuses/1',
      kind: 'post',
      actor: 'https://m.example/@ann',
      text: 'Tea & #Books\nnow\n📚 🍵 &unknown;',
      topics: ['books'],
      language: 'en',
      client: 'Mastodon',
      occurredAt: Date.UTC(2026, 10, 23, 7),
    });
  });

  it('leaves out what is not public, and events that are not posts', () => {
    expect(read({ ...status, visibility: 'unlisted' })).toEqual({});
    expect(read(status, 'delete')).toEqual({});
  });

  it('tells a malformed post', () => expect(read({ id: 1 })).toEqual({ malformed: true }));

  it('sends the token where there is one', () => {
    expect(mastodon.open('https://m.example', undefined, 't')).toEqual({
      transport: 'sse',
      url: 'https://m.example/api/v1/streaming/public',
      headers: { authorization: 'Bearer t' },
    });
  });
});
