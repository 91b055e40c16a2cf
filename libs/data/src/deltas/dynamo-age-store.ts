import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Ids } from '@groundswell/kernel';
import { AgeStore, type StoredAges } from '@groundswell/trend';
import { agesOf } from './delta-items.ts';

const PARENTS = 'parents';
/** Digits that an hour is padded to, so that the order of keys is the order of time. */
const DIGITS = 8;

interface AgeItem {
  readonly sk: string;
  readonly block?: Uint8Array;
  readonly parents?: readonly string[];
}

/** First sights in the table `trends`: a partition a shard, an item a block, and one that names its parents. */
export class DynamoAgeStore extends AgeStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ids: Ids,
  ) {
    super();
  }

  async read(shard: string): Promise<StoredAges> {
    const blocks: Uint8Array[] = [];
    let parents: readonly string[] | undefined;
    for await (const item of this.items(shard)) {
      if (item.sk === PARENTS) ({ parents } = item);
      else if (item.block !== undefined) blocks.push(item.block);
    }
    return { blocks, ...(parents === undefined ? {} : { parents }) };
  }

  async add(shard: string, hour: number, block: Uint8Array, expiresAt: number): Promise<void> {
    await this.put(shard, `${String(hour).padStart(DIGITS, '0')}#${this.ids.next()}`, { block }, expiresAt);
  }

  async keepParents(shard: string, parents: readonly string[], expiresAt: number): Promise<void> {
    await this.put(shard, PARENTS, { parents }, expiresAt);
  }

  private async put(shard: string, sk: string, content: Omit<AgeItem, 'sk'>, expiresAt: number): Promise<void> {
    const item = { pk: agesOf(shard), sk, ...content, expiresAt: Math.ceil(expiresAt / 1_000) };
    await this.client.send(new PutCommand({ TableName: this.table, Item: item }));
  }

  /** Half a read unit for 4 KB: nothing is lost where the last block is not there yet. */
  private async *items(shard: string): AsyncIterable<AgeItem> {
    let from: Record<string, unknown> | undefined;
    do {
      const { Items, LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': agesOf(shard) },
          ExclusiveStartKey: from,
        }),
      );
      yield* (Items ?? []) as AgeItem[];
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }
}
