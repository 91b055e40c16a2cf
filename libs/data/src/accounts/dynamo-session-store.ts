import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Rotation, type Session, SessionStore } from '@groundswell/auth';
import { SECOND } from '@groundswell/kernel';

type SessionItem = Omit<Session, 'id' | 'accountId' | 'expiresAt'> & {
  readonly pk: string;
  readonly sk: string;
  /** Epoch milliseconds; `expiresAt` is when DynamoDB lets the item go, in seconds. */
  readonly endsAt: number;
  readonly expiresAt: number;
};

const SORT = 'SESSION#';
const ACCOUNT = 'ACCOUNT#';

/** Sessions in the table `identity`, beside the account they are of: `ACCOUNT#id`/`SESSION#id`. They go by themselves. */
export class DynamoSessionStore extends SessionStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async create(session: Session): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: toItem(session) }));
  }

  async find(accountId: string, id: string): Promise<Session | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: keyOf(accountId, id), ConsistentRead: true }));
    return Item === undefined ? undefined : toSession(Item as SessionItem);
  }

  async list(accountId: string): Promise<readonly Session[]> {
    const sessions: Session[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sort)',
          ExpressionAttributeValues: { ':pk': ACCOUNT + accountId, ':sort': SORT },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      sessions.push(...Items.map((item) => toSession(item as SessionItem)));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return sessions;
  }

  async rotate(accountId: string, id: string, { from, to, at }: Rotation): Promise<boolean> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: keyOf(accountId, id),
          UpdateExpression: 'SET newestDigest = :to, previousDigest = :from, refreshedAt = :at',
          // The second holds for a write of ours whose answer was lost.
          ConditionExpression: 'newestDigest = :from OR newestDigest = :to',
          ExpressionAttributeValues: { ':from': from, ':to': to, ':at': at },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async raise(accountId: string, id: string): Promise<void> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: keyOf(accountId, id),
          UpdateExpression: 'SET secondFactor = :yes',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': true },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const command = new DeleteCommand({ TableName: this.table, Key: keyOf(accountId, id), ReturnValues: 'ALL_OLD' });
    const { Attributes } = await this.client.send(command);
    return Attributes !== undefined;
  }
}

function keyOf(accountId: string, id: string): { pk: string; sk: string } {
  return { pk: ACCOUNT + accountId, sk: SORT + id };
}

function toItem({ id, accountId, expiresAt, ...rest }: Session): SessionItem {
  return { ...keyOf(accountId, id), ...rest, endsAt: expiresAt, expiresAt: Math.ceil(expiresAt / SECOND) };
}

function toSession({ pk, sk, endsAt, ...rest }: SessionItem): Session {
  return { ...rest, id: sk.slice(SORT.length), accountId: pk.slice(ACCOUNT.length), expiresAt: endsAt };
}
