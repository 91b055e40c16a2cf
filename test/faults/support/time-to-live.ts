import { type DynamoDBClient, DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { HOUR } from '@groundswell/kernel';
import type { Random } from './random.ts';

/** DynamoDB promises to delete within so many milliseconds of the expiry. */
const LATEST = 48 * HOUR;

/** Deletes what expired, as DynamoDB does: in any order, and some of it up to two days late. */
export async function applyTimeToLive(client: DynamoDBClient, table: string, now: number, random: Random): Promise<void> {
  let start: Parameters<typeof scanned>[2];
  do {
    const page = await scanned(client, table, start);
    for (const { pk, sk, expiresAt } of page.Items ?? []) {
      if (pk === undefined || sk === undefined || !isDue(now - Number(expiresAt?.N) * 1_000, random)) continue;
      await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

function isDue(expiredFor: number, random: Random): boolean {
  return expiredFor >= LATEST || (expiredFor >= 0 && random.chance(0.8));
}

function scanned(client: DynamoDBClient, table: string, start: Record<string, never> | undefined | object) {
  return client.send(
    new ScanCommand({
      TableName: table,
      ProjectionExpression: 'pk, sk, expiresAt',
      FilterExpression: 'attribute_exists(expiresAt)',
      ...(start === undefined ? {} : { ExclusiveStartKey: start as never }),
    }),
  );
}
