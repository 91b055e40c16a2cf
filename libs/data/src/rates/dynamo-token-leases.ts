import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SECOND } from '@groundswell/kernel';
import { TokenLeases } from '@groundswell/security';

/**
 * Tokens in the table `identity`: `L#name`/window, an item that counts what was taken and goes by
 * itself. One conditional write a lease: together all instances never take more than the limit. A write
 * whose answer is lost and that is tried again takes twice, which wastes tokens and never makes any.
 */
export class DynamoTokenLeases extends TokenLeases {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {
    super();
  }

  async lease(name: string, window: number, count: number, limit: number, expiresAt: number): Promise<boolean> {
    try {
      await this.client.send(
        new UpdateItemCommand({
          TableName: this.tableName,
          Key: { pk: { S: `L#${name}` }, sk: { S: String(window) } },
          UpdateExpression: 'ADD taken :count SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(taken) OR taken <= :most',
          ExpressionAttributeValues: {
            ':count': { N: String(count) },
            ':most': { N: String(limit - count) },
            ':expiresAt': { N: String(Math.ceil(expiresAt / SECOND)) },
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
