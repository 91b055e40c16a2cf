import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type KeptKey, KeyRing } from '@groundswell/security';

const PARTITION = 'SEALING';

/** Wrapped keys in the table `identity`: `SEALING`/`KEY#000001`. One a quarter; none ever goes. */
export class DynamoKeyRing extends KeyRing {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    super();
  }

  async list(): Promise<readonly KeptKey[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: PARTITION } },
        ConsistentRead: true,
      }),
    );
    return Items.map(({ number, wrapped, createdAt }) => ({
      number: Number(number?.N),
      wrapped: wrapped?.B ?? new Uint8Array(),
      createdAt: Number(createdAt?.N),
    }));
  }

  async add({ number, wrapped, createdAt }: KeptKey): Promise<boolean> {
    try {
      await this.client.send(
        new PutItemCommand({
          TableName: this.tableName,
          Item: {
            pk: { S: PARTITION },
            sk: { S: `KEY#${String(number).padStart(6, '0')}` },
            number: { N: String(number) },
            wrapped: { B: wrapped },
            createdAt: { N: String(createdAt) },
          },
          // A try whose answer was lost finds its own key there: it may as well be another's, as long as there is one.
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
