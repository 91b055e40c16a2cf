import { setTimeout as delay } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  decodeHashes,
  encodeHashes,
  type EntryPage,
  type ModerationCommit,
  type ModerationEntry,
  type ModerationHead,
  ModerationStore,
  type PartName,
} from '@groundswell/trend';
import { getAll } from '../trends/get-all.ts';

/** Partitions of the table `trends`: the head, the parts, and the trail, whose new items wake the ranker. */
const HEAD = { pk: 'B#state', sk: 'head' } as const;
const PARTS = 'B#part';
const TRAIL = 'B#log';
const NUMBER_DIGITS = 12;
/** Milliseconds at most before somebody is told that another one writes at this moment. */
const LONGEST_PAUSE = 50;

type EntryItem = Omit<ModerationEntry, 'actors'> & { readonly hashes?: Uint8Array };

/** Decisions in the table `trends`. A change is one transaction: head, parts and entry, or nothing. */
export class DynamoModerationStore extends ModerationStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async head(): Promise<ModerationHead | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: HEAD, ConsistentRead: true }));
    if (Item === undefined) return undefined;
    const { pk: _pk, sk: _sk, ...head } = Item;
    return head as ModerationHead;
  }

  async parts(names: readonly PartName[]): Promise<ReadonlyMap<PartName, Uint8Array>> {
    const found = await getAll(
      this.client,
      this.table,
      names.map((name) => ({ group: PARTS, name })),
    );
    return new Map(names.flatMap((name, index) => (found[index]?.body === undefined ? [] : [[name, found[index].body] as const])));
  }

  async commit({ head, parts, entry }: ModerationCommit): Promise<boolean> {
    const newest = 'attribute_not_exists(pk)';
    const condition =
      entry.number === 1
        ? { ConditionExpression: newest }
        : {
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': entry.number - 1 },
          };
    const put = (Item: Record<string, unknown>) => ({ Put: { TableName: this.table, Item } });
    const headPut = { Put: { TableName: this.table, Item: { ...HEAD, ...head }, ...condition } };
    const partPuts = [...parts].map(([name, body]) => put({ pk: PARTS, sk: name, body }));
    const entryPut = { Put: { TableName: this.table, Item: { ...keyOf(entry.number), ...itemOf(entry) }, ConditionExpression: newest } };
    try {
      await this.client.send(new TransactWriteCommand({ TransactItems: [headPut, ...partPuts, entryPut] }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
      if (!refused.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code))) throw error;
      await delay(LONGEST_PAUSE * Math.random());
      return false;
    }
  }

  async entries({ before, limit }: EntryPage): Promise<readonly ModerationEntry[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: { ':pk': TRAIL, ':before': before === undefined ? ':' : keyOf(before).sk },
      }),
    );
    return Items.map(entryOf);
  }

  async entriesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, ModerationEntry>> {
    const keys = [...new Set(numbers)].map((number) => ({ group: TRAIL, name: keyOf(number).sk }));
    const found = await getAll(this.client, this.table, keys);
    return new Map(found.flatMap((item) => (item === undefined ? [] : [entryOf({ ...item })])).map((entry) => [entry.number, entry]));
  }
}

/** Numbers sort as text; `:` comes after every digit. */
function keyOf(number: number): { readonly pk: string; readonly sk: string } {
  return { pk: TRAIL, sk: String(number).padStart(NUMBER_DIGITS, '0') };
}

function itemOf({ actors, ...entry }: ModerationEntry): EntryItem {
  return { ...entry, ...(actors === undefined ? {} : { hashes: encodeHashes(actors) }) };
}

function entryOf(item: Record<string, unknown>): ModerationEntry {
  const { pk: _pk, sk: _sk, hashes, ...entry } = item as unknown as EntryItem & { readonly pk: string; readonly sk: string };
  return { ...entry, ...(hashes === undefined ? {} : { actors: decodeHashes(hashes) }) };
}
