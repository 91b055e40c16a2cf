import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { ActivityStream, MAX_BODY_BYTES, MemorySources, Networks, Sources } from '@groundswell/activity';
import { MemoryOperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from '@groundswell/auth';
import { awsClientSettings, KinesisActivityStream } from '@groundswell/cloud';
import { lambdaHandler, type RestHandler } from '@groundswell/http';
import { Clock, Ids, RandomIds, SystemClock } from '@groundswell/kernel';
import { KeyedHash, MemoryTokenLeases, TokenLeases } from '@groundswell/security';
import { Log } from '@groundswell/telemetry';
import { ReceptionModule } from '../../../apps/ingest/src/reception.module.ts';

import { median } from './report.ts';

/** The warm ingest handler beside a handler that only parses the same body. */
export interface HandlerVsParse {
  /** Median of the rounds' ratios of processor time, ours / theirs. */
  readonly ratio: number;
  /** The same by the clock. */
  readonly wallRatio: number;
  /** Microseconds of processor time an invocation, medians. */
  readonly handler: number;
  readonly parse: number;
  /** Records that a request of 100 activities of 100 actors became. */
  readonly recordsPerRequest: number;
}

const WRITE_KEY = 'bench';
const SHARDS = 1;

/** Answers Kinesis' protocol from memory, so that what is measured is ours, the SDK's share included. */
class KinesisStub {
  records = 0;
  requests = 0;
  /** From now on every put is answered like the last one, without a look at it: looking is none of our handler's work. */
  isAsleep = false;
  private last: object = {};

  handle(request: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown }): Promise<unknown> {
    const isListing = request.headers['x-amz-target']?.endsWith('ListShards') === true;
    if (this.isAsleep && !isListing) return Promise.resolve(this.last);
    const body = isListing ? this.shards() : this.taken(request.body);
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    this.last = { response: { statusCode: 200, headers, body: Buffer.from(JSON.stringify(body)) } };
    return Promise.resolve(this.last);
  }

  private shards(): object {
    const step = 2n ** 128n / BigInt(SHARDS);
    const range = (index: number): object => ({
      StartingHashKey: String(step * BigInt(index)),
      EndingHashKey: String(step * BigInt(index + 1) - 1n),
    });
    return {
      Shards: Array.from({ length: SHARDS }, (_, index) => ({ ShardId: `s${index}`, HashKeyRange: range(index), SequenceNumberRange: {} })),
    };
  }

  private taken(body: unknown): object {
    if (!(body instanceof Uint8Array) && typeof body !== 'string') throw new Error('there is no body');
    const bytes = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    let count = 0;
    for (let at = bytes.indexOf(PARTITION_KEY); at !== -1; at = bytes.indexOf(PARTITION_KEY, at + 1)) count += 1;
    this.records += count;
    this.requests += 1;
    return { FailedRecordCount: 0, Records: Array.from({ length: count }, () => ({ SequenceNumber: '1', ShardId: 's0' })) };
  }
}

const PARTITION_KEY = '"PartitionKey"';

