import { setTimeout as delay } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type ErasedEntry, ErasedList } from '@groundswell/privacy';
import { decodeHashes, encodeHashes } from '@groundswell/trend';

/** Partitions of the table `trends`: the number of the newest entry, and the entries, which never go. */
const HEAD = { pk: 'X#head', sk: 'head' } as const;
const ENTRIES = 'X#erased';
const NUMBER_DIGITS = 12;
/** Milliseconds at most before somebody is told that another one writes at this moment. */
const LONGEST_PAUSE = 50;

type EntryItem = Omit<ErasedEntry, 'actors'> & { readonly pk: string; readonly sk: string; readonly hashes: Uint8Array };

/** The list of erased actors in the table `trends`, beside the deltas, so that counting asks no other table. */
export class DynamoErasedList extends ErasedList {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async newest(): Promise<number> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: HEAD, ConsistentRead: true }));
    return Number(Item?.['newest'] ?? 0);
  }

  async after(number: number): Promise<readonly ErasedEntry[]> {
    const entries: ErasedEntry[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk > :after',
          ExpressionAttributeValues: { ':pk': ENTRIES, ':after': padded(number) },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      entries.push(...Items.map((item) => entryOf(item as EntryItem)));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return entries;
  }

  async add({ actors, ...entry }: ErasedEntry): Promise<boolean> {
    const before =
      entry.number === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'newest = :before', ExpressionAttributeValues: { ':before': entry.number - 1 } };
    const put = (Item: Record<string, unknown>, condition: object) => ({ Put: { TableName: this.table, Item, ...condition } });
    try {
      await this.client.send(
        new TransactWriteCommand({
          TransactItems: [
            put({ ...HEAD, newest: entry.number }, before),
            put({ pk: ENTRIES, sk: padded(entry.number), ...entry, hashes: encodeHashes(actors) }, {}),
          ],
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
      if (!refused.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code))) throw error;
      await delay(LONGEST_PAUSE * Math.random());
      return false;
    }
  }
}

/** Numbers sort as text. */
function padded(number: number): string {
  return String(number).padStart(NUMBER_DIGITS, '0');
}

function entryOf({ pk: _pk, sk: _sk, hashes, ...entry }: EntryItem): ErasedEntry {
  return { ...entry, actors: decodeHashes(hashes) };
}
