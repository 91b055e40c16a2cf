import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DigestProgress } from '@groundswell/feed';

const KEY = { pk: 'DIGESTS', sk: 'through' } as const;

/** Up to when digests were put into the outbox, in the table `engagement`. */
export class DynamoDigestProgress extends DigestProgress {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async through(): Promise<number | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: KEY, ConsistentRead: true }));
    return Item === undefined ? undefined : Number(Item['at']);
  }

  async advance(through: number): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: { ...KEY, at: through } }));
  }
}