async function ingestHandler(stub: KinesisStub): Promise<RestHandler> {
  const clock = new SystemClock();
  const sources = new MemorySources([{ id: 'bench', name: 'Bench', writeKeys: [WRITE_KEY], createdAt: 0 }]);
  const client = new KinesisClient({
    ...awsClientSettings(),
    requestHandler: stub as never,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

  @Module({
    providers: [
      { provide: Sources, useValue: sources },
      { provide: OperatorKeys, useValue: new StoredOperatorKeys(new MemoryOperatorKeyDigests(), clock) },
      { provide: ActivityStream, useValue: new KinesisActivityStream(client, 'activities', clock) },
      { provide: TokenLeases, useValue: new MemoryTokenLeases() },
      { provide: Networks, useValue: new Networks(new KeyedHash('a key of at least thirty-two characters', 'network')) },
      { provide: Clock, useValue: clock },
      { provide: Ids, useValue: new RandomIds() },
      { provide: Log, useValue: new Log({ level: 'error' }) },
    ],
    exports: [Sources, OperatorKeys, ActivityStream, TokenLeases, Networks, Clock, Ids, Log],
  })
  class StubsModule {}

  @Module({ imports: [ReceptionModule.over([StubsModule]), StubsModule] })
  class BenchModule {}

  return lambdaHandler(BenchModule, { maxBodyBytes: MAX_BODY_BYTES });
}

/** The floor: a Lambda handler that parses the body and does nothing with it. */
function parseHandler(event: APIGatewayProxyEvent): Promise<{ statusCode: number; body: string }> {
  const body = JSON.parse(Buffer.from(event.body ?? '', 'base64').toString('utf8')) as { batch?: unknown[] };
  return Promise.resolve({ statusCode: 200, body: JSON.stringify({ success: Array.isArray(body.batch) }) });
}

/** 100 calls of 100 people, as Segment's SDK for Node sends them. */
function segmentBatch(): string {
  const context = { library: { name: '@segment/analytics-node', version: '3.1.0' }, locale: 'pt-BR' };
  const batch = Array.from({ length: 100 }, (_, index) => ({
    type: 'track',
    event: 'Product Viewed',
    userId: `user-${index}`,
    messageId: `node-next-1764000000000-00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    timestamp: new Date(1_764_000_000_000 + index).toISOString(),
    properties: {
      product_id: String(index % 10),
      name: `Product ${index % 10}`,
      price: 19.99,
      currency: 'EUR',
      text: `look at #thing${index % 10} everybody`,
    },
    context,
    integrations: {},
    _metadata: { nodeVersion: '24.0.0', jsRuntime: 'node' },
  }));
  return JSON.stringify({ batch, writeKey: WRITE_KEY, sentAt: new Date(1_764_000_000_500).toISOString() });
}

function eventOf(body: string): APIGatewayProxyEvent {
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${btoa(`${WRITE_KEY}:`)}`,
    'user-agent': 'analytics-node/3.1.0',
    host: 'localhost',
  };
  return {
    resource: '/v1/batch',
    path: '/v1/batch',
    httpMethod: 'POST',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: { requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef', identity: { sourceIp: '192.0.2.1' } } as never,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Measures both in turns, `count` rounds of `invocations` each, after warming up. */
export async function handlerVsParse(count = 15, invocations = 200): Promise<HandlerVsParse> {
  const stub = new KinesisStub();
  const ours = await ingestHandler(stub);
  const event = eventOf(segmentBatch());
  const answer = await ours(event, {} as Context);
  if (answer.statusCode !== 200 || (JSON.parse(answer.body) as { accepted: number }).accepted !== 100)
    throw new Error(`refused: ${answer.body}`);
  for (let index = 0; index < 5; index += 1) {
    await measure(ours, event, invocations);
    await measure(parseHandler, event, invocations);
  }
  stub.isAsleep = true;
  const rounds: { readonly handler: Cost; readonly parse: Cost }[] = [];
  for (let round = 0; round < count; round += 1) {
    rounds.push({ handler: await measure(ours, event, invocations), parse: await measure(parseHandler, event, invocations) });
  }
  return {
    ratio: median(rounds.map(({ handler, parse }) => handler.processor / parse.processor)),
    wallRatio: median(rounds.map(({ handler, parse }) => handler.wall / parse.wall)),
    handler: median(rounds.map(({ handler }) => handler.processor)),
    parse: median(rounds.map(({ parse }) => parse.processor)),
    recordsPerRequest: stub.records / stub.requests,
  };
}

/** Microseconds an invocation. */
interface Cost {
  readonly processor: number;
  readonly wall: number;
}

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

async function measure(handler: Handler, event: APIGatewayProxyEvent, invocations: number): Promise<Cost> {
  const [before, started] = [process.threadCpuUsage(), performance.now()];
  for (let index = 0; index < invocations; index += 1) await handler(event, {} as Context);
  const { user, system } = process.threadCpuUsage(before);
  return { processor: (user + system) / invocations, wall: ((performance.now() - started) * 1_000) / invocations };
}
