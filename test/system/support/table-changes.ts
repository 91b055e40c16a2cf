import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { LocalCloud } from '../../../deploy/local/cloud.ts';

/** Follows a table's own stream from now on: every write that changed something, were it only the time at which an item expires. */
export class TableChanges {
  /** Where reading goes on, shard by shard. */
  private iterators: string[] = [];

  private constructor(
    private readonly cloud: LocalCloud,
    private readonly arn: string,
  ) {}

  /** @param table its name in the local cloud */
  static async from(cloud: LocalCloud, table: string): Promise<TableChanges> {
    const { Table } = await cloud.clients.dynamodb.send(new DescribeTableCommand({ TableName: table }));
    const changes = new TableChanges(cloud, Table?.LatestStreamArn ?? '');
    await changes.start();
    return changes;
  }

  /** Partition keys of the items that changed since it was last asked, in the order of the changes. */
  async taken(): Promise<readonly string[]> {
    const keys: string[] = [];
    const next: string[] = [];
    for (let iterator of this.iterators) {
      for (;;) {
        const { Records = [], NextShardIterator } = await this.cloud.clients.dynamodbStreams.send(
          new GetRecordsCommand({ ShardIterator: iterator }),
        );
        keys.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S ?? ''));
        if (NextShardIterator === undefined) break;
        iterator = NextShardIterator;
        if (Records.length === 0) {
          next.push(iterator);
          break;
        }
      }
    }
    this.iterators = next;
    return keys;
  }

  private async start(): Promise<void> {
    const { dynamodbStreams } = this.cloud.clients;
    const { StreamDescription } = await dynamodbStreams.send(new DescribeStreamCommand({ StreamArn: this.arn }));
    const shards = (StreamDescription?.Shards ?? []).map(({ ShardId }) => ShardId);
    for (const shard of shards) {
      const latest = { StreamArn: this.arn, ShardId: shard, ShardIteratorType: 'LATEST' as const };
      const { ShardIterator } = await dynamodbStreams.send(new GetShardIteratorCommand(latest));
      if (ShardIterator !== undefined) this.iterators.push(ShardIterator);
    }
  }
}
