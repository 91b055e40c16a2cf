import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { DeadLetter } from '@groundswell/trend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorage } from '../../../deploy/local/servers/storage.ts';
import { awsClientSettings } from './aws-clients.ts';
import { S3DeadLetters } from './dead-letters.ts';

const letter: DeadLetter = {
  id: 'shardId-000000000000-77-1',
  origin: 'count',
  reason: 'the line is not a JSON object',
  stream: 'activities',
  shard: 'shardId-000000000000',
  sequenceNumber: '77',
  data: Uint8Array.of(0, 255, 10),
  at: Date.UTC(2026, 10, 23, 23, 59),
};

describe('S3DeadLetters', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startStorage>>;
  let client: S3Client;

  beforeAll(async () => {
    server = await startStorage();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new S3Client({ ...awsClientSettings(), endpoint: server.endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: 'dead-letters' }));
  }, 60_000);

  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  it('keeps each letter whole, once however often it is kept', async () => {
    const letters = new S3DeadLetters(client, 'dead-letters');
    const others = Array.from({ length: 30 }, (_, index) => ({ ...letter, id: `other-${index}`, at: Date.UTC(2026, 10, 24) }));
    await letters.keep([letter, ...others]);
    await letters.keep([letter]);
    const listed = await client.send(new ListObjectsV2Command({ Bucket: 'dead-letters' }));
    expect(listed.Contents).toHaveLength(31);
    const key = 'count/2026-11-23/shardId-000000000000-77-1.json';
    const found = await client.send(new GetObjectCommand({ Bucket: 'dead-letters', Key: key }));
    const { data, ...rest } = JSON.parse((await found.Body?.transformToString()) ?? '') as Record<string, unknown>;
    expect(rest).toMatchObject({ reason: letter.reason, sequenceNumber: '77', at: letter.at });
    expect(Buffer.from(String(data), 'base64')).toEqual(Buffer.from(letter.data));
  });

  it('fails when the bucket does not take them', async () => {
    await expect(new S3DeadLetters(client, 'no-such-bucket').keep([letter])).rejects.toThrow('bucket');
  });
});
