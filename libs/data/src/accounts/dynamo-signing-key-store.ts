import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { SigningKeyStore, type StoredSigningKey } from '@groundswell/auth';

const PARTITION = 'SIGNING';
const NUMBER_DIGITS = 9;

/** Signing keys in the table `identity`: `SIGNING`/`KEY#number`. There are two or three at a time. */
export class DynamoSigningKeyStore extends SigningKeyStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async list(): Promise<readonly StoredSigningKey[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': PARTITION },
      }),
    );
    return Items.map(({ pk: _pk, sk: _sk, ...key }) => key as StoredSigningKey);
  }

  async add(key: StoredSigningKey): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.table,
      Item: { ...keyOf(key.number), ...key },
      // The second holds for a write of ours whose answer was lost.
      ConditionExpression: 'attribute_not_exists(pk) OR kid = :kid',
      ExpressionAttributeValues: { ':kid': key.kid },
    });
    try {
      await this.client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async remove(number: number): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: keyOf(number) }));
  }
}

function keyOf(number: number): { pk: string; sk: string } {
  return { pk: PARTITION, sk: `KEY#${String(number).padStart(NUMBER_DIGITS, '0')}` };
}
