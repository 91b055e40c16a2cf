import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type OneTimeRecord, OneTimeStore } from '@groundswell/auth';
import { SECOND } from '@groundswell/kernel';

const SORT = 'ONCE';

/** Links that work once in the table `identity`: `ONCE#digest`/`ONCE`. Used ones are marked, and all go by themselves. */
export class DynamoOneTimeStore extends OneTimeStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async put({ digest, expiresAt, ...record }: OneTimeRecord): Promise<void> {
    const item = { ...keyOf(digest), ...record, endsAt: expiresAt, expiresAt: Math.ceil(expiresAt / SECOND) };
    await this.client.send(new PutCommand({ TableName: this.table, Item: item }));
  }

  async read(digest: string): Promise<OneTimeRecord | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: keyOf(digest), ConsistentRead: true }));
    if (Item === undefined || Item.takenBy !== undefined) return undefined;
    const { pk: _pk, sk: _sk, endsAt, ...record } = Item;
    return { ...record, digest, expiresAt: Number(endsAt) } as OneTimeRecord;
  }

  /** Marked with a name of this call: a write whose answer was lost and that is sent again finds its own mark. */
  async remove(digest: string): Promise<boolean> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: keyOf(digest),
          UpdateExpression: 'SET takenBy = :me',
          ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(takenBy) OR takenBy = :me)',
          ExpressionAttributeValues: { ':me': randomUUID() },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function keyOf(digest: string): { pk: string; sk: string } {
  return { pk: `ONCE#${digest}`, sk: SORT };
}
