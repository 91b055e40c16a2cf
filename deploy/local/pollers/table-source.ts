import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type AttributeValue,
  type DynamoDBStreamsClient,
  type _Record,
} from '@aws-sdk/client-dynamodb-streams';
import type { ReadResult, SourceShard, StreamRecord, StreamSource } from './source.ts';

/** The changes of a DynamoDB table, in the shape that Lambda gives its records. */
export class TableSource implements StreamSource {
  readonly arn: string;
  readonly batchInfo = 'DDBStreamBatchInfo';
  private readonly client: DynamoDBStreamsClient;
  private readonly clock: (machineTime: number) => number;

  private constructor(client: DynamoDBStreamsClient, arn: string, clock: (machineTime: number) => number) {
    this.client = client;
    this.arn = arn;
    this.clock = clock;
  }

  /** @throws Error when the table has no stream */
  static async open(
    tables: DynamoDBClient,
    streams: DynamoDBStreamsClient,
    TableName: string,
    clock = (time: number) => time,
  ): Promise<TableSource> {
    const { Table } = await tables.send(new DescribeTableCommand({ TableName }));
    if (Table?.LatestStreamArn === undefined) throw new Error(`the table ${TableName} has no stream`);
    return new TableSource(streams, Table.LatestStreamArn, clock);
  }

  async shards(): Promise<readonly SourceShard[]> {
    const found: SourceShard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const from = ExclusiveStartShardId === undefined ? {} : { ExclusiveStartShardId };
      const { StreamDescription } = await this.client.send(new DescribeStreamCommand({ StreamArn: this.arn, ...from }));
      for (const { ShardId = '', ParentShardId } of StreamDescription?.Shards ?? []) {
        found.push({ id: ShardId, parents: ParentShardId === undefined ? [] : [ParentShardId] });
      }
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId !== undefined);
    return found;
  }

  async iterator(shard: string, after?: string): Promise<string> {
    const position =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' as const }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after };
    const answer = await this.client.send(new GetShardIteratorCommand({ StreamArn: this.arn, ShardId: shard, ...position }));
    return answer.ShardIterator ?? '';
  }

  async read(_shard: string, iterator: string): Promise<ReadResult> {
    const answer = await this.client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1_000 }));
    const records = (answer.Records ?? []).map((record) => this.recordOf(record));
    return { records, ...(answer.NextShardIterator === undefined ? {} : { next: answer.NextShardIterator }) };
  }

  private recordOf(record: _Record): StreamRecord {
    const change = record.dynamodb ?? {};
    const arrivedAt = change.ApproximateCreationDateTime?.getTime() ?? Date.now();
    const image = (name: 'Keys' | 'NewImage' | 'OldImage') => (change[name] === undefined ? {} : { [name]: encodeItem(change[name]) });
    const event = {
      eventID: record.eventID ?? '',
      ...nameOf(record),
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(this.clock(arrivedAt) / 1_000),
        ...image('Keys'),
        ...image('NewImage'),
        ...image('OldImage'),
        SequenceNumber: change.SequenceNumber ?? '',
        SizeBytes: change.SizeBytes ?? 0,
        StreamViewType: change.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: this.arn,
    };
    return { sequence: change.SequenceNumber ?? '', arrivedAt, bytes: change.SizeBytes ?? 0, event };
  }
}

/** DynamoDB Local names the deletions of expired items `UNKNOWN_TO_SDK_VERSION` and leaves out who did them. */
function nameOf(record: _Record): Record<string, unknown> {
  const name: string | undefined = record.eventName;
  if (name === 'INSERT' || name === 'MODIFY') return { eventName: name };
  const expired = name !== 'REMOVE' || record.userIdentity !== undefined;
  return { eventName: 'REMOVE', ...(expired ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}) };
}

function encodeItem(item: Readonly<Record<string, AttributeValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, encode(value)]));
}

/** Binary values travel as base64 in an event. */
function encode(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(encode) };
  if (value.M !== undefined) return { M: encodeItem(value.M) };
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
