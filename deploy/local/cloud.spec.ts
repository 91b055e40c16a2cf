import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topology as everything, type FunctionSpec, type Topology } from '../topology.ts';
import { startLocalCloud, type CloudOptions, type LocalCloud } from './cloud.ts';
import { resourceName } from './environment.ts';
import { reshard } from './provision.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Bundles of a small topology: HTTP -> stream -> count -> table -> rank -> table. */
const AWS = `import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(join(PROJECT, 'package.json'))});
const { DynamoDBClient, PutItemCommand, UpdateItemCommand } = require('@aws-sdk/client-dynamodb');
const { KinesisClient, PutRecordsCommand } = require('@aws-sdk/client-kinesis');
const { NodeHttpHandler } = require('@smithy/node-http-handler');
const dynamodb = new DynamoDBClient({});
const kinesis = new KinesisClient({ requestHandler: new NodeHttpHandler() });
const table = process.env.GROUNDSWELL_TABLE_TRENDS;
`;

const BUNDLES: Readonly<Record<string, string>> = {
  ingest: `${AWS}
export const handler = async (event) => {
  const words = JSON.parse(Buffer.from(event.body, 'base64').toString());
  const Records = words.map((word) => ({ Data: Buffer.from(word), PartitionKey: word }));
  await kinesis.send(new PutRecordsCommand({ StreamName: process.env.GROUNDSWELL_STREAM_ACTIVITIES, Records }));
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ accepted: words.length }) };
};`,
  count: `${AWS}
export const handler = async (event) => {
  for (const { kinesis: record, eventID } of event.Records) {
    const word = Buffer.from(record.data, 'base64').toString();
    if (word === 'poison') return { batchItemFailures: [{ itemIdentifier: record.sequenceNumber }] };
    if (word === 'sleep') await new Promise((resolve) => setTimeout(resolve, 1500));
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'D#' + eventID.split(':')[0] }, sk: { S: record.sequenceNumber }, word: { S: word } } }));
  }
  return { batchItemFailures: [] };
};`,
  rank: `${AWS}
export const handler = async (event) => {
  if (event['detail-type'] === 'Scheduled Event') return;
  for (const { dynamodb: change, eventName } of event.Records) {
    await dynamodb.send(new UpdateItemCommand({ TableName: table, Key: { pk: { S: 'T#' + change.NewImage.word.S }, sk: { S: 'x' } }, UpdateExpression: 'ADD uses :one SET events = :event', ExpressionAttributeValues: { ':one': { N: '1' }, ':event': { S: eventName } } }));
  }
};`,
};

function spec(name: FunctionSpec['name'], more: Partial<FunctionSpec>): FunctionSpec {
  const settings = ['GROUNDSWELL_TABLE_TRENDS', 'GROUNDSWELL_STREAM_ACTIVITIES'] as const;
  return { name, description: '', entry: '', memoryMb: 256, timeoutSeconds: 10, settings, triggers: [], grants: [], ...more };
}

const rules = {
  batchSize: 100,
  windowSeconds: 0,
  maximumRetryAttempts: 1,
  maximumRecordAgeSeconds: 3_600,
  onFailure: 'dead-letters',
} as const;
const small: Topology = {
  functions: [
    spec('ingest', {}),
    spec('count', {
      triggers: [{ kind: 'stream', stream: 'activities', ...rules, bisectOnError: true, reportBatchItemFailures: true }],
    }),
    spec('rank', {
      reservedConcurrency: 1,
      triggers: [
        {
          kind: 'table',
          table: 'trends',
          ...rules,
          filters: [{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'D#' }] } } } }],
          bisectOnError: false,
          reportBatchItemFailures: false,
        },
        { kind: 'schedule', name: 'refresh', everySeconds: 60 },
      ],
    }),
  ],
  routes: [{ method: 'POST', path: '/v1/batch', function: 'ingest', caller: 'write-key', throttle: { ratePerSecond: 100, burst: 100 } }],
  tables: [{ name: 'trends', partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt', stream: true }],
  streams: [{ name: 'activities', shards: 1, retentionHours: 24 }],
  alarms: [],
  buckets: [{ name: 'dead-letters', expireAfterDays: 90 }],
  queues: [],
  site: everything.site,
  gateway: { binaryMediaTypes: ['*/*'], maxBodyBytes: 1_000_000, timeoutSeconds: 29 },
};

const root = mkdtempSync(join(tmpdir(), 'local-cloud-'));

function start(options: CloudOptions = {}): Promise<LocalCloud> {
  return startLocalCloud({ topology: small, root, inMemory: true, ...options });
}

async function post(cloud: LocalCloud, words: readonly string[]): Promise<void> {
  const answer = await fetch(`${cloud.url}/v1/batch`, { method: 'POST', body: JSON.stringify(words) });
  expect(answer.status, await answer.text()).toBe(200);
}

async function items(cloud: LocalCloud, prefix: string): Promise<Readonly<Record<string, string>>> {
  const { Items = [] } = await cloud.clients.dynamodb.send(new ScanCommand({ TableName: resourceName('trends') }));
  const found = Items.filter((item) => item['pk']?.S?.startsWith(prefix));
  return Object.fromEntries(found.map((item) => [`${item['pk']?.S} ${item['sk']?.S}`, item['word']?.S ?? item['uses']?.N ?? '']));
}

async function uses(cloud: LocalCloud): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries(Object.entries(await items(cloud, 'T#')).map(([key, value]) => [key.slice(2, -2), Number(value)]));
}

