import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Watch, type Watched, Watchers, type WatchPage } from '@groundswell/feed';
import { bucketsOf, type ItemRow, watchPartition } from './kept-rows.ts';

/** Where a page ends: in a bucket, after a row, or at the beginning of the bucket. */
type Place = readonly [bucket: number, after?: string];

/** Who watches what, in the table `engagement` (`WATCH#*`), bucket by bucket. A second old at most, and read at half the price. */
export class DynamoWatchers extends Watchers {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async page(watched: Watched, limit: number, from?: string): Promise<WatchPage> {
    const watches: Watch[] = [];
    let place: Place | undefined = from === undefined ? [0] : (JSON.parse(from) as Place);
    while (place !== undefined && watches.length < limit) {
      const { found, next } = await this.inBucket(watched, place, limit - watches.length);
      watches.push(...found);
      place = next;
    }
    return { watches, ...(place !== undefined && { next: JSON.stringify(place) }) };
  }

  private async inBucket(watched: Watched, [bucket, after]: Place, limit: number): Promise<{ found: readonly Watch[]; next?: Place }> {
    const pk = watchPartition(watched, bucket);
    const { Items = [], LastEvaluatedKey } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    const found = (Items as unknown as readonly ItemRow[]).map(({ sk, item }) => ({ person: sk.slice(0, sk.indexOf('#')), item }));
    const last = LastEvaluatedKey?.['sk'] as string | undefined;
    if (last !== undefined) return { found, next: [bucket, last] };
    return { found, ...(bucket + 1 < bucketsOf(watched) && { next: [bucket + 1] as const }) };
  }
}
