import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { SourceDeed, SourceEntry } from '@groundswell/activity';

const DIGITS = 9;

/**
 * Who did what to a source: `SOURCES`/`TRAIL#source#number`, beside the sources, one item a deed, for ever.
 * The number is the source's version, so that of two deeds at once one is written and the other tried again.
 */
export class SourceTrail {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly partition: string,
  ) {}

  /** The write of an entry, as a part of the transaction that changes the source. */
  write(id: string, { number, ...deed }: SourceEntry): TransactWriteItem {
    return {
      Put: {
        TableName: this.tableName,
        Item: {
          pk: { S: this.partition },
          sk: { S: sortKey(id, number) },
          type: { S: 'source-deed' },
          number: { N: String(number) },
          deed: { S: JSON.stringify(deed) },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  async entries(id: string, limit: number, before?: number): Promise<readonly SourceEntry[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': { S: this.partition },
          ':first': { S: sortKey(id, 0) },
          ':last': { S: sortKey(id, before === undefined ? 10 ** DIGITS - 1 : before - 1) },
        },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return Items.map(({ number, deed }) => ({ ...(JSON.parse(deed?.S ?? '{}') as SourceDeed), number: Number(number?.N) }));
  }
}

function sortKey(id: string, number: number): string {
  return `TRAIL#${id}#${String(number).padStart(DIGITS, '0')}`;
}
