import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { RefusedRowsError, WarehouseUnavailableError } from '@groundswell/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorage } from '../../../../deploy/local/servers/storage.ts';
import { landedBatch } from '../../../../test/support/landed-objects.ts';
import { awsClientSettings } from '../aws-clients.ts';
import { landedLines } from './landed-lines.ts';
import { S3LandedObjects } from './s3-landed-objects.ts';

const BUCKET = 'archive';

describe('S3LandedObjects', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startStorage>>;
  let client: S3Client;
  let objects: S3LandedObjects;

  beforeAll(async () => {
    server = await startStorage();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const settings = awsClientSettings({ attempts: 2 });
    client = new S3Client({ ...settings, endpoint: server.endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    objects = new S3LandedObjects(client, BUCKET);
  }, 60_000);

  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  async function landed(target: string, day: string, sequence: number, shard = 'activities/a'): Promise<string> {
    const { key, body } = landedBatch({ target, shard, day, records: [{ sequence, values: { id: `id-${sequence}`, kind: 'post' } }] });
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
    return key;
  }

  it('lists the objects of a target from a day on, day by day, beyond what one answer holds', async () => {
    const old = await landed('activity', '2026-11-21', 1);
    await landed('account_change', '2026-11-23', 1);
    const keys: string[] = [];
    for (let sequence = 1; sequence <= 1_005; sequence += 67) keys.push(await landed('activity', '2026-11-22', sequence));
    keys.push(await landed('activity', '2026-11-23', 9));
    const listed = await Array.fromAsync(objects.list('activity', '2026-11-22'));
    expect(listed.map(({ key }) => key)).toEqual(keys);
    expect(listed.every(({ size, landedAt }) => size > 20 && Math.abs(landedAt - Date.now()) < 600_000)).toBe(true);
    const [first] = await Array.fromAsync(objects.list('activity'));
    expect(first?.key).toBe(old);
  });

  it('gives the bytes of an object, or those that it begins with, whose header can be read', async () => {
    const key = await landed('activity', '2026-11-24', 1);
    const bytes = Buffer.concat(await Array.fromAsync(await objects.open(key)));
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    expect(Buffer.concat(await Array.fromAsync(await objects.open(key, 40)))).toEqual(bytes.subarray(0, 40));
    const { columns, rows } = await landedLines(await objects.open(key));
    expect(columns.slice(0, 2)).toEqual(['shard', 'sequence']);
    expect(Buffer.concat(await Array.fromAsync(rows)).toString()).toContain('id-1');
  });

  it('tells an object that is gone from a bucket that cannot be read', async () => {
    await expect(objects.open('landed/activity/none')).rejects.toThrow(RefusedRowsError);
    await expect(new S3LandedObjects(client, 'no-such-bucket').open('k')).rejects.toThrow(WarehouseUnavailableError);
  });

  it('keeps the lists that Redshift copies by', async () => {
    await objects.put('loading/1.manifest', '{"entries":[]}');
    const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'loading/1.manifest' }));
    expect([await Body?.transformToString(), ContentType]).toEqual(['{"entries":[]}', 'application/json']);
  });
});
