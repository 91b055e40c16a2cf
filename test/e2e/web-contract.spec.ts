import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../apps/web/src/openapi/index.ts';
import type { Operation } from '@groundswell/http';
import { problem } from '../../apps/web/src/openapi/problem.schema.ts';
import { topology } from '../../deploy/topology.ts';
import { sampleOf, trendOf } from '../../apps/web/test/twins.ts';
import { type IngestApp, startIngestApp, WRITE_KEY } from './ingest.app.ts';
import { startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;
let ingest: IngestApp;

beforeAll(async () => {
  [web, ingest] = await Promise.all([startWebApp(), startIngestApp()]);
  web.reads.rise('everywhere', [trendOf('ai'), trendOf('go')]);
  await web.samples.keep(
    [sampleOf({ topics: ['ai', 'go'], text: '#ai' })],
    [{ ...sampleOf({ source: 'shop', text: 'hi' }), countedAt: 1 }],
  );
  await web.sources.save({ id: 'shop', name: 'Shop', writeKeys: [WRITE_KEY], createdAt: 0 });
});
afterAll(() => Promise.all([web.close(), ingest.close()]));

const event = { specversion: '1.0', id: '1', source: '/shop', type: 'view', subject: 'product:42' };
const call = { userId: 'ann', event: 'Product Viewed', groupId: 'g', previousId: 'p', properties: { product_id: 'p-42' } };
const mapping = { rules: [{ when: { event: 'Tapped' }, kind: 'tap', topics: [{ topic: 'button:{properties.name}' }] }] };

/** A body for each operation that takes one, by operation id and media type. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  sendActivities: {
    'application/json': {
      activities: [
        { kind: 'post', actor: 'ann', text: '#AI' },
        { kind: 'Not a kind!', actor: 'ann' },
      ],
    },
  },
  segmentBatch: { 'application/json': { batch: [{ ...call, type: 'track' }, { ...call, type: 'page' }, { type: 'track' }] } },
  sendEvents: { 'application/cloudevents+json': event, 'application/cloudevents-batch+json': [event, { ...event, id: '2' }] },
  saveMapping: { 'application/json': mapping },
  saveModerationSettings: { 'application/json': { review: true, by: 'ana' } },
  putSource: { 'application/json': { name: 'Shop', allowedKinds: ['view'], ratePerSecond: 50, servers: true, by: 'ana' } },
  addWriteKey: { 'application/json': { by: 'ana', reason: 'rotation' } },
  decideTopic: { 'application/json': { decision: 'denied', by: 'ana', reason: 'spam' } },
  banActors: { 'application/json': { actors: [{ id: 'eve' }, { hash: '0123456789ab' }], by: 'ana' } },
  liftActors: { 'application/json': { actors: [{ id: 'eve' }] } },
  orderSweep: { 'application/json': { topic: '#Spam', newerThanHours: 24, network: '192.0.2.1', reason: 'invented' } },
  previewMapping: { 'application/json': { event: { ...call, type: 'track' }, mapping } },
};

interface Exchange {
  readonly name: string;
  readonly operation: Operation;
  readonly type?: string;
  readonly body?: unknown;
}

/** One exchange an operation, and one a media type of its body. */
function exchanges(): Exchange[] {
  return operations.flatMap((operation): Exchange[] => {
    if (operation.body === undefined) return [{ operation, name: operation.id }];
    const given = bodies[operation.id] ?? { 'application/json': call };
    return Object.keys(operation.body).map((type) => ({ operation, type, body: given[type], name: `${operation.id} (${type})` }));
  });
}

function address({ path, query }: Operation): string {
  const concrete = path
    .replace(/\{(?:topic|tag)\}/, 'ai')
    .replace('{source}', 'shop')
    .replace('{key}', 'absent_key_1')
    .replace('{sweep}', 'sweep-1')
    .replace('{actor}', '0123456789ab');
  return query !== undefined && 'q' in query.shape ? `${concrete}?q=a` : concrete;
}

function isOfWeb({ method, path }: Operation): boolean {
  return topology.routes.some((route) => route.function === 'web' && route.method === method && route.path === path);
}

function ask(operation: Operation, authorization: string | undefined, type?: string, body?: unknown): Promise<Response> {
  const app = isOfWeb(operation) ? web : ingest;
  const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
  return fetch(app.url + address(operation), {
    method: operation.method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function keyFor(operation: Operation): string | undefined {
  const { caller } = operation;
  if (caller === 'anyone') return undefined;
  return `Bearer ${caller === 'write-key' ? WRITE_KEY : isOfWeb(operation) ? web.operatorKey : ingest.operatorKey}`;
}

describe('every operation of the OpenAPI document', () => {
  it.each(exchanges())('$name takes what it says and answers as it says, no member more', async ({ operation, type, body }) => {
    const documented = type === undefined ? undefined : operation.body?.[type];
    expect(documented?.safeParse(body).error).toBeUndefined();
    const response = await ask(operation, keyFor(operation), type, body);
    const answer: unknown = await response.json();
    expect([response.status, answer]).toEqual([operation.status ?? 200, operation.answer.parse(answer)]);
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
  });

  it.each(operations.filter(({ caller }) => caller !== 'anyone'))(
    '$id answers 401 as a documented problem without its key',
    async (operation) => {
      const [type, body] =
        Object.entries(bodies[operation.id] ?? (operation.body === undefined ? {} : { 'application/json': call }))[0] ?? [];
      const response = await ask(operation, undefined, type, body);
      const answer: unknown = await response.json();
      expect([response.status, answer]).toEqual([401, problem.parse(answer)]);
      expect(operation.problems).toHaveProperty('401');
    },
  );
});
