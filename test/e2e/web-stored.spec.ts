import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type AcceptedActivity, encodeLine } from '@groundswell/activity';
import { answerOf, createClient, type GroundswellClient } from '@groundswell/client';
import {
  createDocumentClient,
  DynamoDeltaLog,
  DynamoOperatorKeyDigests,
  DynamoRankStore,
  DynamoSamples,
  DynamoSources,
} from '@groundswell/data';
import { StoredOperatorKeys } from '@groundswell/auth';
import { createHttpApplication, listen } from '@groundswell/http';
import { ManualClock, MINUTE, RandomIds, SECOND } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { ActivityCounter, InMemoryAttemptMarks, InMemoryDeadLetters, Ranker, ShardParents, SurpriseRule } from '@groundswell/trend';
import { testDynamoDb, testTable } from '../support/tables.ts';

/** What few did, or did in private; said by 3 people, or in a kind that is not public. */
const PLANTED = ['rash', 'necklace', 'person-', 'tinysource'];
const KEY = 'a key of at least thirty-two characters';

class NoParents extends ShardParents {
  of(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}

const client = testDynamoDb();
const clock = new ManualClock(Date.now() - 10 * SECOND);
let baseUrl: string;
let close: () => Promise<void>;
let api: GroundswellClient;
let operatorKey: string;
let handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

function activity(index: number, changes: Partial<AcceptedActivity>): AcceptedActivity {
  const receivedAt = clock.now();
  return {
    id: `${changes.kind}-${index}`,
    kind: 'post',
    actor: `person-${index}`,
    topics: [],
    properties: { gift: 'necklace' },
    source: 'default',
    receivedAt,
    correlationId: 'c',
    ...changes,
  };
}

const several = (count: number, changes: Partial<AcceptedActivity>) =>
  Array.from({ length: count }, (_, index) => activity(index, changes));

/** Counts and ranks `activities` with the engine's own code, in real tables. */
async function countAndRank(trends: string, samples: DynamoSamples, activities: readonly AcceptedActivity[]): Promise<void> {
  const documents = createDocumentClient(client);
  const log = new DynamoDeltaLog(documents, trends, clock, new RandomIds());
  const [actors, ids] = [new KeyedHash(KEY, 'actor'), new KeyedHash(KEY, 'id')];
  const counter = new ActivityCounter({
    log,
    samples,
    clock,
    deadLetters: new InMemoryDeadLetters(),
    attempts: new InMemoryAttemptMarks(clock),
    parents: new NoParents(),
    hashes: { actor: (actor) => actors.hash48(actor), id: (source, id) => ids.hash48Pair(source, id) },
    publicKinds: ['post'],
  });
  const data = Buffer.from(activities.map(encodeLine).join('\n'));
  const report = await counter.count('activities', 'shard-1', [{ sequenceNumber: '1', arrivedAt: clock.now(), data }]);
  expect(report).toMatchObject({ counted: activities.length, deadLetters: 0 });
  const store = new DynamoRankStore(documents, trends, new RandomIds());
  const ranker = new Ranker(store, log, clock, new RandomIds(), { minimumActors: 5, rule: new SurpriseRule() });
  for (let look = 0; look < 3; look++) {
    await ranker.refresh();
    clock.advance(2 * SECOND);
  }
}

beforeAll(async () => {
  const [identity, trends, kept] = await Promise.all([
    testTable(client, 'identity', true),
    testTable(client, 'trends', true),
    testTable(client, 'activity', true),
  ]);
  await countAndRank(trends, new DynamoSamples(client, kept, clock), [
    ...several(40, { kind: 'post', text: 'We go live #Launch #Rash' }).map((post, index) =>
      index < 3 ? post : { ...post, text: 'Finally #launch, thanks #Team' },
    ),
    ...several(120, { kind: 'like' }),
    ...several(3, { kind: 'search', topics: ['search:rash'] }),
    ...several(30, { kind: 'purchase', topics: ['product:42'], labels: { 'product:42': 'Blue shoes' }, text: 'a necklace for Ana' }),
    ...several(3, { kind: 'like', source: 'tinysource', topics: ['product:42'] }),
  ]);
  await new DynamoSources(client, identity).save({ id: 'default', name: 'My community', writeKeys: ['gsw_e2e'], createdAt: clock.now() });
  operatorKey = await new StoredOperatorKeys(new DynamoOperatorKeyDigests(client, identity), clock).rotate();
  for (const [name, value] of Object.entries({
    GROUNDSWELL_TABLE_IDENTITY: identity,
    GROUNDSWELL_TABLE_TRENDS: trends,
    GROUNDSWELL_TABLE_ACTIVITY: kept,
    GROUNDSWELL_LOG_LEVEL: 'error',
    GROUNDSWELL_DEPLOYMENT_KEY: KEY,
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }))
    vi.stubEnv(name, value);
  // The module reads the environment when it is loaded.
  const { WebModule } = await import('../../apps/web/src/web.module.ts');
  const application = await createHttpApplication(WebModule);
  baseUrl = await listen(application, 0);
  close = () => application.close();
  api = createClient({ baseUrl, operatorKey });
  ({ handler } = await import('../../apps/web/src/lambda.ts'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await close?.();
});

describe('web over real tables', () => {
  it('lists what rises, and why', async () => {
    const { trends } = await answerOf(api.GET('/v1/trends'));
    expect(Object.fromEntries(trends.map(({ topic, label }) => [topic, label]))).toEqual({
      launch: '#launch',
      'product:42': 'Blue shoes',
      team: '#Team',
    });
    expect(trends[0]).toMatchObject({ observed: 40, uses: 40, why: expect.stringMatching(/^40 people in \d+ minutes/) as string });
  });

  it('tells a topic’s history, related topics and samples, rare hashtags masked', async () => {
    const page = await answerOf(api.GET('/v1/topics/{topic}', { params: { path: { topic: '#Launch' } } }));
    const related = [
      { topic: 'team', label: '#Team', together: 37 },
      { topic: 'product:42', label: 'Blue shoes', together: 30 },
    ];
    expect(page).toMatchObject({ topic: 'launch', actorsPerDay: 40, usesPerDay: 40, relatedBy: 'people', related });
    expect(page.samples.length).toBeGreaterThan(0);
    expect(page.history).toHaveLength(168);
    const texts = page.samples.map(({ text }) => text);
    expect(texts.every((text) => text === 'We go live #Launch #…' || text === 'Finally #launch, thanks #Team')).toBe(true);
  });

  it('lists scopes, finds topics, and says that it is fresh', async () => {
    const { scopes } = await answerOf(api.GET('/v1/scopes'));
    expect(scopes.map(({ scope }) => scope)).toEqual(
      expect.arrayContaining(['everywhere', 'kind:post', 'kind:purchase', 'source:default']),
    );
    const found = await answerOf(api.GET('/v1/search', { params: { query: { q: 'blue' } } }));
    expect(found.topics).toMatchObject([{ topic: 'product:42', label: 'Blue shoes', trending: true }]);
    const status = await answerOf(api.GET('/v1/status'));
    expect(status).toMatchObject({ status: 'ok', activities: 196, sample: false });
    expect(Date.parse(status.countedThrough ?? '')).toBeLessThanOrEqual(Date.now() + MINUTE);
  });

  it('leaks no rare topic and no private kind on any public route', async () => {
    const topics = ['launch', 'rash', 'search:rash', 'product:42', 'team'].map((topic) => `/v1/topics/${encodeURIComponent(topic)}`);
    const scoped = ['everywhere', 'kind:search', 'kind:purchase', 'source:tinysource'].flatMap((scope) =>
      ['/v1/trends', ...topics].map((path) => `${path}?scope=${scope}`),
    );
    const rest = [
      '/v1/scopes',
      '/v1/status',
      '/v1/search?q=r&limit=50',
      '/v1/search?q=rash',
      '/api/v1/trends',
      '/api/v1/trends/tags?limit=20',
    ];
    for (const path of [...scoped, ...rest]) {
      const response = await fetch(baseUrl + path);
      const { instance: _instance, q: _q, scope: _scope, ...told } = [(await response.json()) as Record<string, unknown>].flat()[0] ?? {};
      for (const planted of PLANTED) expect(JSON.stringify(told).toLowerCase(), `${planted} in ${path}`).not.toContain(planted);
    }
    expect((await fetch(`${baseUrl}/v1/topics/search%3Arash`)).status).toBe(404);
  });

  it('shows operators what is rare, sources and arrivals', async () => {
    const rare = await answerOf(api.GET('/v1/operator/topics/{topic}', { params: { path: { topic: 'search:rash' } } }));
    expect(rare).toMatchObject({ actorsPerDay: 3, usesPerDay: 3, public: false });
    expect((await answerOf(api.GET('/v1/sources'))).sources).toMatchObject([
      { id: 'default', writeKeys: [{ key: 'gsw_e2e', name: 'tCltxrKfVkb0' }] },
    ]);
    const { arrivals } = await answerOf(api.GET('/v1/sources/{source}/arrivals', { params: { path: { source: 'default' } } }));
    expect(arrivals.length).toBeGreaterThan(0);
    expect(JSON.stringify(arrivals)).not.toContain('person-');
    expect((await createClient({ baseUrl }).GET('/v1/sources')).response.status).toBe(401);
  });

  it('knows by hash who used a topic, and bans by the id that senders give', async () => {
    const { actors } = await answerOf(api.GET('/v1/moderation/topics/{topic}/actors', { params: { path: { topic: 'search:rash' } } }));
    expect(actors).toMatchObject(Array.from({ length: 3 }, () => ({ standsFor: 1, banned: false })));
    const hash = new KeyedHash(KEY, 'actor').hash48('person-0').toString(16).padStart(12, '0');
    expect(actors.map(({ actor }) => actor)).toContain(hash);
    const body = { actors: [{ id: 'person-0' }], by: 'ana', reason: 'invented' };
    expect(await answerOf(api.PUT('/v1/moderation/actors', { body }))).toMatchObject({ changed: 1 });
    const page = () => answerOf(api.GET('/v1/operator/topics/{topic}', { params: { path: { topic: 'search:rash' } } }));
    expect(await page()).toMatchObject({ actorsPerDay: 2 });
    expect((await answerOf(api.GET('/v1/moderation/actors'))).actors).toMatchObject([{ actor: hash, by: 'ana', reason: 'invented' }]);
    await answerOf(api.DELETE('/v1/moderation/actors/{actor}', { params: { path: { actor: hash } } }));
    expect(await page()).toMatchObject({ actorsPerDay: 3 });
  });

  it('answers the events of API Gateway with the same, and 304 to those who have it', async () => {
    const direct = await fetch(`${baseUrl}/v1/trends?limit=1`);
    const first = await handler(gatewayEvent('/v1/trends', { limit: ['1'] }), {} as Context);
    expect(first.statusCode).toBe(200);
    expect(JSON.parse(first.body)).toEqual(await direct.json());
    const etag = first.multiValueHeaders?.['etag']?.[0];
    expect(etag).toBe(direct.headers.get('etag'));
    const again = await handler(gatewayEvent('/v1/trends', { limit: ['1'] }, { 'If-None-Match': [String(etag)] }), {} as Context);
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

function gatewayEvent(path: string, query: Record<string, string[]>, headers: Record<string, string[]> = {}): APIGatewayProxyEvent {
  return {
    httpMethod: 'GET',
    path,
    resource: path,
    headers: {},
    multiValueHeaders: { Host: ['api.example'], ...headers },
    queryStringParameters: null,
    multiValueQueryStringParameters: query,
    pathParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-12345678', identity: { sourceIp: '192.0.2.1' } },
  } as unknown as APIGatewayProxyEvent;
}
