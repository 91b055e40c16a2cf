import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Ids } from '@groundswell/kernel';
import { LeaseLostError, type PartKey, type RankerChange, type RankerRecord, RankStore } from '@groundswell/trend';
import { getAll } from './get-all.ts';
import { LargeBodies } from './large-bodies.ts';
import { type PartItem, recordKeyOf, recordOf, type RecordItem } from './rank-items.ts';

/** Bytes that fit one item (400 KB) with room for its keys. */
const LARGEST_BODY = 350_000;

/** What the ranker stores, in the table `trends`. */
export class DynamoRankStore extends RankStore {
  private readonly large: LargeBodies;
  private readonly recordKey: { readonly pk: string; readonly sk: string };

  /**
   * @param largestBody bytes above which a part is split; smaller in tests
   * @param record name of the ranker's record
   */
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    ids: Ids,
    private readonly largestBody = LARGEST_BODY,
    record = 'state',
  ) {
    super();
    this.recordKey = recordKeyOf(record);
    this.large = new LargeBodies(client, table, ids, largestBody);
  }

  async record(): Promise<RankerRecord | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: this.recordKey, ConsistentRead: true }));
    return Item === undefined ? undefined : recordOf(Item as RecordItem);
  }

  async hold(owner: string, at: number, until: number, force = false, begins?: Partial<RankerRecord>): Promise<RankerRecord | undefined> {
    const known = await this.record();
    if (known === undefined) return this.begin(owner, until, begins);
    if (known.owner !== owner && known.until > at && !force) return undefined;
    const token = known.owner === owner ? known.token : known.token + 1;
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: this.recordKey,
          UpdateExpression: 'SET #owner = :owner, #until = :until, #token = :token',
          ConditionExpression: '#token = :before AND #owner = :holder',
          ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until', '#token': 'token' },
          ExpressionAttributeValues: { ':owner': owner, ':until': until, ':token': token, ':before': known.token, ':holder': known.owner },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    return this.ownRecord(owner);
  }

  async change(token: number, change: RankerChange): Promise<void> {
    const { heads, ...rest } = change;
    const fields = Object.entries({ ...rest, ...(heads === undefined ? {} : { heads: Object.fromEntries(heads) }) });
    const set = fields.filter(([, value]) => value !== undefined);
    await this.fenced(
      new UpdateCommand({
        TableName: this.table,
        Key: this.recordKey,
        UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token', ...Object.fromEntries(set.map(([name]) => [`#${name}`, name])) },
        ExpressionAttributeValues: { ':token': token, ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])) },
      }),
    );
  }

  async read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const items = await getAll(this.client, this.table, keys);
    return Promise.all(items.map(async (item) => (item === undefined ? undefined : this.bodyOf(item))));
  }

  async range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': group, ':from': from, ':to': to },
          ExclusiveStartKey: start,
        }),
      );
      for (const item of (page.Items ?? []) as PartItem[]) found.set(item.sk, await this.bodyOf(item));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return found;
  }

  async write({ group, name }: PartKey, bytes: Uint8Array, token: number, expiresAt?: number): Promise<void> {
    const seconds = expiresAt === undefined ? undefined : Math.ceil(expiresAt / 1_000);
    const content = bytes.length <= this.largestBody ? { body: bytes } : { parts: await this.large.keep(group, bytes, seconds) };
    const item: PartItem = { pk: group, sk: name, token, ...content, ...(seconds === undefined ? {} : { expiresAt: seconds }) };
    await this.fenced(
      new PutCommand({
        TableName: this.table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk) OR #token <= :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':token': token },
      }),
    );
  }

  private async begin(owner: string, until: number, begins: Partial<RankerRecord> = {}): Promise<RankerRecord | undefined> {
    const { heads = new Map<string, string>(), ...rest } = begins;
    const nothing = { token: 1, epoch: 0, activities: 0, countedActivities: 0 };
    const item: RecordItem = { ...nothing, ...rest, ...this.recordKey, heads: Object.fromEntries(heads), owner, until };
    try {
      await this.client.send(new PutCommand({ TableName: this.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    return this.ownRecord(owner);
  }

  /** Read back: the answer to a write that succeeded may have been lost, and its repetition refused. */
  private async ownRecord(owner: string): Promise<RankerRecord | undefined> {
    const record = await this.record();
    return record?.owner === owner ? record : undefined;
  }

  private async fenced(command: UpdateCommand | PutCommand): Promise<void> {
    try {
      await this.client.send(command as PutCommand);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new LeaseLostError('another ranker took the lease', { cause: error });
      throw error;
    }
  }

  private bodyOf(item: PartItem): Promise<Uint8Array> {
    return item.parts === undefined ? Promise.resolve(item.body ?? new Uint8Array()) : this.large.read(item.pk, item.parts);
  }
}
