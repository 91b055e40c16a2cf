import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Source } from '@groundswell/activity';
import { DynamoSources } from '@groundswell/data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { countedByEngine } from './support/engine-counts.ts';

/** What a stack trace, a parser's own words or a place in the code would look like. */
const MACHINERY = /\bat \S+ \(|\.m?[jt]s:\d|node_modules|SyntaxError|Unexpected token|is not a function|errorType/;

let deployment: Deployment;

beforeAll(async () => {
  deployment = await deploy({ shards: 2 });
  const { clients, environment } = deployment.cloud;
  const sources = new DynamoSources(clients.dynamodb, environment['GROUNDSWELL_TABLE_IDENTITY'] ?? '');
  const more: Omit<Source, 'createdAt' | 'name'>[] = [
    { id: 'posts', writeKeys: ['key-of-posts'], allowedKinds: ['post'] },
    { id: 'slow', writeKeys: ['key-of-slow'], ratePerSecond: 1 },
    { id: 'other', writeKeys: ['key-of-other'] },
  ];
  for (const source of more) await sources.save({ ...source, name: source.id, createdAt: 0 });
});
afterAll(() => deployment?.stop());

type Body = string | Buffer | object;

function send(path: string, body: Body, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const given = { 'content-type': 'application/json', authorization: `Bearer ${deployment.writeKey}`, ...headers };
  return fetch(new URL(path, deployment.url), {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
}

const post = { kind: 'post', actor: 'ann' };
const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
const key = (name: string): Record<string, string> => ({ authorization: `Bearer ${name}` });
const type = (name: string): Record<string, string> => ({ 'content-type': name });

const refused: [what: string, status: number, path: string, body: Body, headers?: Record<string, string>][] = [
  ['malformed JSON', 400, '/v1/activities', '{"activities":['],
  ['malformed JSON', 400, '/v1/batch', '{"batch":[}'],
  ['malformed JSON', 400, '/v1/track', 'event=x'],
  ['malformed JSON of a CloudEvent', 400, '/v1/events', '{', type('application/cloudevents+json')],
  ['an empty body', 400, '/v1/activities', ''],
  ['a number for a body', 400, '/v1/activities', '7'],
  ['bytes that are no text', 400, '/v1/activities', randomBytes(64)],
  ['gzip that breaks off', 400, '/v1/batch', gzipSync(Buffer.from('{"batch":[]}')).subarray(0, 20)],
  ['JSON nested thousands deep', 400, '/v1/track', `{"event":"x","userId":"u","properties":{"x":${deep}}}`],
  ['a call without its event', 400, '/v1/track', { userId: 'u' }],
  ['no key', 401, '/v1/activities', [post], { authorization: '' }],
  ['a wrong key', 401, '/v1/batch', { batch: [] }, key('wrong')],
  ['a key that is no text', 401, '/v1/activities', [post], { authorization: 'Basic %%%' }],
  ['a kind that is not allowed', 403, '/v1/activities', [{ kind: 'view', actor: 'a' }], key('key-of-posts')],
  ['a source that is not that of the key', 403, '/v1/activities', { source: 'nobody', activities: [post] }],
  ['a backfill without the operator key', 403, '/v1/activities', { activities: [post], backfill: true }],
  ['a form', 415, '/v1/activities', 'a=b', type('application/x-www-form-urlencoded')],
  ['XML', 415, '/v1/batch', '<a/>', type('text/xml')],
  ['an image', 415, '/v1/events', randomBytes(64), type('image/png')],
  ['501 KB', 413, '/v1/activities', JSON.stringify([post]) + ' '.repeat(501 * 1_024)],
  ['501 KB of random bytes', 413, '/v1/batch', randomBytes(501 * 1_024), type('application/octet-stream')],
  ['what is more than a function takes', 413, '/v1/batch', Buffer.alloc(12_000_000, 0x20)],
  ['a gzip bomb', 413, '/v1/batch', gzipSync(Buffer.alloc(200_000_000, 0x20), { level: 9 })],
  ['a single call over 32 KB', 413, '/v1/track', { event: 'x', userId: 'u', properties: { x: 'x'.repeat(33_000) } }],
];

describe('what bad input gets, through gateway and function', () => {
  it.each(refused)('%s: %i at %s', async (_what, status, path, body, headers = {}) => {
    const response = await send(path, body, headers);
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([status, expect.any(String)]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String) as string });
    expect(text + JSON.stringify([...response.headers])).not.toMatch(MACHINERY);
  });

  it('404 and 405 where nothing is served', async () => {
    expect((await send('/v1/nothing', {})).status).toBe(404);
    const wrongMethod = await fetch(new URL('/v1/activities', deployment.url));
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, expect.stringContaining('POST')]);
    expect((await fetch(new URL('/v1/topics/%ff', deployment.url))).status).toBe(400);
    expect((await fetch(new URL('/v1/trends?limit=many', deployment.url))).status).toBe(400);
  });

  it('429 with Retry-After for too many', async () => {
    const answers: Response[] = [];
    for (let index = 0; index < 40 && answers.at(-1)?.status !== 429; index += 1)
      answers.push(await send('/v1/activities', [post], key('key-of-slow')));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.length).toBeGreaterThan(5);
  });

  it('a refusal for an item alone, with its index and field, while its neighbours are taken', async () => {
    const activities = [post, { kind: 'post' }, { ...post, properties: { x: 'x'.repeat(33_000) } }, 7, { ...post, kind: 'No Kind!' }, post];
    const response = await send('/v1/activities', gzipSync(JSON.stringify({ activities })));
    const { accepted, results } = (await response.json()) as { accepted: number; results: { status: string; field?: string }[] };
    expect([response.status, accepted]).toEqual([200, 2]);
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'refused', 'refused', 'refused', 'refused', 'accepted']);
    expect([results[1]?.field, results[4]?.field]).toEqual(['actor', 'kind']);
  });

  it('a warning for a 21st topic, an over-long one and a time in the future, all of which are taken', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const topics = Array.from({ length: 21 }, (_, index) => `many-${index}`);
    const activities = [
      { ...post, topics },
      { ...post, topics: ['long'.repeat(50)] },
      { ...post, occurredAt: tomorrow },
    ];
    const response = await send('/v1/activities', { activities });
    const { accepted, results } = (await response.json()) as { accepted: number; results: { warnings?: string[] }[] };
    expect(accepted).toBe(3);
    for (const { warnings } of results) expect(warnings).toHaveLength(1);
  });
});

describe('an id that comes twice', () => {
  const sent = async (topic: string, headers: Record<string, string> = {}): Promise<void> => {
    const activities = Array.from({ length: 50 }, (_, index) => ({ ...post, id: `id-${index}`, topics: [topic] }));
    expect((await send('/v1/activities', { activities }, headers)).status).toBe(200);
  };

  it('from one source counts once, also to a count function that knows nothing any more', async () => {
    await sent('once');
    await sent('once');
    await deployment.cloud.drained();
    expect((await countedByEngine(deployment.cloud)).uses.get('once')).toBe(50);
    deployment.cloud.functions.killInstances('count');
    await sent('once');
    await deployment.cloud.drained();
    expect((await countedByEngine(deployment.cloud)).uses.get('once')).toBe(50);
  });

  it('from two sources counts twice', async () => {
    await sent('twice', key('key-of-posts'));
    await sent('twice', key('key-of-other'));
    await deployment.cloud.drained();
    expect((await countedByEngine(deployment.cloud)).uses.get('twice')).toBe(100);
  });
});
