import { setTimeout as delay } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  type Collection,
  type ItemState,
  type KeptCommit,
  type KeptHead,
  type KeptItem,
  KeptItems,
  NOTHING_KEPT,
  type StateKeys,
} from '@groundswell/feed';
import { getAll } from '../trends/get-all.ts';
import {
  answerKey,
  type AnswerRow,
  answerWrite,
  changeKey,
  changeWrites,
  goneKey,
  headKey,
  type HeadRow,
  ITEM,
  itemKey,
  type ItemRow,
  personKey,
  type RowKey,
  type RowWrite,
  watchKeys,
} from './kept-rows.ts';

type Transaction = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Milliseconds at most before a transaction that met another one is judged anew. */
const LONGEST_PAUSE = 50;
/** Whatever a row is: it only must not be in another transaction. */
const ANY = 'attribute_exists(pk) OR attribute_not_exists(pk)';

/**
 * What people keep, in the table `engagement`. Of a person, under `PERSON#account`: `HEAD`; `ITEM#collection#id`,
 * or `GONE#collection#id` of what was removed; `CHANGE#version`, the same items once more by when they last changed; `DONE#mutation`, what it was answered. Under
 * `WATCH#bucket#...` those who watch something. Removed items and answers go by themselves.
 */
export class DynamoKeptItems extends KeptItems {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async head(person: string): Promise<KeptHead> {
    return headOf(await this.read<HeadRow>(headKey(person)));
  }

  async find<Name extends Collection>(person: string, collection: Name, id: string): Promise<KeptItem<Name> | undefined> {
    return (await this.read<ItemRow>(itemKey(person, collection, id)))?.item as KeptItem<Name> | undefined;
  }

  async list<Name extends Collection>(person: string, collection: Name): Promise<readonly KeptItem<Name>[]> {
    return (await this.living(person, `${ITEM}${collection}#`)) as readonly KeptItem<Name>[];
  }

  all(person: string): Promise<readonly KeptItem[]> {
    return this.living(person, ITEM);
  }

  async state(person: string, { collection, item, mutation, after }: StateKeys): Promise<ItemState> {
    const keys = [headKey(person), itemKey(person, collection, item), goneKey(person, collection, item), answerKey(person, mutation)];
    if (after !== undefined) keys.push(answerKey(person, after));
    const rows: readonly unknown[] = await getAll(
      this.client,
      this.table,
      keys.map(({ pk, sk }) => ({ group: pk, name: sk })),
    );
    const [head, kept, gone, answered, earlier] = rows as [HeadRow?, ItemRow?, ItemRow?, AnswerRow?, AnswerRow?];
    return { head: headOf(head), item: kept?.item ?? gone?.item, answer: answered?.answer, after: earlier?.answer };
  }

  async commit(person: string, commit: KeptCommit): Promise<boolean> {
    const writes = [...changeWrites(person, commit), answerWrite(person, commit)].map((write) => this.written(write));
    const [alone] = writes;
    const isDone = writes.length === 1 && alone?.Put !== undefined ? await this.putAlone(alone.Put) : await this.transact(writes);
    if (!isDone) await delay(LONGEST_PAUSE * Math.random());
    return isDone;
  }

  async changes(person: string, { since, until, limit }: { since: number; until: number; limit: number }): Promise<readonly KeptItem[]> {
    const found: KeptItem[] = [];
    const values = { ':pk': personKey(person), ':from': changeKey(person, since + 1).sk, ':to': changeKey(person, until).sk };
    for await (const { item } of this.query<ItemRow>('pk = :pk AND sk BETWEEN :from AND :to', values, limit)) {
      found.push(item);
      if (found.length === limit) break;
    }
    return found;
  }

  async erase(person: string): Promise<void> {
    for await (const row of this.query<RowKey & Partial<ItemRow>>('pk = :pk', { ':pk': personKey(person) })) {
      // First: without the item nobody would know of them.
      const watching = row.sk.startsWith(ITEM) && row.item !== undefined ? watchKeys(person, row.item) : [];
      for (const { pk, sk } of [...watching, row]) await this.client.send(new DeleteCommand({ TableName: this.table, Key: { pk, sk } }));
    }
  }

  private async living(person: string, prefix: string): Promise<readonly KeptItem[]> {
    const living: KeptItem[] = [];
    const rows = this.query<ItemRow>('pk = :pk AND begins_with(sk, :prefix)', { ':pk': personKey(person), ':prefix': prefix });
    for await (const { item } of rows) living.push(item);
    return living;
  }

  private async read<Row extends RowKey>(key: RowKey): Promise<Row | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: key, ConsistentRead: true }));
    return Item as Row | undefined;
  }

  /** Rows of one partition in the order of their keys. @param limit that many are read at a time */
  private async *query<Row extends RowKey>(
    condition: string,
    values: Readonly<Record<string, string>>,
    limit?: number,
  ): AsyncGenerator<Row> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: condition,
          ExpressionAttributeValues: values,
          ...(limit !== undefined && { Limit: limit }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      yield* Items as unknown as readonly Row[];
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }

  private written(write: RowWrite): Transaction[number] {
    const TableName = this.table;
    if ('remove' in write) return { Delete: { TableName, Key: write.remove, ...conditionOf(write) } };
    if ('absent' in write) return { ConditionCheck: { TableName, Key: write.absent, ConditionExpression: 'attribute_not_exists(pk)' } };
    if ('settled' in write) return { ConditionCheck: { TableName, Key: write.settled, ConditionExpression: ANY } };
    return { Put: { TableName, Item: write.put, ...conditionOf(write) } };
  }

  private async putAlone(put: NonNullable<Transaction[number]['Put']>): Promise<boolean> {
    try {
      await this.client.send(new PutCommand(put));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async transact(writes: Transaction): Promise<boolean> {
    try {
      await this.client.send(new TransactWriteCommand({ TransactItems: writes }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
      if (!refused.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code))) throw error;
      return false;
    }
  }
}

function conditionOf({ condition, values }: Pick<Extract<RowWrite, { put: RowKey }>, 'condition' | 'values'>) {
  return {
    ...(condition !== undefined && { ConditionExpression: condition }),
    ...(condition?.includes('#sequence') && { ExpressionAttributeNames: { '#sequence': 'sequence' } }),
    ...(values && { ExpressionAttributeValues: values }),
  };
}

function headOf(row: HeadRow | undefined): KeptHead {
  return row === undefined ? NOTHING_KEPT : { sequence: row.sequence, counts: row.counts };
}
