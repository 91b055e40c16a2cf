import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Ids } from '@groundswell/kernel';
import { MalformedBytesError } from '@groundswell/trend';
import { OUTLIVES } from '../outlives.ts';
import { type DeltaItem, partsOf } from './delta-items.ts';

type Parts = NonNullable<DeltaItem['parts']>;

/**
 * Deltas that are too large for one item: parts under a random id, written before the root that
 * names them, so that no reader sees half of a delta and two writers cannot mix. Parts expire after
 * their root, those that no root names like the others.
 */
export class DeltaParts {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ids: Ids,
    private readonly largest: number,
  ) {}

  /** Durable when it resolves. */
  async keep(shard: string, bytes: Uint8Array, expiresAt: number): Promise<Parts> {
    const id = this.newId();
    return { id, count: await this.keepAs(shard, id, bytes, expiresAt) };
  }

  newId(): string {
    return this.ids.next();
  }

  /** Durable when it resolves, with the number of pieces. @param id nobody else uses it */
  async keepAs(shard: string, id: string, bytes: Uint8Array, expiresAt: number): Promise<number> {
    const count = Math.ceil(bytes.length / this.largest);
    for (let index = 0; index < count; index += 1) {
      const body = bytes.subarray(index * this.largest, (index + 1) * this.largest);
      const item = { pk: partsOf(shard), sk: keyOf(id, index), body, expiresAt: expiresAt + OUTLIVES };
      await this.client.send(new PutCommand({ TableName: this.table, Item: item }));
    }
    return count;
  }

  /** @throws MalformedBytesError when a part is missing */
  async read(shard: string, { id, count }: Parts): Promise<Uint8Array> {
    const found: Uint8Array[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :id)',
          ExpressionAttributeValues: { ':pk': partsOf(shard), ':id': `${id}#` },
          ExclusiveStartKey: start,
        }),
      );
      for (const item of page.Items ?? []) found.push((item as { body: Uint8Array }).body);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    if (found.length !== count) throw new MalformedBytesError(`a delta of ${count} parts has ${found.length} of them`);
    return Buffer.concat(found);
  }
}

function keyOf(id: string, index: number): string {
  return `${id}#${String(index).padStart(4, '0')}`;
}
