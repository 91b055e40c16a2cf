import {
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import type { ReadResult, SourceShard, StreamRecord, StreamSource } from './source.ts';

/** Records of one read: packed records are large, and the server has no limit of its own in bytes. */
const READ_LIMIT = 250;

/** A Kinesis stream, in the shape that Lambda gives its records. */
export class KinesisSource implements StreamSource {
  readonly arn: string;
  readonly batchInfo = 'KinesisBatchInfo';
  private readonly client: KinesisClient;
  private readonly streamName: string;
  private readonly clock: (machineTime: number) => number;

  private constructor(client: KinesisClient, streamName: string, arn: string, clock: (machineTime: number) => number) {
    this.client = client;
    this.streamName = streamName;
    this.arn = arn;
    this.clock = clock;
  }

  /** @param clock turns machine time into the deployment's, for arrival stamps */
  static async open(client: KinesisClient, StreamName: string, clock = (time: number) => time): Promise<KinesisSource> {
    const { StreamDescriptionSummary } = await client.send(new DescribeStreamSummaryCommand({ StreamName }));
    return new KinesisSource(client, StreamName, StreamDescriptionSummary?.StreamARN ?? '', clock);
  }

  async shards(): Promise<readonly SourceShard[]> {
    const found: SourceShard[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await this.client.send(
        new ListShardsCommand(NextToken === undefined ? { StreamName: this.streamName } : { NextToken }),
      );
      for (const { ShardId = '', ParentShardId, AdjacentParentShardId } of answer.Shards ?? []) {
        found.push({ id: ShardId, parents: [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined) });
      }
      NextToken = answer.NextToken;
    } while (NextToken !== undefined);
    return found;
  }

  async iterator(shard: string, after?: string): Promise<string> {
    const position =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' as const }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, StartingSequenceNumber: after };
    const answer = await this.client.send(new GetShardIteratorCommand({ StreamName: this.streamName, ShardId: shard, ...position }));
    return answer.ShardIterator ?? '';
  }

  async read(shard: string, iterator: string): Promise<ReadResult> {
    const answer = await this.client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: READ_LIMIT }));
    const records = (answer.Records ?? []).map((record): StreamRecord => {
      const data = Buffer.from(record.Data ?? []);
      const arrivedAt = record.ApproximateArrivalTimestamp?.getTime() ?? Date.now();
      const sequence = record.SequenceNumber ?? '';
      return { sequence, arrivedAt, bytes: data.length, event: this.eventOf(shard, sequence, record.PartitionKey ?? '', data, arrivedAt) };
    });
    return { records, ...(answer.NextShardIterator === undefined ? {} : { next: answer.NextShardIterator }) };
  }

  private eventOf(shard: string, sequence: string, partitionKey: string, data: Buffer, arrivedAt: number): Record<string, unknown> {
    return {
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey,
        sequenceNumber: sequence,
        data: data.toString('base64'),
        approximateArrivalTimestamp: this.clock(arrivedAt) / 1_000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shard}:${sequence}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::000000000000:role/groundswell-local',
      awsRegion: 'us-east-1',
      eventSourceARN: this.arn,
    };
  }
}
