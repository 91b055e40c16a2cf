import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import type { NestExpressApplication } from '@nestjs/platform-express';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { CloudEvent, emitterFor, httpTransport, HTTP, Mode } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { MAX_BODY_BYTES, type AcceptedActivity } from '@groundswell/activity';
import { awsClientSettings } from '@groundswell/cloud';
import { DynamoSources } from '@groundswell/data';
import { createHttpApplication, listen } from '@groundswell/http';
import { startKinesis } from '../../deploy/local/servers/kinesis.ts';
import type { LocalServer } from '../../deploy/local/servers/server.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';

const STREAM = 'activities';
const KEY = 'the-write-key';

let kinesis: LocalServer;
let client: KinesisClient;
let application: NestExpressApplication;
let url: string;

beforeAll(async () => {
  kinesis = await startKinesis();
  const dynamo = testDynamoDb();
  const table = await testTable(dynamo, 'identity', true);
  await new DynamoSources(dynamo, table).save({ id: 'shop', name: 'Shop', writeKeys: [KEY], createdAt: 0 });
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_ENDPOINT_URL_KINESIS: kinesis.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    GROUNDSWELL_TABLE_IDENTITY: table,
    GROUNDSWELL_STREAM_ACTIVITIES: STREAM,
    GROUNDSWELL_DEPLOYMENT_KEY: 'a key of at least thirty-two characters',
    GROUNDSWELL_LOG_LEVEL: 'error',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  client = new KinesisClient(awsClientSettings());
  await client.send(new CreateStreamCommand({ StreamName: STREAM, ShardCount: 2 }));
  while ((await client.send(new DescribeStreamSummaryCommand({ StreamName: STREAM }))).StreamDescriptionSummary?.StreamStatus !== 'ACTIVE')
    await wait(20);
  const { IngestModule } = await import('../../apps/ingest/src/ingest.module.ts');
  application = await createHttpApplication(IngestModule, { maxBodyBytes: MAX_BODY_BYTES });
  url = await listen(application, 0);
});

afterAll(async () => {
  await application?.close();
  client?.destroy();
  await kinesis?.stop();
  vi.unstubAllEnvs();
});

/** What the stream holds of the ids or actors that `wanted` fits. */
async function streamed(wanted: (activity: AcceptedActivity) => boolean): Promise<AcceptedActivity[]> {
  const found: AcceptedActivity[] = [];
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: STREAM }));
  for (const { ShardId } of Shards) {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamName: STREAM, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    const lines = Records.flatMap(({ Data }) =>
      Buffer.from(Data ?? [])
        .toString()
        .split('\n'),
    );
    found.push(...lines.map((line) => JSON.parse(line) as AcceptedActivity).filter(wanted));
  }
  return found;
}

describe('SDKs that people already have', () => {
  it("Segment's analytics-node: every call arrives, mapped, its clock corrected", async () => {
    const analytics = new Analytics({ writeKey: KEY, host: url, flushAt: 20, maxRetries: 0 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    const userId = `segment-${randomUUID()}`;
    analytics.track({
      userId,
      event: 'Product Viewed',
      properties: { product_id: '42', name: 'Blue shoes' },
      context: { locale: 'pt-BR' },
    });
    analytics.track({ userId, event: 'Products Searched', properties: { query: 'Blue Shoes' } });
    analytics.track({
      userId,
      event: 'Order Completed',
      properties: { products: [{ product_id: '42', name: 'Blue shoes' }, { product_id: '43' }] },
    });
    analytics.page({ userId, name: 'Home', properties: { path: '/home' } });
    analytics.screen({ userId, name: 'Cart' });
    analytics.identify({ userId, traits: { plan: 'pro' } });
    analytics.group({ userId, groupId: 'g1', traits: { size: 3 } });
    analytics.alias({ userId, previousId: 'before' });
    await analytics.closeAndFlush({ timeout: 15_000 });
    expect(failures).toEqual([]);
    const arrived = await streamed(({ actor }) => actor === userId);
    expect(arrived.map(({ kind, topics }) => [kind, ...topics])).toEqual([
      ['view', 'product:42'],
      ['search', 'search:blue shoes'],
      ['purchase', 'product:42', 'product:43'],
      ['page', 'page:/home'],
      ['screen', 'screen:cart'],
      ['identify'],
      ['group'],
      ['alias'],
    ]);
    expect(arrived[0]).toMatchObject({
      language: 'pt',
      labels: { 'product:42': 'Blue shoes' },
      client: '@segment/analytics-node',
      source: 'shop',
    });
    for (const { occurredAt = 0, receivedAt } of arrived) expect(Math.abs(receivedAt - occurredAt)).toBeLessThan(20_000);
  });

  it("RudderStack's SDK, whose gzip is labelled as a form", async () => {
    const rudder = new RudderAnalytics(KEY, { dataPlaneUrl: url, flushAt: 3, flushInterval: 100, logLevel: 'error' });
    const userId = `rudder-${randomUUID()}`;
    for (const product of ['7', '8', '9']) rudder.track({ userId, event: 'Product Added', properties: { product_id: product } });
    await rudder.flush();
    let arrived: AcceptedActivity[] = [];
    for (let tries = 0; tries < 50 && arrived.length < 3; tries += 1) {
      await wait(100);
      arrived = await streamed(({ actor }) => actor === userId);
    }
    expect(arrived.map(({ kind, topics }) => [kind, ...topics])).toEqual([
      ['cart', 'product:7'],
      ['cart', 'product:8'],
      ['cart', 'product:9'],
    ]);
  });

  it('cloudevents: binary, structured and in batches', async () => {
    const authorization = `Bearer ${KEY}`;
    const actor = `cloud-${randomUUID()}`;
    const event = (id: string): CloudEvent<object> =>
      new CloudEvent({
        id: `${actor}-${id}`,
        source: '/shop',
        type: 'com.example.order.created',
        subject: 'product:42',
        data: { userId: actor, text: 'so #good' },
      });
    for (const mode of [Mode.BINARY, Mode.STRUCTURED]) {
      const emit = emitterFor(httpTransport(`${url}/v1/events`), { mode });
      await emit(event(mode), { headers: { authorization } });
    }
    const { headers, body } = HTTP.structured(event('batched'));
    const batch = `[${String(body)}]`;
    const response = await fetch(`${url}/v1/events`, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), authorization, 'content-type': 'application/cloudevents-batch+json' },
      body: batch,
    });
    expect(response.status).toBe(200);
    const arrived = await streamed((activity) => activity.actor === actor);
    expect(arrived.map(({ id }) => id)).toEqual(['binary', 'structured', 'batched'].map((mode) => `/shop ${actor}-${mode}`));
    for (const activity of arrived)
      expect(activity).toMatchObject({ kind: 'com.example.order.created', topics: ['product:42'], text: 'so #good' });
  });

  it('are told of a wrong key', async () => {
    const analytics = new Analytics({ writeKey: 'wrong', host: url, flushAt: 1, maxRetries: 0 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    analytics.track({ userId: 'u', event: 'x' });
    await analytics.closeAndFlush({ timeout: 15_000 });
    expect(failures).toHaveLength(1);
  });
});
