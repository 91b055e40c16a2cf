import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListShardsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKinesis } from '../../../deploy/local/servers/kinesis.ts';
import { awsClientSettings } from './aws-clients.ts';
import { KinesisShardParents } from './shard-parents.ts';

describe('KinesisShardParents', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startKinesis>>;
  let client: KinesisClient;

  beforeAll(async () => {
    server = await startKinesis();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new KinesisClient({ ...awsClientSettings(), endpoint: server.endpoint, region: 'us-east-1', credentials });
  }, 60_000);

  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  async function untilActive(stream: string): Promise<void> {
    for (;;) {
      const summary = await client.send(new DescribeStreamSummaryCommand({ StreamName: stream }));
      if (summary.StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
      await wait(20);
    }
  }

  it('names the parent of both halves of a split, and none for a first shard', async () => {
    const StreamName = 'activities';
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    await untilActive(StreamName);
    const [first] = (await client.send(new ListShardsCommand({ StreamName }))).Shards ?? [];
    await client.send(new SplitShardCommand({ StreamName, ShardToSplit: first?.ShardId, NewStartingHashKey: String(2n ** 127n) }));
    await untilActive(StreamName);
    const parents = new KinesisShardParents(client, StreamName);
    expect(await parents.of('shardId-000000000001')).toEqual(['shardId-000000000000']);
    expect(await parents.of('shardId-000000000002')).toEqual(['shardId-000000000000']);
    expect(await parents.of('shardId-000000000000')).toEqual([]);
    expect(await parents.of('shardId-000000000009')).toEqual([]);
  });
});