function recordsOf(event: unknown): readonly unknown[] {
  return (event as { readonly Records: readonly unknown[] }).Records;
}

beforeAll(() => {
  for (const [name, source] of Object.entries(BUNDLES)) {
    mkdirSync(join(root, 'dist', 'lambda', name), { recursive: true });
    writeFileSync(join(root, 'dist', 'lambda', name, 'index.mjs'), source);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a local cloud', { timeout: 120_000 }, () => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await start();
  }, 120_000);
  afterAll(() => cloud.stop(), 60_000);

  it('takes activity all the way through stream and table triggers', async () => {
    await post(cloud, ['one', 'two', 'two']);
    await cloud.drained(60);
    expect(await uses(cloud)).toEqual({ one: 1, two: 2 });
  });

  it('keeps a poison record whole as a dead letter and goes on behind it', async () => {
    await post(cloud, ['before', 'poison', 'after']);
    await cloud.drained(60);
    expect(await uses(cloud)).toMatchObject({ before: 1, after: 1 });
    const Bucket = resourceName('dead-letters');
    const { Contents = [] } = await cloud.clients.s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents).toHaveLength(1);
    const Key = Contents[0]?.Key ?? '';
    expect(Key).toMatch(/^aws\/lambda\/[0-9a-f-]{36}\/shardId-000000000000\/\d{4}\/\d\d\/\d\d\//);
    const object = await cloud.clients.s3.send(new GetObjectCommand({ Bucket, Key }));
    const letter = JSON.parse((await object.Body?.transformToString()) ?? '') as { payload: string; requestContext: object };
    const { Records } = JSON.parse(letter.payload) as { Records: { kinesis: { data: string } }[] };
    expect(Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString())).toEqual(['poison']);
    expect(letter.requestContext).toMatchObject({ condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 });
  });

  it('delivers a batch again when the function is killed in the middle of it', async () => {
    await post(cloud, ['first', 'sleep', 'last']);
    await wait(800);
    expect(cloud.functions.killInstances('count')).toBeGreaterThan(0);
    await cloud.drained(60);
    expect(await uses(cloud)).toMatchObject({ first: 1, sleep: 1, last: 1 });
  });

  it('reads parents before children when shards are split and merged', async () => {
    const stream = resourceName('activities');
    const words = Array.from({ length: 20 }, (_, index) => `word-${index}`);
    await post(cloud, words);
    await reshard(cloud.clients.kinesis, stream, 3);
    await post(cloud, words);
    await reshard(cloud.clients.kinesis, stream, 1);
    await post(cloud, words);
    await cloud.drained(60);
    const counted = await uses(cloud);
    expect(words.map((word) => counted[word])).toEqual(words.map(() => 3));
  });
});

describe('a local cloud that keeps its data', { timeout: 120_000 }, () => {
  it('goes on after a restart with what it had, delivers nothing twice, and leaves no process', async () => {
    const home = mkdtempSync(join(tmpdir(), 'local-cloud-home-'));
    const options: CloudOptions = { home, inMemory: false, port: 0, mail: false, warehouse: false };
    const first = await start(options);
    await post(first, ['one']);
    await first.drained(60);
    const record = join(home, 'local.json');
    expect(statSync(record).mode & 0o777).toBe(0o600);
    const { pids, environment } = JSON.parse(readFileSync(record, 'utf8')) as { pids: Record<string, number>; environment: object };
    expect(Object.keys(pids)).toEqual(expect.arrayContaining(['groundswell', 'dynamodb', 'kinesis', 'storage', 'count-1']));
    expect(environment).toMatchObject({ GROUNDSWELL_TABLE_TRENDS: resourceName('trends'), AWS_REGION: 'us-east-1' });
    await expect(start(options)).rejects.toThrow(/already runs/);
    const key = readFileSync(join(home, 'deployment.key'), 'utf8');
    await first.stop();
    const { groundswell: _, ...children } = pids;
    for (const pid of Object.values(children)) expect(() => process.kill(pid, 0), String(pid)).toThrow('ESRCH');

    const delivered: string[] = [];
    const second = await start({ ...options, onDeliver: (name, event) => delivered.push(...recordsOf(event).map(() => name)) });
    await post(second, ['one', 'two']);
    await second.drained(60);
    expect(await uses(second)).toEqual({ one: 2, two: 1 });
    expect(delivered.toSorted()).toEqual(['count', 'count', 'rank', 'rank']);
    expect(readFileSync(join(home, 'deployment.key'), 'utf8')).toBe(key);
    // A server's process dies: it goes on where it was, and so does everything else.
    await post(second, ['three']);
    const now = JSON.parse(readFileSync(record, 'utf8')) as { pids: Record<string, number> };
    process.kill(-(now.pids['kinesis'] ?? 0), 'SIGKILL');
    await second.drained(60);
    expect(await uses(second)).toEqual({ one: 2, two: 1, three: 1 });
    await second.stop();
    rmSync(home, { recursive: true, force: true });
  });
});
