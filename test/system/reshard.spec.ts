import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ListShardsCommand, MergeShardsCommand, PutRecordCommand, SplitShardCommand, type Shard } from '@aws-sdk/client-kinesis';
import { afterAll, describe, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { countedByEngine } from './support/engine-counts.ts';

const running = new Set<Deployment>();
const homes: string[] = [];

async function deployed(options: Parameters<typeof deploy>[0]): Promise<Deployment> {
  const deployment = await deploy(options);
  running.add(deployment);
  return deployment;
}

afterAll(async () => {
  for (const deployment of running) await deployment.stop();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const streamOf = ({ cloud }: Deployment): string => cloud.environment['GROUNDSWELL_STREAM_ACTIVITIES'] ?? '';

async function openShards({ cloud, ...deployment }: Deployment): Promise<Shard[]> {
  const StreamName = streamOf({ cloud, ...deployment });
  const { Shards = [] } = await cloud.clients.kinesis.send(new ListShardsCommand({ StreamName }));
  return Shards.filter(({ SequenceNumberRange }) => SequenceNumberRange?.EndingSequenceNumber === undefined);
}

/** The key in the middle of a shard's range. */
function middleOf({ HashKeyRange }: Shard): string {
  return String((BigInt(HashKeyRange?.StartingHashKey ?? 0) + BigInt(HashKeyRange?.EndingHashKey ?? 0)) / 2n);
}

/** Sends activities `from` to `to`; a request that is answered 503 is sent again, as senders do. */
async function send({ url, writeKey }: Deployment, topic: string, from: number, to: number): Promise<void> {
  const activities = Array.from({ length: to - from }, (_, index) => ({
    id: `${topic}-${from + index}`,
    kind: 'post',
    actor: `actor-${(from + index) % 97}`,
    topics: [topic],
  }));
  const headers = { authorization: `Bearer ${writeKey}`, 'content-type': 'application/json' };
  for (let tries = 0; tries < 20; tries += 1) {
    const response = await fetch(`${url}/v1/activities`, { method: 'POST', headers, body: JSON.stringify({ activities }) });
    if (response.ok) return;
    expect(response.status).toBe(503);
    await wait(200);
  }
  throw new Error('the activities were never taken');
}

describe('a stream that changes under its readers', () => {
  it('loses and doubles nothing while its shards are split and merged and activities flow', async () => {
    const deployment = await deployed({ shards: 2 });
    const { kinesis } = deployment.cloud.clients;
    const StreamName = streamOf(deployment);
    const settled = async (shards: number): Promise<void> => {
      await expect.poll(async () => (await openShards(deployment)).length, { timeout: 30_000, interval: 100 }).toBe(shards);
    };
    let flowing = true;
    let sent = 0;
    const flow = (async () => {
      for (; flowing; sent += 40) {
        await send(deployment, 'flow', sent, sent + 40);
        await wait(20);
      }
    })();
    const flowed = async (count: number): Promise<void> => {
      await expect.poll(() => sent, { timeout: 60_000, interval: 50 }).toBeGreaterThanOrEqual(count);
    };

    await flowed(200);
    const [first, second] = await openShards(deployment);
    if (first === undefined || second === undefined) throw new Error('two shards were asked for');
    await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: first.ShardId, NewStartingHashKey: middleOf(first) }));
    await settled(3);
    await flowed(sent + 400);
    deployment.cloud.functions.killInstances('count');
    await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: second.ShardId, NewStartingHashKey: middleOf(second) }));
    await settled(4);
    await flowed(sent + 400);
    const byRange = (await openShards(deployment)).sort((a, b) => (BigInt(middleOf(a)) < BigInt(middleOf(b)) ? -1 : 1));
    const [left, right] = byRange;
    await kinesis.send(new MergeShardsCommand({ StreamName, ShardToMerge: left?.ShardId, AdjacentShardToMerge: right?.ShardId }));
    await settled(3);
    await flowed(sent + 400);
    flowing = false;
    await flow;

    // The same again: ids that were counted in a shard that is closed now are still known.
    for (let from = 0; from < sent; from += 400) await send(deployment, 'flow', from, Math.min(sent, from + 400));
    await deployment.cloud.drained();
    const counted = await countedByEngine(deployment.cloud);
    expect([counted.activities, counted.uses.get('flow')]).toEqual([sent, sent]);
    await deployment.stop();
  });

  it('is read from where it was when count comes back, and what another process wrote meanwhile counts', async () => {
    const home = mkdtempSync(join(tmpdir(), 'groundswell-down-'));
    homes.push(home);
    const kept = { home, inMemory: false, port: 0, warehouse: false, mail: false };
    const before = await deployed({ ...kept, shards: 2 });
    await send(before, 'down', 0, 100);
    await before.cloud.drained();
    await before.stop();

    const down = await deployed({ ...kept, functions: ['ingest'] });
    await send({ ...down, writeKey: before.writeKey }, 'down', 50, 200);
    // Written by a process that is none of ours, with a line that nobody can read among them.
    const lines = Array.from({ length: 30 }, (_, index) =>
      JSON.stringify({
        id: `direct-${index}`,
        source: 'default',
        kind: 'post',
        actor: 'x',
        topics: ['down'],
        properties: {},
        receivedAt: Date.now(),
        correlationId: 'c',
      }),
    );
    const Data = Buffer.from([...lines.slice(0, 10), '{"id": what', ...lines.slice(10)].join('\n'));
    await down.cloud.clients.kinesis.send(new PutRecordCommand({ StreamName: streamOf(down), PartitionKey: 'elsewhere', Data }));
    await down.stop();

    const after = await deployed(kept);
    await after.cloud.drained();
    const counted = await countedByEngine(after.cloud);
    expect(counted.uses.get('down')).toBe(230);
    await after.stop();
  });
});
