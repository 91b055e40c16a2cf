import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StreamLine } from '@groundswell/activity';
import { ManualClock } from '@groundswell/kernel';
import { startKinesis } from '../../../deploy/local/servers/kinesis.ts';
import type { LocalServer } from '../../../deploy/local/servers/server.ts';
import { awsClientSettings } from './aws-clients.ts';
import { KinesisActivityStream } from './kinesis-activity-stream.ts';
import { MAX_PACK_BYTES, packRounds } from './kinesis-packing.ts';
import { type OpenShard, pointOf, shardOf } from './kinesis-shard-map.ts';

const FULL = 2 ** 32;

function shards(count: number): readonly OpenShard[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    hashKey: String(index),
    from: Math.ceil((index * FULL) / count),
  }));
}

function lines(count: number, actors: number, size = 50): StreamLine[] {
  return Array.from({ length: count }, (_, index) => ({
    actor: `actor ${index % actors}`,
    line: JSON.stringify({ index, actor: index % actors, pad: 'x'.repeat(size) }),
  }));
}

describe('packing', () => {
  it('makes one record a shard at most', () => {
    const rounds = packRounds(lines(100, 100), shards(4));
    expect(rounds).toHaveLength(1);
    expect(rounds[0]?.length).toBe(4);
  });

  it('keeps every line, an actor in one shard and in order, records within their size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.record({ actor: fc.integer({ min: 0, max: 5 }), size: fc.integer({ min: 0, max: 400_000 }) }), { maxLength: 25 }),
        (count, given) => {
          const all = given.map(({ actor, size }, index) => ({
            actor: String(actor),
            line: JSON.stringify({ index, actor, pad: 'x'.repeat(size) }),
          }));
          const placed = packRounds(all, shards(count)).flatMap((round) => {
            expect(new Set(round.map(({ shard }) => shard.id)).size).toBe(round.length);
            return round.flatMap(({ shard, text, maxBytes }) => {
              expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
              expect(maxBytes).toBeLessThanOrEqual(MAX_PACK_BYTES);
              return text.split('\n').map((line) => ({ shard: shard.id, ...(JSON.parse(line) as { index: number; actor: number }) }));
            });
          });
          expect(placed.map(({ index }) => index).sort((a, b) => a - b)).toEqual(all.map((_, index) => index));
          for (const actor of new Set(placed.map((line) => line.actor))) {
            const own = placed.filter((line) => line.actor === actor);
            expect(new Set(own.map(({ shard }) => shard)).size).toBe(1);
            expect(own.map(({ index }) => index)).toEqual(own.map(({ index }) => index).toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('makes calls of at most 500 records', () => {
    expect(packRounds(lines(5_000, 5_000, 1), shards(700)).every((call) => call.length <= 500)).toBe(true);
  });

  it('spreads actors evenly, and finds the shard that a search one by one finds', () => {
    const four = shards(4);
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 10_000; index++) {
      const point = pointOf(`user-${index}`);
      const found = shardOf(four, point);
      expect(found).toBe(four.findLastIndex(({ from }) => from <= point));
      counts[found] = (counts[found] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2_500)).toBeLessThan(250);
  });
});

describe('a real stream', () => {
  let server: LocalServer;
  let client: KinesisClient;
  const clock = new ManualClock(0);

  beforeAll(async () => {
    server = await startKinesis();
    client = new KinesisClient(clientSettings());
  }, 60_000);

  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  function clientSettings() {
    return {
      ...awsClientSettings(),
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
  }

  async function makeStream(name: string, count: number): Promise<void> {
    await client.send(new CreateStreamCommand({ StreamName: name, ShardCount: count }));
    await untilActive(name);
  }

  async function untilActive(name: string): Promise<void> {
    for (;;) {
      const { StreamDescriptionSummary: summary } = await client.send(new DescribeStreamSummaryCommand({ StreamName: name }));
      if (summary?.StreamStatus === 'ACTIVE') return;
      await wait(20);
    }
  }

  async function records(name: string): Promise<{ shard: string; lines: string[] }[]> {
    const { Shards } = await client.send(new ListShardsCommand({ StreamName: name }));
    const found: { shard: string; lines: string[] }[] = [];
    for (const { ShardId } of Shards ?? []) {
      const { ShardIterator } = await client.send(
        new GetShardIteratorCommand({ StreamName: name, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
      );
      const { Records } = await client.send(new GetRecordsCommand({ ShardIterator }));
      for (const { Data } of Records ?? [])
        found.push({
          shard: ShardId ?? '',
          lines: Buffer.from(Data ?? [])
            .toString()
            .split('\n'),
        });
    }
    return found;
  }

  type Fault = 'throttle some' | 'lose the answer' | 'reset' | 'refuse' | undefined;
  interface Wire {
    readonly headers: Record<string, string>;
    readonly body: string | Uint8Array;
  }

  /** Lets `fault` spoil what goes over the wire for a client of its own; `sent` counts the records of each call. */
  function faulty(fault: (call: number) => Fault): { faultyClient: KinesisClient; sent: number[] } {
    const { requestHandler } = awsClientSettings();
    const sent: number[] = [];
    const handle = async (request: Wire, options: unknown): Promise<unknown> => {
      const forward = (wire: Wire): Promise<unknown> => requestHandler.handle(wire as never, options as never);
      if (!request.headers['x-amz-target']?.endsWith('PutRecords')) return forward(request);
      const input = JSON.parse(Buffer.from(request.body as string).toString()) as { StreamName: string; Records: unknown[] };
      sent.push(input.Records.length);
      const kind = fault(sent.length);
      if (kind === 'reset') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      if (kind === 'refuse') return answer(400, { __type: 'ExpiredTokenException', message: 'planted' });
      if (kind === 'throttle some') return throttled(input);
      const result = await forward(request);
      if (kind === 'lose the answer') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return result;
    };
    const throttled = async (input: { StreamName: string; Records: unknown[] }): Promise<unknown> => {
      const kept = input.Records.slice(0, -1) as { Data: string; PartitionKey: string; ExplicitHashKey: string }[];
      const Records = kept.map((record) => ({ ...record, Data: Buffer.from(record.Data, 'base64') }));
      const taken = kept.length === 0 ? [] : ((await client.send(new PutRecordsCommand({ ...input, Records }))).Records ?? []);
      return answer(200, { FailedRecordCount: 1, Records: [...taken, { ErrorCode: 'ProvisionedThroughputExceededException' }] });
    };
    const faultyClient = new KinesisClient({
      ...clientSettings(),
      requestHandler: { handle, destroy: () => requestHandler.destroy() } as never,
    });
    return { faultyClient, sent };
  }

  function answer(statusCode: number, body: object): object {
    return { response: { statusCode, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(JSON.stringify(body)) } };
  }

  it('takes a request as one record a shard', async () => {
    await makeStream('packed', 3);
    await new KinesisActivityStream(client, 'packed', clock).put(lines(100, 100));
    const found = await records('packed');
    expect(found).toHaveLength(3);
    expect(new Set(found.map(({ shard }) => shard)).size).toBe(3);
    expect(found.flatMap((record) => record.lines)).toHaveLength(100);
  });

  it('is given again only what failed', async () => {
    await makeStream('partly', 3);
    const { faultyClient, sent } = faulty((call) => (call <= 2 ? 'throttle some' : undefined));
    await new KinesisActivityStream(faultyClient, 'partly', clock).put(lines(60, 60));
    expect(sent).toEqual([3, 1, 1]);
    const all = (await records('partly')).flatMap((record) => record.lines);
    expect(new Set(all).size).toBe(60);
    expect(all).toHaveLength(60);
  });

  it('is given again what may have been lost: nothing is missing, and duplicates have the same ids', async () => {
    await makeStream('lost', 2);
    const { faultyClient } = faulty((call) => (call === 1 ? 'lose the answer' : call === 2 ? 'reset' : undefined));
    await new KinesisActivityStream(faultyClient, 'lost', clock).put(lines(40, 40));
    expect(new Set((await records('lost')).flatMap((record) => record.lines)).size).toBe(40);
  });

  it('that takes nothing is given up in time, with 503', async () => {
    await makeStream('stuck', 1);
    const { faultyClient, sent } = faulty(() => 'throttle some');
    const started = performance.now();
    await expect(new KinesisActivityStream(faultyClient, 'stuck', clock, { patience: 500 }).put(lines(5, 5))).rejects.toMatchObject({
      status: 503,
      retryAfter: 5,
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(sent.length).toBeGreaterThan(2);
  });

  it('is put by the SDK when the short way is refused', async () => {
    await makeStream('refused', 1);
    const { faultyClient, sent } = faulty((call) => (call === 1 ? 'refuse' : undefined));
    await new KinesisActivityStream(faultyClient, 'refused', clock).put(lines(5, 5));
    expect(sent).toEqual([1, 1]);
    expect((await records('refused')).flatMap((record) => record.lines)).toHaveLength(5);
  });

  it('that does not exist is given up at once', async () => {
    await expect(new KinesisActivityStream(client, 'absent', clock).put(lines(1, 1))).rejects.toMatchObject({ status: 503 });
  });

  it('that splits goes on: what was stale is noticed, and the new shards used', async () => {
    await makeStream('split', 1);
    const stream = new KinesisActivityStream(client, 'split', clock);
    await stream.put(lines(10, 10));
    const { Shards } = await client.send(new ListShardsCommand({ StreamName: 'split' }));
    await client.send(
      new SplitShardCommand({ StreamName: 'split', ShardToSplit: Shards?.[0]?.ShardId, NewStartingHashKey: String(2n ** 127n) }),
    );
    await untilActive('split');
    await stream.put(lines(20, 20));
    await stream.put(lines(1, 1));
    await wait(200);
    await stream.put(lines(30, 30));
    const found = await records('split');
    expect(found.flatMap((record) => record.lines)).toHaveLength(61);
    expect(new Set(found.slice(1).map(({ shard }) => shard)).size).toBe(2);
  });

  it('keeps order and loses nothing whatever fails', async () => {
    await makeStream('order', 3);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('throttle some', 'lose the answer', 'reset', undefined), { maxLength: 4 }),
        async (faults) => {
          run += 1;
          const { faultyClient } = faulty((call) => faults[call - 1]);
          const own = Array.from({ length: 30 }, (_, index) => ({
            actor: `${run}/${index % 4}`,
            line: JSON.stringify({ run, actor: index % 4, index, pad: 'x'.repeat(100_000) }),
          }));
          await new KinesisActivityStream(faultyClient, 'order', clock, { patience: 20_000 }).put(own);
          faultyClient.destroy();
        },
      ),
      { numRuns: 6 },
    );
    const seen = new Map<string, number[]>();
    for (const line of (await allRecords('order')).flat()) {
      const { run: of, actor, index } = JSON.parse(line) as { run: number; actor: number; index: number };
      const list = seen.get(`${of}/${actor}`) ?? [];
      if (!list.includes(index)) list.push(index);
      seen.set(`${of}/${actor}`, list);
    }
    expect([...seen.values()].reduce((sum, list) => sum + list.length, 0)).toBe(run * 30);
    for (const list of seen.values()) expect(list).toEqual(list.toSorted((a, b) => a - b));
  }, 60_000);

  async function allRecords(name: string): Promise<string[][]> {
    const { Shards } = await client.send(new ListShardsCommand({ StreamName: name }));
    const found: string[][] = [];
    for (const { ShardId } of Shards ?? []) {
      let iterator = (await client.send(new GetShardIteratorCommand({ StreamName: name, ShardId, ShardIteratorType: 'TRIM_HORIZON' })))
        .ShardIterator;
      for (let empty = 0; empty < 2;) {
        const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
        if (Records.length === 0) empty += 1;
        for (const { Data } of Records)
          found.push(
            Buffer.from(Data ?? [])
              .toString()
              .split('\n'),
          );
        iterator = NextShardIterator;
      }
    }
    return found;
  }
});
