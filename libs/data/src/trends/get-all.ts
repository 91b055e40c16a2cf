import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { UnavailableError } from '@groundswell/kernel';
import type { PartKey } from '@groundswell/trend';
import type { PartItem } from './rank-items.ts';

/** Keys that one request may name. */
const BATCH = 100;
const TRIES = 8;
const FIRST_WAIT = 20;

/**
 * The items of `keys`, in their order, undefined where there is none. Consistent.
 * @throws UnavailableError when the table leaves keys unanswered again and again
 */
export async function getAll(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly PartKey[],
): Promise<readonly (PartItem | undefined)[]> {
  const found = new Map<string, PartItem>();
  const unique = new Map(keys.map((key) => [`${key.group}\n${key.name}`, { pk: key.group, sk: key.name }]));
  let waiting: Record<string, unknown>[] = [...unique.values()];
  let tries = 0;
  while (waiting.length > 0) {
    const asked = waiting.slice(0, BATCH);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
    );
    for (const item of (Responses?.[table] ?? []) as PartItem[]) found.set(`${item.pk}\n${item.sk}`, item);
    const left = UnprocessedKeys?.[table]?.Keys ?? [];
    // An answer holds 16 MB at most: what is left over is asked for again at once where anything came.
    tries = left.length < asked.length ? 0 : tries + 1;
    if (tries >= TRIES) throw new UnavailableError('the table does not answer');
    if (tries > 0) await delay(FIRST_WAIT * 2 ** tries * Math.random());
    waiting = [...left, ...waiting.slice(BATCH)];
  }
  return keys.map((key) => found.get(`${key.group}\n${key.name}`));
}
