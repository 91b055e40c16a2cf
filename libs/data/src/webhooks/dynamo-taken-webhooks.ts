import { ConditionalCheckFailedException, DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Clock, type Ids, SECOND } from '@groundswell/kernel';
import { type KeyedDigest, TakenWebhooks } from '@groundswell/security';

/**
 * Webhooks that were taken, in the table `identity`: `HOOK#digest`/`TAKEN`, until their own time would have
 * them refused. A write whose answer was lost finds its own mark and is taken for the first.
 */
export class DynamoTakenWebhooks extends TakenWebhooks {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly digest: KeyedDigest,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  async take(id: string, until: number): Promise<boolean> {
    const mark = this.ids.next();
    try {
      await this.client.send(
        new PutItemCommand({
          TableName: this.tableName,
          Item: { ...this.keyOf(id), takenBy: { S: mark }, expiresAt: { N: String(Math.ceil(until / SECOND)) } },
          ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now OR takenBy = :mark',
          ExpressionAttributeValues: { ':now': { N: String(Math.floor(this.clock.now() / SECOND)) }, ':mark': { S: mark } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async release(id: string): Promise<void> {
    await this.client.send(new DeleteItemCommand({ TableName: this.tableName, Key: this.keyOf(id) }));
  }

  private keyOf(id: string): { pk: { S: string }; sk: { S: string } } {
    return { pk: { S: `HOOK#${this.digest.of(id)}` }, sk: { S: 'TAKEN' } };
  }
}
