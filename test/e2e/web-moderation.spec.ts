import { createRestAPIClient } from 'masto';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, createClient, type GroundswellClient } from '@groundswell/client';
import { HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { type ModerationDesk, RankerModeration } from '@groundswell/trend';
import { hourOf, NOON, sampleOf, trendOf } from '../../apps/web/test/twins.ts';
import { operatorOver } from '../factories/moderation.ts';
import { DEPLOYMENT_KEY, startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;
let client: GroundswellClient;
/** An operator at another instance of the function. */
let other: ModerationDesk;

beforeEach(async () => {
  web = await startWebApp();
  client = createClient({ baseUrl: web.url, operatorKey: web.operatorKey });
  other = operatorOver(web.decisions, web.clock, 'other').desk;
});
afterEach(() => web.close());

const deny = (topic: string, reason = 'spam') =>
  answerOf(client.PUT('/v1/moderation/topics/{topic}', { params: { path: { topic } }, body: { decision: 'denied', by: 'ana', reason } }));
const hashOf = (actor: string) => new KeyedHash(DEPLOYMENT_KEY, 'actor').hash48(actor).toString(16).padStart(12, '0');
const entries = async (query = {}) => (await answerOf(client.GET('/v1/moderation/audit', { params: { query } }))).entries;

/** What all pages hold together. */
async function allPages<Entry>(page: (cursor: string | undefined) => Promise<{ entries: Entry[]; next?: string }>): Promise<Entry[]> {
  const { entries: first, next } = await page(undefined);
  const all = [...first];
  for (let cursor = next; cursor !== undefined;) {
    const following = await page(cursor);
    all.push(...following.entries);
    cursor = following.next;
  }
  return all;
}

describe('a denied topic', () => {
  beforeEach(async () => {
    web.reads.rise('everywhere', [trendOf('spam', { label: '#Spam' }), trendOf('ai')]);
    web.reads.past('spam', 'everywhere', [{ hour: hourOf(NOON), uses: 12, actors: 9 }]);
    await web.samples.keep([sampleOf({ topics: ['ai', 'spam'], text: 'hello #AI #Spam' })], []);
  });

  /** What public routes tell of it, without what was asked. */
  async function told(): Promise<string> {
    const paths = ['/v1/trends', '/v1/topics/ai', '/v1/search?q=s', '/v1/search?q=sp', '/api/v1/trends/tags', '/api/v1/trends'];
    const bodies = await Promise.all(paths.map(async (path) => JSON.stringify((await request(web.url).get(path)).body)));
    return bodies.map((body) => body.replace(/"q":"[^"]*"/, '')).join('\n');
  }

  it('is on no public route, neither in lists, pages, searches, samples and related topics nor in Mastodon’s', async () => {
    expect(await told()).toMatch(/"topic":"spam"[\s\S]*#Spam[\s\S]*"related":\[\{"topic":"spam"/);
    await deny('#SPAM');
    expect((await told()).toLowerCase()).not.toContain('spam');
    expect((await request(web.url).get('/v1/trends')).body).toMatchObject({ trends: [{ rank: 1, topic: 'ai' }] });
    expect((await request(web.url).get('/v1/topics/ai')).body).toMatchObject({ samples: [{ text: 'hello #AI #…', topics: ['ai'] }] });
  });

  it('looks like one that nobody used: the same status, the same words', async () => {
    await deny('spam');
    const answers = await Promise.all(
      ['spam', 'gone'].map(async (topic) => {
        const { status, body, headers } = await request(web.url).get(`/v1/topics/${topic}`);
        const { instance: _instance, correlationId: _id, ...rest } = body as Record<string, unknown>;
        return [status, rest, Object.keys(headers).sort(), headers['cache-control']];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
  });

  it('is still there for operators, who see that it is not public', async () => {
    await deny('spam');
    const page = await answerOf(client.GET('/v1/operator/topics/{topic}', { params: { path: { topic: 'spam' } } }));
    expect(page).toMatchObject({ topic: 'spam', public: false, trend: { rank: 1 } });
  });

  it('is gone within a second when another instance was told, and back when that is lifted', async () => {
    await told();
    await other.decide('spam', 'denied', { by: 'ben' });
    web.clock.advance(SECOND);
    expect((await told()).toLowerCase()).not.toContain('spam');
    await answerOf(client.DELETE('/v1/moderation/topics/{topic}', { params: { path: { topic: 'spam' }, query: { by: 'ana' } } }));
    expect(await told()).toContain('"topic":"spam"');
  });

  it('does not take a place that another one could have in a search', async () => {
    for (let index = 0; index < 60; index += 1) {
      web.reads.use({ topic: `news${index}`, label: `#news${index}`, actorsPerDay: 100 });
      await other.decide(`news${index}`, 'denied', { by: 'ben' });
    }
    web.reads.use({ topic: 'newsletter', label: '#newsletter', actorsPerDay: 9 });
    web.clock.advance(SECOND);
    const found = await answerOf(client.GET('/v1/search', { params: { query: { q: 'news' } } }));
    expect(found.topics.map(({ topic }) => topic)).toEqual(['newsletter']);
  });
});

describe('decisions on topics', () => {
  it('may be repeated, and are listed with who, when and why', async () => {
    const first = await deny('spam');
    expect(first).toEqual({
      topic: 'spam',
      decision: 'denied',
      waiting: false,
      entry: 1,
      by: 'ana',
      reason: 'spam',
      at: new Date(NOON).toISOString(),
    });
    web.clock.advance(MINUTE);
    expect(await deny('spam')).toEqual(first);
    await answerOf(
      client.PUT('/v1/moderation/topics/{topic}', { params: { path: { topic: 'product:42/a b' } }, body: { decision: 'allowed' } }),
    );
    const list = (query: object) => answerOf(client.GET('/v1/moderation/topics', { params: { query } }));
    expect((await list({})).topics.map(({ topic, decision, by }) => [topic, decision, by])).toEqual([
      ['product:42/a b', 'allowed', 'operator'],
      ['spam', 'denied', 'ana'],
    ]);
    expect((await list({ decision: 'denied' })).topics.map(({ topic }) => topic)).toEqual(['spam']);
    expect((await list({ q: '#SPA' })).topics.map(({ topic }) => topic)).toEqual(['spam']);
    const page = await list({ limit: 1 });
    expect((await list({ limit: 1, cursor: page.next ?? '' })).topics.map(({ topic }) => topic)).toEqual(['spam']);
    const path = { params: { path: { topic: 'spam' }, query: { reason: 'a mistake' } } };
    expect(await answerOf(client.DELETE('/v1/moderation/topics/{topic}', path))).toEqual({
      topic: 'spam',
      decision: 'none',
      waiting: false,
    });
    expect(await answerOf(client.DELETE('/v1/moderation/topics/{topic}', path))).toMatchObject({ decision: 'none' });
    expect((await entries()).map(({ action, reason }) => [action, reason])).toEqual([
      ['lift-topic', 'a mistake'],
      ['allow', undefined],
      ['deny', 'spam'],
    ]);
  });

  it.each([
    ['put', '/v1/moderation/topics/spam', { decision: 'maybe' }],
    ['put', '/v1/moderation/topics/spam', { decision: 'denied', reason: 'x'.repeat(501) }],
    ['put', '/v1/moderation/topics/spam', { decision: 'denied', by: { $gt: '' } }],
    ['put', '/v1/moderation/actors', { actors: [] }],
    ['put', '/v1/moderation/actors', { actors: [{ id: '' }] }],
    ['put', '/v1/moderation/actors', { actors: [{ hash: 'xyz' }] }],
    ['put', '/v1/moderation/actors', { actors: [{ id: 'a', hash: '0123456789ab' }] }],
    ['put', '/v1/moderation/actors', { actors: Array.from({ length: 1_001 }, (_, id) => ({ id: `a${id}` })) }],
    ['put', '/v1/moderation/sweeps/a%20b', { topic: 'spam' }],
    ['put', '/v1/moderation/sweeps/one', { topic: '#' }],
    ['put', '/v1/moderation/sweeps/one', { topic: 'spam', network: 'home' }],
    ['put', '/v1/moderation/sweeps/one', { topic: 'spam', forMinutes: 9_999 }],
    ['put', '/v1/moderation/settings', { review: 'yes' }],
    ['get', '/v1/moderation/audit?action=dance', undefined],
    ['get', '/v1/moderation/audit?cursor=x', undefined],
    ['get', '/v1/moderation/topics?limit=0', undefined],
  ] as const)('refuse %s %s %j', async (method, path, body) => {
    const asked = request(web.url)[method](path).set('authorization', `Bearer ${web.operatorKey}`);
    const { status, type } = await (body === undefined ? asked : asked.send(body));
    expect([status, type]).toEqual([400, 'application/problem+json']);
    expect(await web.decisions.entries({ limit: 1 })).toEqual([]);
  });
});

describe('bans', () => {
  const ban = (ids: readonly string[]) =>
    answerOf(client.PUT('/v1/moderation/actors', { body: { actors: ids.map((id) => ({ id })), by: 'ana', reason: 'invented' } }));

  it('take a thousand actors a call by the ids that senders give, of which nothing is kept', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `spammer-${index}@example.org`);
    expect(await ban(ids)).toEqual({ changed: 1_000, entry: 1 });
    expect(await ban(ids)).toEqual({ changed: 0 });
    const { total, actors, next } = await answerOf(client.GET('/v1/moderation/actors', { params: { query: { limit: 100 } } }));
    expect([total, actors.length, typeof next]).toEqual([1_000, 100, 'string']);
    const all = await allPages(async (cursor) => {
      const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
      const { actors: listed, ...rest } = await answerOf(client.GET('/v1/moderation/actors', { params: { query } }));
      return { entries: listed.map(({ actor }) => actor), ...rest };
    });
    expect(all.toSorted()).toEqual(ids.map(hashOf).toSorted());
    const stored = JSON.stringify([await web.decisions.entries({ limit: 9 }), await web.decisions.head()]);
    for (const words of [stored, web.logged.join('\n')]) expect(words).not.toContain('example.org');
  });

  it('are lifted by hash, by id, and by nobody without a key', async () => {
    await ban(['eve', 'mallory', 'trent']);
    await request(web.url)
      .delete(`/v1/moderation/actors/${hashOf('eve')}`)
      .expect(401);
    const lift = (actor: string) => answerOf(client.DELETE('/v1/moderation/actors/{actor}', { params: { path: { actor } } }));
    expect(await lift(hashOf('eve'))).toEqual({ changed: 1, entry: 2 });
    expect(await lift(hashOf('eve'))).toEqual({ changed: 0 });
    await expect(lift('eve')).rejects.toMatchObject({ status: 404 });
    const body = { actors: [{ id: 'mallory' }, { hash: hashOf('nobody') }], by: 'ben' };
    expect(await answerOf(client.POST('/v1/moderation/actors/lift', { body }))).toEqual({ changed: 1, entry: 3 });
    const { actors } = await answerOf(client.GET('/v1/moderation/actors', { params: { query: { entry: 1 } } }));
    expect(actors).toMatchObject([{ actor: hashOf('trent'), by: 'ana', reason: 'invented', entry: 1 }]);
    expect(await entries({ actor: hashOf('mallory') })).toMatchObject([
      { action: 'lift-actors', by: 'ben', actorCount: 1 },
      { action: 'ban', actorCount: 3 },
    ]);
  });

  it('say who used a topic, by hash', async () => {
    const actor = Number.parseInt(hashOf('eve'), 16);
    web.reads.users.set('spam', [
      { actor, lastUsedAt: NOON, standsFor: 4 },
      { actor: 5, lastUsedAt: NOON - HOUR, standsFor: 1 },
    ]);
    await ban(['eve']);
    const page = await answerOf(client.GET('/v1/moderation/topics/{topic}/actors', { params: { path: { topic: '#Spam' } } }));
    expect(page).toEqual({
      topic: 'spam',
      actors: [
        { actor: hashOf('eve'), lastUsedAt: '2026-03-01T12:00:00.000Z', standsFor: 4, banned: true },
        { actor: '000000000005', lastUsedAt: '2026-03-01T11:00:00.000Z', standsFor: 1, banned: false },
      ],
    });
  });
});

describe('a sweep', () => {
  const order = (id: string, body = {}) =>
    answerOf(
      client.PUT('/v1/moderation/sweeps/{sweep}', {
        params: { path: { sweep: id } },
        body: { topic: '#Spam', by: 'ana', reason: 'invented', ...body },
      }),
    );

  it('is ordered once however often it is asked for, done by the ranker, and ended with its bans', async () => {
    const ordered = await order('one', { newerThanHours: 24 });
    expect(ordered).toEqual({
      id: 'one',
      topic: 'spam',
      state: 'ordered',
      banned: 0,
      from: '2026-03-01T11:00:00.000Z',
      until: '2026-03-01T13:00:00.000Z',
      firstSeenAfter: '2026-02-28T12:00:00.000Z',
      byNetwork: false,
      entry: 1,
      by: 'ana',
      reason: 'invented',
      at: '2026-03-01T12:00:00.000Z',
    });
    web.clock.advance(MINUTE);
    expect(await order('one', { newerThanHours: 24 })).toEqual(ordered);
    await expect(order('one', { network: '192.0.2.7' })).rejects.toMatchObject({ status: 409 });
    const traits = { sinceOf: () => NOON / HOUR, networkOf: () => 0 };
    const ranker = new RankerModeration(operatorOver(web.decisions, web.clock, 'ranker').book);
    await ranker.look({ traits, usersOf: (topic) => (topic === 'spam' ? [7, 9] : []), ranks: () => true }, web.clock.now());
    const list = async () => (await answerOf(client.GET('/v1/moderation/sweeps'))).sweeps;
    expect(await list()).toMatchObject([{ id: 'one', state: 'running', banned: 2 }]);
    const { actors } = await answerOf(client.GET('/v1/moderation/actors'));
    expect(actors).toMatchObject(Array.from({ length: 2 }, () => ({ sweep: 'one', by: 'ana', reason: 'invented' })));
    expect(await entries({ by: 'ranker' })).toMatchObject([
      { action: 'ban', sweep: 'one', actorCount: 2, actors: ['000000000007', '000000000009'] },
    ]);
    const ended = await answerOf(client.DELETE('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep: 'one' } } }));
    expect(ended).toMatchObject({ state: 'ended', banned: 2 });
    expect((await answerOf(client.GET('/v1/moderation/actors'))).total).toBe(0);
    const missing = answerOf(client.DELETE('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep: 'none' } } }));
    await expect(missing).rejects.toMatchObject({ status: 404 });
  });
});

describe('review', () => {
  const list = { scope: 'everywhere' as const, at: NOON, trends: [trendOf('new', { label: '#New' }), trendOf('product:1')] };
  const settings = () => answerOf(client.GET('/v1/moderation/settings'));
  const queue = async () => (await answerOf(client.GET('/v1/moderation/queue'))).topics;

  async function hold(): Promise<void> {
    await answerOf(client.PUT('/v1/moderation/settings', { body: { review: true, by: 'ana' } }));
    const ranker = new RankerModeration(operatorOver(web.decisions, web.clock, 'ranker').book);
    const nobody = { traits: { sinceOf: () => 0, networkOf: () => 0 }, usersOf: () => [], ranks: () => true };
    for (const lists of [[], [list]]) {
      await ranker.look(nobody, web.clock.now());
      await ranker.review(lists);
    }
  }

  it('is off until it is switched on, and holds topics back with what explains them until they are allowed or denied', async () => {
    expect(await settings()).toEqual({ review: false });
    await hold();
    expect(await settings()).toEqual({ review: true, since: '2026-03-01T12:00:00.000Z' });
    expect(await queue()).toMatchObject(
      [
        { topic: 'new', label: '#New', scope: 'everywhere', rank: 1, observed: 412, expected: 38, why: /^412 people in 30 minutes/ },
        { topic: 'product:1', rank: 1 },
      ].map(({ why: _why, ...rest }) => rest),
    );
    expect((await queue())[0]?.why).toMatch(/^412 people in 30 minutes/);
    const path = { params: { path: { topic: 'new' } } };
    expect(await answerOf(client.GET('/v1/moderation/topics/{topic}', path))).toEqual({ topic: 'new', decision: 'none', waiting: true });
    await answerOf(client.PUT('/v1/moderation/topics/{topic}', { ...path, body: { decision: 'allowed' } }));
    expect((await queue()).map(({ topic }) => topic)).toEqual(['product:1']);
    await answerOf(client.PUT('/v1/moderation/settings', { body: { review: false } }));
    expect(await settings()).toEqual({ review: false });
    expect(await queue()).toEqual([]);
  });

  it('is done with a Mastodon client, too', async () => {
    await hold();
    web.reads.rise('everywhere', [trendOf('çay', { label: '#Çay' }), trendOf('product:2')]);
    web.reads.past('çay', 'everywhere', [{ hour: hourOf(NOON), uses: 12, actors: 9 }]);
    await other.decide('çay', 'allowed', { by: 'ben' });
    const { tags } = createRestAPIClient({ url: web.url, accessToken: web.operatorKey }).v1.admin.trends;
    const [tea, waiting, ...rest] = await tags.list();
    expect(tea).toMatchObject({
      id: 'çay',
      name: 'Çay',
      url: `${web.url}/topics/%C3%A7ay`,
      trendable: true,
      requiresReview: false,
      usable: true,
    });
    expect(tea?.history[0]).toEqual({ day: '1772323200', accounts: '9', uses: '12' });
    expect([waiting, rest]).toMatchObject([{ id: 'new', name: 'New', trendable: false, requiresReview: true }, []]);
    expect(await tags.$select('new').approve()).toMatchObject({ id: 'new', trendable: true, requiresReview: false });
    expect(await tags.$select('çay').reject()).toMatchObject({ id: 'çay', trendable: false, requiresReview: false });
    expect(await queue()).toMatchObject([{ topic: 'product:1' }]);
    expect((await tags.list()).map(({ id, trendable }) => [id, trendable])).toEqual([['çay', false]]);
    expect((await request(web.url).get('/api/v1/trends/tags')).body).toEqual([]);
    expect((await entries({ by: 'mastodon client' })).map(({ action, topics }) => [action, topics])).toEqual([
      ['deny', ['çay']],
      ['allow', ['new']],
    ]);
    await request(web.url).get('/api/v1/admin/trends/tags').expect(401);
    await request(web.url).post('/api/v1/admin/trends/tags/new/reject').expect(401);
  });
});

describe('the audit trail', () => {
  it('is told newest first, page by page, by topic, action and operator', async () => {
    for (let index = 0; index < 230; index += 1) {
      web.clock.advance(SECOND);
      await other.decide(index % 2 === 0 ? 'even' : `odd${index}`, index % 4 === 0 ? 'allowed' : 'denied', {
        by: index % 10 === 0 ? 'ana' : 'ben',
      });
    }
    const all = await allPages((cursor) => {
      const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
      return answerOf(client.GET('/v1/moderation/audit', { params: { query } }));
    });
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 230 }, (_, index) => 230 - index));
    expect(await entries({ topic: '#EVEN', limit: 100 })).toHaveLength(100);
    expect((await entries({ by: 'ana', action: 'deny' })).map(({ number }) => number)).toEqual(
      Array.from({ length: 23 }, (_, index) => 221 - index * 10).filter((number) => (number - 1) % 4 !== 0),
    );
    expect(await entries({ topic: 'nothing' })).toEqual([]);
  });
});
