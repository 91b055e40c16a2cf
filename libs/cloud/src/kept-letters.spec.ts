import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type DeadLetter, MalformedBytesError } from '@groundswell/trend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorage } from '../../../deploy/local/servers/storage.ts';
import { awsClientSettings } from './aws-clients.ts';
import { S3DeadLetters } from './dead-letters.ts';
import { S3KeptLetters } from './kept-letters.ts';

const BUCKET = 'dead-letters';
const letter: DeadLetter = {
  id: 'shardId-000000000000-77-all',
  origin: 'count',
  reason: 'counting it was begun three times and never ended',
  stream: 'activities',
  shard: 'shardId-000000000000',
  sequenceNumber: '77',
  data: Uint8Array.of(0, 255, 10),
  at: Date.UTC(2026, 10, 23, 23, 59),
};
const key = 'count/2026-11-23/shardId-000000000000-77-all.json';
const givenUp = 'aws/lambda/mapping/shardId-000000000000/2026/11/23/2026-11-23T10.00.00-id';

describe('S3KeptLetters', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startStorage>>;
  let client: S3Client;
  let letters: S3KeptLetters;

  beforeAll(async () => {
    server = await startStorage();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new S3Client({ ...awsClientSettings(), endpoint: server.endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    letters = new S3KeptLetters(client, BUCKET);
    await new S3DeadLetters(client, BUCKET).keep([letter]);
  }, 60_000);

  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  const listed = async () => {
    const all = [];
    for await (const each of letters.list()) all.push(each);
    return all;
  };

  it('reads a letter as it was kept', async () => {
    expect(await letters.read(key)).toEqual({ ...letter, data: Buffer.from(letter.data) });
    expect(await letters.read('count/nothing.json')).toBeUndefined();
  });

  it('lists letters with the notes beside them', async () => {
    expect(await listed()).toEqual([{ key }]);
    expect(await letters.note(key)).toBeUndefined();
    const note = { begunAt: 1, endedAt: 2, activities: 3, refused: 0 };
    await letters.writeNote(key, note);
    expect(await letters.note(key)).toEqual(note);
    expect(await listed()).toEqual([{ key, note }]);
    await new S3DeadLetters(client, BUCKET).keep([letter]);
    expect(await listed()).toEqual([{ key, note }]);
  });

  it('takes a batch that Lambda gave up for a letter with the lines of its records', async () => {
    const records = ['{"id":"1"}\n{"id":"2"}\n', '{"id":"3"}'].map((text) => ({ kinesis: { data: Buffer.from(text).toString('base64') } }));
    const body = {
      requestContext: { condition: 'RetryAttemptsExhausted' },
      timestamp: '2026-11-23T10:00:00.000Z',
      KinesisBatchInfo: { shardId: 'shardId-000000000000', endSequenceNumber: '99' },
      payload: JSON.stringify({ Records: records }),
    };
    await put(givenUp, JSON.stringify(body));
    const found = await letters.read(givenUp);
    expect(found).toMatchObject({ origin: 'count', sequenceNumber: '99', at: Date.UTC(2026, 10, 23, 10) });
    expect(Buffer.from(found?.data ?? []).toString()).toBe('{"id":"1"}\n{"id":"2"}\n{"id":"3"}');
    await put(givenUp, JSON.stringify({ ...body, KinesisBatchInfo: undefined }));
    expect(await letters.read(givenUp)).toMatchObject({ origin: 'lambda' });
  });

  it('knows what did not land by the function that gave it up, here and in the cloud', async () => {
    const names = [
      'groundswell-local-land',
      'GroundswellService-dev-landFunction1A2B3C4D-xYz12',
      'GroundswellService-dev-countFunction1A2B3C4D-land',
    ];
    const stream = 'arn:aws:dynamodb:us-east-1:1:table/the-identity/stream/2026';
    const origins = [];
    for (const name of names) {
      const requestContext = { functionArn: `arn:aws:lambda:us-east-1:1:function:${name}:$LATEST`, condition: 'RecordAgeExceeded' };
      await put(givenUp, JSON.stringify({ requestContext, KinesisBatchInfo: { shardId: 's' }, payload: '{"Records":[]}' }));
      origins.push((await letters.read(givenUp))?.origin);
      const payload = JSON.stringify({ Records: [{ eventName: 'INSERT' }, { eventName: 'REMOVE' }] });
      await put(givenUp, JSON.stringify({ requestContext, DDBStreamBatchInfo: { streamArn: stream }, payload }));
      const changes = await letters.read(givenUp);
      origins.push(`${changes?.origin} ${changes?.stream} ${Buffer.from(changes?.data ?? []).toString()}`);
    }
    const landed = 'land the-identity {"eventName":"INSERT"}\n{"eventName":"REMOVE"}';
    expect(origins).toEqual(['land', landed, 'land', landed, 'count', 'lambda trends ']);
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: givenUp }));
  });

  it('says which object is no letter', async () => {
    await put('count/strange.json', 'strange');
    await expect(letters.read('count/strange.json')).rejects.toThrow(MalformedBytesError);
    await put('count/strange.json', '{}');
    await expect(letters.read('count/strange.json')).rejects.toThrow('count/strange.json is no dead letter');
  });

  it('takes lines out of letters and of batches that were given up, and what is empty then goes', async () => {
    const text = async (name: string) => Buffer.from((await letters.read(name))?.data ?? []).toString();
    const encoded = (...lines: string[]) => ({ kinesis: { data: Buffer.from(`${lines.join('\n')}\n`).toString('base64') } });
    const batch = (...records: unknown[]) =>
      JSON.stringify({ KinesisBatchInfo: { shardId: 's' }, payload: JSON.stringify({ Records: records }) });
    const without = (word: string) => (data: Uint8Array) => {
      const lines = Buffer.from(data).toString().split('\n');
      const kept = lines.filter((line) => !line.includes(word));
      if (kept.length === lines.length) return undefined;
      return kept.every((line) => line === '') ? new Uint8Array() : Buffer.from(kept.join('\n'));
    };
    await new S3DeadLetters(client, BUCKET).keep([{ ...letter, id: 'lines', data: Buffer.from('a\neve\nb') }]);
    const own = 'count/2026-11-23/lines.json';
    await put('aws/lambda/m/mixed', batch(encoded('eve', 'ann'), encoded('eve'), encoded('bob')));
    await put('aws/lambda/m/theirs', batch(encoded('eve')));
    await put('aws/lambda/m/items', JSON.stringify({ DDBStreamBatchInfo: {}, payload: '{"account":"a-1"}' }));
    await put('aws/lambda/m/others', JSON.stringify({ DDBStreamBatchInfo: {}, payload: '{"account":"a-2"}' }));
    await put('aws/lambda/m/nonsense', 'nonsense');
    for (const name of [own, 'mixed', 'theirs', 'items', 'others', 'nonsense'].map((name) => (name === own ? own : `aws/lambda/m/${name}`)))
      for (let again = 0; again < 2; again += 1) await letters.takeOut(name, without('eve'), ['a-1']);
    expect([await text(own), await text('aws/lambda/m/mixed')]).toEqual(['a\nb', 'ann\nbob']);
    const left = (await listed()).map(({ key: name }) => name.replace('aws/lambda/m/', ''));
    expect(left.filter((name) => ['theirs', 'items', 'others', 'nonsense'].includes(name))).toEqual(['nonsense', 'others']);
  });
});
