import type { AcceptedActivity } from '@groundswell/activity';
import {
  createDocumentClient,
  DynamoFollowersAlso,
  DynamoKeptItems,
  DynamoModerationStore,
  DynamoSamples,
  DynamoWatchers,
} from '@groundswell/data';
import { RandomIds, UnavailableError } from '@groundswell/kernel';
import { ModerationBook, ModerationDesk } from '@groundswell/trend';
import request, { type Test } from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleOf, trendOf } from '../../apps/web/test/twins.ts';
import { accountPorts, PASSWORD } from '../factories/accounts.ts';
import { feedTwins } from '../factories/feed-ports.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';
import { startMobileApp } from './mobile.app.ts';

interface Entry {
  readonly topic: string;
  readonly because: string;
  readonly state: string;
  readonly samples: readonly { readonly text: string }[];
}
interface Page {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** The application over real tables, but for what the ranker stores, which a twin knows. */
async function world() {
  const ports = accountPorts();
  const client = testDynamoDb();
  const documents = createDocumentClient(client);
  const [engagement, trends, activity] = await Promise.all([
    testTable(client, 'engagement'),
    testTable(client, 'trends'),
    testTable(client, 'activity'),
  ]);
  const twins = feedTwins(ports.clock);
  const book = new ModerationBook(new DynamoModerationStore(documents, trends), ports.clock, new RandomIds());
  const samples = new DynamoSamples(client, activity, ports.clock);
  const app = await startMobileApp(ports, undefined, {
    ...twins,
    items: new DynamoKeptItems(documents, engagement),
    watchers: new DynamoWatchers(documents, engagement),
    also: new DynamoFollowersAlso(documents, engagement),
    samples,
    book,
  });
  onTestFinished(() => app.close());
  const device = async (address: string) => {
    const { id: account } = await app.world.person(address);
    const { body } = await request(app.url).post('/v1/sessions').send({ address, password: PASSWORD });
    const { accessToken } = body as { accessToken: string };
    const asked = (method: 'get' | 'put' | 'post', path: string): Test =>
      request(app.url)[method](path).auth(accessToken, { type: 'bearer' });
    const keep = async (kind: 'follows' | 'mutes', topics: readonly string[]) => {
      for (const topic of topics) await asked('put', `/v1/${kind}/${topic}`).send({}).expect(200);
    };
    return {
      account,
      get: (path: string) => asked('get', path),
      post: (body_: object) => asked('post', '/v1/me/activities').send(body_),
      profile: (profile: object) => asked('put', '/v1/profile').send(profile).expect(200),
      follow: (...topics: string[]) => keep('follows', topics),
      mute: (...topics: string[]) => keep('mutes', topics),
      feed: async (query = ''): Promise<Page> => (await asked('get', `/v1/feed${query}`).expect(200)).body as Page,
    };
  };
  const { reads, stream } = twins;
  const use = (...topics: string[]) => {
    for (const topic of topics) reads.use({ topic, label: `#${topic}`, actorsPerDay: 9 });
  };
  const rise = (scope: 'everywhere' | 'region:BR', ...topics: string[]) =>
    reads.rise(
      scope,
      topics.map((topic) => trendOf(topic)),
    );
  return { app, device, use, rise, reads, samples, stream, desk: new ModerationDesk(book, ports.clock) };
}

const topicsOf = ({ entries }: Page) => entries.map(({ topic }) => topic);

describe('the feed', { timeout: 60_000 }, () => {
  it('says of everything why it is there: what rises where somebody is, what they follow, what people like them follow', async () => {
    const { device, use, rise, samples } = await world();
    const ada = await device('ada@example.org');
    await ada.profile({ regions: ['BR'] });
    await ada.follow('ai', 'tea');
    use('ai', 'tea', 'llm', 'rust');
    rise('everywhere', 'ai');
    rise('region:BR', 'carnaval');
    for (const who of ['b', 'c', 'd', 'e', 'f'])
      await (await device(`${who}@example.org`)).follow('ai', 'llm', ...(who === 'f' ? [] : ['rust']));
    await samples.keep([sampleOf({ text: 'all #tea', topics: ['tea'] })], []);
    const { entries } = await ada.feed();
    expect(entries.map(({ topic, because, state }) => [topic, because, state])).toEqual([
      ['ai', 'because you follow #ai', 'rising'],
      ['carnaval', 'because it is rising in Brazil', 'rising'],
      ['llm', 'because people who follow #ai follow it, too', 'steady'],
      ['tea', 'because you follow #tea', 'steady'],
    ]);
    expect(entries[3]?.samples.map(({ text }) => text)).toEqual(['all #tea']);
    const { body } = await ada.get('/v1/trends/for-you').expect(200);
    const { scopes, trends } = body as { scopes: string[]; trends: (Entry & { followed: boolean })[] };
    expect(scopes).toEqual(['region:BR', 'everywhere']);
    expect(trends.map(({ topic, because, followed }) => [topic, because, followed])).toEqual([
      ['ai', 'because it is rising everywhere', true],
      ['carnaval', 'because it is rising in Brazil', false],
    ]);
  });

  it('never shows what is muted, denied or rare, and lets mutes and denials hold at once', async () => {
    const { device, use, rise, reads, desk, app } = await world();
    const ada = await device('ada@example.org');
    await ada.follow('rare', 'fine', 'muted', 'denied');
    reads.use({ topic: 'rare', label: '#rare', actorsPerDay: 4 });
    use('fine');
    rise('everywhere', 'muted', 'denied');
    expect(topicsOf(await ada.feed())).toEqual(['muted', 'denied', 'fine']);
    await ada.mute('muted');
    await desk.decide('denied', 'denied', { by: 'ana' });
    app.world.ports.clock.advance(1_001);
    expect(topicsOf(await ada.feed())).toEqual(['fine']);
    expect(((await ada.get('/v1/trends/for-you')).body as { trends: unknown[] }).trends).toEqual([]);
  });

  it('comes in pages that repeat and lose nothing while ranks change, by cursors of that person alone', async () => {
    const { device, use, rise } = await world();
    const ada = await device('ada@example.org');
    await ada.follow('a', 'b');
    use('a', 'b');
    rise('everywhere', 'x', 'y', 'z');
    const first = await ada.feed('?limit=2');
    expect(topicsOf(first)).toEqual(['x', 'y']);
    rise('everywhere', 'z', 'b', 'y', 'x');
    const second = await ada.feed(`?limit=2&cursor=${first.next}`);
    rise('everywhere', 'b', 'a');
    const third = await ada.feed(`?limit=2&cursor=${second.next}`);
    expect([...topicsOf(second), ...topicsOf(third)]).toEqual(['b', 'z', 'a']);
    expect(third.next).toBeUndefined();
    const bob = await device('bob@example.org');
    const stolen = await bob.get(`/v1/feed?cursor=${first.next}`);
    expect([stolen.status, stolen.body]).toMatchObject([404, { code: 'cursor-unknown' }]);
  });

  it('is kept by nobody but the own device, which is told when nothing changed', async () => {
    const { device, use } = await world();
    const ada = await device('ada@example.org');
    await ada.follow('a', 'b');
    use('a', 'b');
    for (const path of ['/v1/feed?limit=1', '/v1/trends/for-you']) {
      const { headers } = await ada.get(path).expect(200);
      expect([headers['cache-control'], headers['vary']]).toEqual(['private, no-cache', 'Authorization']);
      const again = await ada.get(path).set('if-none-match', headers['etag'] ?? '');
      expect([again.status, again.text]).toEqual([304, '']);
    }
  });

  it('needs a parameter as it is documented', async () => {
    const { device } = await world();
    const ada = await device('ada@example.org');
    for (const query of ['?limit=0', '?limit=51', '?cursor=', `?cursor=${'x'.repeat(2_001)}`])
      await ada.get(`/v1/feed${query}`).expect(400);
    await ada.get('/v1/trends/for-you?limit=101').expect(400);
  });
});

describe('posting as oneself', { timeout: 60_000 }, () => {
  it('acknowledges what is durable, counts an id once, and names nobody', async () => {
    const { device, stream, app } = await world();
    const ada = await device('ada@example.org');
    const activities = [{ id: 'one', text: 'Hello #AI' }];
    const answer = await ada.post({ activities });
    expect([answer.status, answer.body]).toEqual([
      200,
      { accepted: 1, refused: 0, results: [{ index: 0, id: 'one', status: 'accepted' }] },
    ]);
    await ada.post({ activities });
    const [first, again] = stream.activities() as AcceptedActivity[];
    expect(first).toMatchObject({ source: 'mobile', kind: 'post', text: 'Hello #AI', network: expect.any(String) as string });
    expect([again?.id, again?.actor]).toEqual([first?.id, first?.actor]);
    const put = stream.lines.map(({ line }) => line).join('\n');
    expect(put).not.toContain('example.org');
    expect(put).not.toContain(ada.account);
    expect(app.logged.join('\n')).not.toContain('Hello');
  });

  it('is 503 while nothing can be made durable, and harmless to repeat', async () => {
    const { device, stream } = await world();
    const ada = await device('ada@example.org');
    stream.failure = new UnavailableError('the stream does not answer');
    const refused = await ada.post({ activities: [{ id: 'one' }] });
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
    await ada.post({ activities: [{ id: 'one' }] }).expect(200);
    expect(stream.lines).toHaveLength(1);
  });

  it("takes no word on who did it, and nothing that is not a person's to say", async () => {
    const { device, stream } = await world();
    const ada = await device('ada@example.org');
    const odd = [{ actor: 'bob' }, { actorSince: 0 }, { ip: '192.0.2.9' }, { source: 'shop' }, { receivedAt: 1 }];
    for (const more of odd) await ada.post({ activities: [{ id: 'one', ...more }] }).expect(400);
    await ada.post({ activities: [{ id: 'one' }], backfill: true }).expect(400);
    await ada.post({ activities: [] }).expect(400);
    expect(stream.lines).toEqual([]);
  });
});
