import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListShardsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { setTimeout as wait } from 'node:timers/promises';
import { MemoryActivityStream } from '@groundswell/activity';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startKinesis } from '../../../deploy/local/servers/kinesis.ts';
import { awsClientSettings } from './aws-clients.ts';
import { packRounds } from './kinesis-packing.ts';
import { openShards } from './kinesis-shard-map.ts';
import { KinesisShardPlacement } from './shard-placement.ts';

describe('KinesisShardPlacement', { timeout: 60_000 }, () => {
  let server: Awaited<ReturnType<typeof startKinesis>>;
  let client: KinesisClient;
  const StreamName = 'activities';

  beforeAll(async () => {
    server = await startKinesis();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new KinesisClient({ ...awsClientSettings(), endpoint: server.endpoint, region: 'us-east-1', credentials });
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    await untilActive();
  }, 60_000);

  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  async function untilActive(): Promise<void> {
    for (;;) {
      const summary = await client.send(new DescribeStreamSummaryCommand({ StreamName }));
      if (summary.StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
      await wait(20);
    }
  }

  const shards = async () => (await client.send(new ListShardsCommand({ StreamName }))).Shards ?? [];

  it('agrees with those who pack: an actor belongs to the shard that it is packed for, and to no other', async () => {
    const [first] = await shards();
    // Not in the middle, and not where a point begins.
    await client.send(
      new SplitShardCommand({ StreamName, ShardToSplit: first?.ShardId, NewStartingHashKey: String(2n ** 126n + 12_345n) }),
    );
    await untilActive();
    const placement = new KinesisShardPlacement(client, StreamName, new MemoryActivityStream());
    expect(await placement.of(first?.ShardId ?? '')).toBeUndefined();
    expect(await placement.of('shardId-000000000077')).toBeUndefined();
    const open = openShards(await shards());
    expect(open).toHaveLength(2);
    const placed = new Set<string>();
    for (let index = 0; index < 2_000; index += 1) {
      const actor = `actor ${index}`;
      const [[pack] = []] = packRounds([{ actor, line: actor }], open);
      for (const { id } of open) expect((await placement.of(id))?.(actor)).toBe(id === pack?.shard.id);
      const line = Buffer.from(`{"actor":"${actor}"}`);
      for (const { id } of open) expect((await placement.of(id))?.ofBytes?.(line, 10, line.length - 2)).toBe(id === pack?.shard.id);
      placed.add(pack?.shard.id ?? '');
    }
    expect(placed.size).toBe(2);
    const accented = Buffer.from('joão');
    expect((await placement.of(open[0]?.id ?? ''))?.ofBytes?.(accented, 0, accented.length)).toBeUndefined();
  });

  it('asks for shards once, and again when that failed', async () => {
    const placement = new KinesisShardPlacement(client, StreamName, new MemoryActivityStream());
    const [, half] = await shards();
    const asked = vi.spyOn(client, 'send');
    asked.mockImplementationOnce(() => {
      throw new Error('down');
    });
    await expect(placement.of(half?.ShardId ?? '')).rejects.toThrow('down');
    expect(await placement.of(half?.ShardId ?? '')).toBeTypeOf('function');
    await placement.of(half?.ShardId ?? '');
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it('moves lines by putting them on the stream', async () => {
    const stream = new MemoryActivityStream();
    await new KinesisShardPlacement(client, StreamName, stream).move([{ actor: 'ada', line: '{}' }]);
    expect(stream.lines).toEqual([{ actor: 'ada', line: '{}' }]);
  });
});
