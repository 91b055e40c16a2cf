import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type OneTimeRecord, OneTimeStore } from '@groundswell/auth';
import { SECOND } from '@groundswell/kernel';

const SORT = 'ONCE';

/**
 * Links that work once in the table `identity`: `ONCE#digest`/`ONCE`. Used ones are marked, and all go by themselves. Those of an
 * account are named beside it, `ACCOUNT#id`/`ONCE#digest`, so that they go with it.
 */
export class DynamoOneTimeStore extends OneTimeStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async put({ digest, expiresAt, ...record }: OneTimeRecord): Promise<void> {
    const times = { endsAt: expiresAt, expiresAt: Math.ceil(expiresAt / SECOND) };
    const { accountId } = record;
    // First: a link that nobody could find beside its account would outlive it.
    if (accountId !== undefined)
      await this.client.send(new PutCommand({ TableName: this.table, Item: { ...besides(accountId, digest), ...times } }));
    const item = { ...keyOf(digest), ...record, ...times };
    await this.client.send(new PutCommand({ TableName: this.table, Item: item }));
  }

  async read(digest: string): Promise<OneTimeRecord | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: keyOf(digest), ConsistentRead: true }));
    if (Item === undefined || Item.takenBy !== undefined) return undefined;
    const { pk: _pk, sk: _sk, endsAt, ...record } = Item;
    return { ...record, digest, expiresAt: Number(endsAt) } as OneTimeRecord;
  }

  async forget(accountId: string): Promise<void> {
    const { pk, sk } = besides(accountId, '');
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items) {
        const digest = String(item['sk']).slice(sk.length);
        for (const Key of [keyOf(digest), besides(accountId, digest)])
          await this.client.send(new DeleteCommand({ TableName: this.table, Key }));
      }
      start = LastEvaluatedKey;
    } while (start !== undefined);
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

function besides(accountId: string, digest: string): { pk: string; sk: string } {
  return { pk: `ACCOUNT#${accountId}`, sk: `ONCE#${digest}` };
}
