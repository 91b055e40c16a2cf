import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  MergeShardsCommand,
  ResourceNotFoundException,
  SplitShardCommand,
  type KinesisClient,
  type Shard,
} from '@aws-sdk/client-kinesis';
import { CreateBucketCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BucketSpec, StreamSpec, TableSpec, Topology } from '../topology.ts';
import type { Clients } from './clients.ts';
import { resourceName } from './environment.ts';
import { provisionQueue } from './queues.ts';

/** Makes the tables, streams, buckets and queues of the topology where they are absent. What exists is left as it is. */
export async function provision(topology: Topology, clients: Clients, shards?: number): Promise<void> {
  await Promise.all([
    ...topology.tables.map((table) => provisionTable(clients.dynamodb, table)),
    ...topology.streams.map((stream) => provisionStream(clients.kinesis, stream, shards)),
    ...topology.buckets.map((bucket) => provisionBucket(clients.s3, bucket)),
    ...topology.queues.map((queue) => provisionQueue(clients.sqs, queue)),
  ]);
}

async function provisionTable(client: DynamoDBClient, spec: TableSpec): Promise<void> {
  const TableName = resourceName(spec.name);
  await client.send(new CreateTableCommand(tableInput(TableName, spec))).catch((error: unknown) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') break;
    await wait(50);
  }
  if (spec.timeToLive === undefined) return;
  const TimeToLiveSpecification = { AttributeName: spec.timeToLive, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification })).catch((error: unknown) => {
    // "TimeToLive is already enabled": the only way to find out is to try.
    if (!(error instanceof Error) || error.name !== 'ValidationException') throw error;
  });
}

function tableInput(TableName: string, spec: TableSpec): CreateTableCommandInput {
  const schema = (partitionKey: string, sortKey?: string) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
  const indexes = spec.indexes ?? [];
  const keys = new Set(
    [spec, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, ...(sortKey === undefined ? [] : [sortKey])]),
  );
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keys].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: schema(spec.partitionKey, spec.sortKey),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: schema(index.partitionKey, index.sortKey),
            Projection: { ProjectionType: 'ALL' as const },
          })),
        }),
    ...(spec.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const } } : {}),
  };
}

async function provisionStream(client: KinesisClient, spec: StreamSpec, shards = spec.shards): Promise<void> {
  const StreamName = resourceName(spec.name);
  try {
    await client.send(new DescribeStreamSummaryCommand({ StreamName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateStreamCommand({ StreamName, ShardCount: shards }));
  }
  await reshard(client, StreamName, shards);
}

/** Splits the widest or merges the first open shards until there are as many as wanted. */
export async function reshard(client: KinesisClient, StreamName: string, wanted: number): Promise<void> {
  for (;;) {
    const open = await openShards(client, StreamName);
    const [first, second] = open;
    if (open.length === wanted || first === undefined) return;
    if (open.length > wanted && second !== undefined) {
      await client.send(new MergeShardsCommand({ StreamName, ShardToMerge: first.id, AdjacentShardToMerge: second.id }));
    } else {
      const widest = open.reduce((best, shard) => (shard.end - shard.start > best.end - best.start ? shard : best));
      const middle = (widest.start + widest.end + 1n) / 2n;
      await client.send(new SplitShardCommand({ StreamName, ShardToSplit: widest.id, NewStartingHashKey: String(middle) }));
    }
  }
}

interface OpenShard {
  readonly id: string;
  readonly start: bigint;
  readonly end: bigint;
}

async function openShards(client: KinesisClient, StreamName: string): Promise<readonly OpenShard[]> {
  for (;;) {
    const { StreamDescriptionSummary } = await client.send(new DescribeStreamSummaryCommand({ StreamName }));
    if (StreamDescriptionSummary?.StreamStatus === 'ACTIVE') break;
    await wait(20);
  }
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }));
  return Shards.filter((shard) => shard.SequenceNumberRange?.EndingSequenceNumber === undefined)
    .map((shard: Shard) => ({
      id: shard.ShardId ?? '',
      start: BigInt(shard.HashKeyRange?.StartingHashKey ?? 0),
      end: BigInt(shard.HashKeyRange?.EndingHashKey ?? 0),
    }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

async function provisionBucket(client: S3Client, spec: BucketSpec): Promise<void> {
  const Bucket = resourceName(spec.name);
  await client.send(new HeadBucketCommand({ Bucket })).catch(() => client.send(new CreateBucketCommand({ Bucket })));
}
