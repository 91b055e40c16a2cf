import { type DynamoDBClient, DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { HOUR } from '@groundswell/kernel';
import type { Random } from './random.ts';

/** DynamoDB promises to delete within so many milliseconds of the expiry. */
const LATEST = 48 * HOUR;
/** Partitions of what other items name: nobody may find one of those without these. */
const PIECES = /^[PQ]#/;

/**
 * Deletes what expired, as DynamoDB may at its worst: in any order, pieces at once and what names them
 * up to two days late.
 */
export async function applyTimeToLive(client: DynamoDBClient, table: string, now: number, random: Random): Promise<void> {
  let start: Parameters<typeof scanned>[2];
  do {
    const page = await scanned(client, table, start);
    for (const { pk, sk, expiresAt } of page.Items ?? []) {
      if (pk === undefined || sk === undefined) continue;
      const expiredFor = now - Number(expiresAt?.N) * 1_000;
      const isDue = expiredFor >= LATEST || (expiredFor >= 0 && (PIECES.test(pk.S ?? '') || random.chance(0.4)));
      if (isDue) await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
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
