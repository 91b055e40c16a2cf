import { setTimeout as wait } from 'node:timers/promises';
import { PutRecordCommand } from '@aws-sdk/client-kinesis';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { countedByEngine } from './support/engine-counts.ts';

const AT = Date.now();
const KEY = `count/${new Date(AT).toISOString().slice(0, 10)}/shardId-000000000000-7-all.json`;
/** A line as ingest writes it. */
const lineOf = (id: string) =>
  JSON.stringify({
    id,
    kind: 'post',
    actor: `actor of ${id}`,
    topics: ['ai'],
    source: 'default',
    receivedAt: AT,
    correlationId: 'c',
    properties: {},
  });

describe('dead letters', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await deploy({ shards: 2 });
  });

  afterAll(() => deployment.stop());

  const counted = async (): Promise<number> => (await countedByEngine(deployment.cloud)).activities;

  it('are shown to operators, and what can be counted counts once, however often it is replayed', async () => {
    const { environment, clients } = deployment.cloud;
    const data = Buffer.from(`${lineOf('1')}\npoison\n${lineOf('2')}\n`).toString('base64');
    const letter = { id: 'shardId-000000000000-7-all', origin: 'count', reason: 'begun three times', stream: 'activities', at: AT };
    const Body = JSON.stringify({ ...letter, shard: 'shardId-000000000000', sequenceNumber: '7', data, encoding: 'base64' });
    await clients.s3.send(new PutObjectCommand({ Bucket: environment['GROUNDSWELL_BUCKET_DEAD_LETTERS'], Key: KEY, Body }));
    const Data = Buffer.from('what is this');
    await clients.kinesis.send(new PutRecordCommand({ StreamName: environment['GROUNDSWELL_STREAM_ACTIVITIES'], PartitionKey: 'x', Data }));

    const replayed = await deployment.groundswell('dead-letters', 'replay', KEY);
    expect(replayed).toMatchObject({
      code: 0,
      output: expect.stringContaining('2 activities or changes were put back; the line is not a JSON object') as string,
    });
    for (let tries = 0; (await counted()) < 2 && tries < 100; tries += 1) await wait(200);
    expect(await deployment.groundswell('dead-letters', 'replay', KEY)).toMatchObject({ code: 0 });
    // The other letter cannot be brought back, and says so.
    const all = await deployment.groundswell('dead-letters', 'replay', '--all');
    expect(all).toMatchObject({ code: 1, output: expect.stringContaining('nothing of it can be brought back') as string });
    await deployment.cloud.drained(60);
    expect(await counted()).toBe(2);

    const listed = (await deployment.groundswell('dead-letters', 'list')).output;
    expect(listed).toContain('begun three times');
    expect(listed).toContain('the line is not a JSON object');
    expect((await deployment.groundswell('dead-letters', 'list', '--open')).output).not.toContain(KEY);
    expect((await deployment.groundswell('dead-letters', 'show', KEY)).output).toContain('poison');
    expect(await deployment.groundswell('dead-letters', 'replay')).toMatchObject({ code: 1 });
  });
});
