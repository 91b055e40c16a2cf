import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, DAY, type Ids } from '@groundswell/kernel';
import {
  CHAIN_START,
  compareSequenceNumbers,
  checkedParts,
  type Delta,
  DeltaLog,
  encodeDelta,
  type Partition,
  type PassOver,
  type RecentIds,
  WHOLE,
} from '@groundswell/trend';
import { type DeltaItem, deltasOf, keptHeadOf, padded, SHARDS, unpadded } from './delta-items.ts';
import { DeltaParts } from './delta-parts.ts';
import { DeltaReader } from './delta-reader.ts';
import { splitBytes, SplitDeltas } from './split-deltas.ts';

/** Deltas outlive the stream's retention, and a ranker that is down over a weekend. */
const KEPT = 3 * DAY;
/** Bytes of a delta that fit one item (400 KB) with room for its keys. */
const LARGEST_BODY = 350_000;

/**
 * The chains of deltas in the table `trends`. One conditional put appends: it is a compare-and-swap,
 * since the key is the head that the delta follows. Items that expired but are not yet deleted stay
 * valid links, so nothing here filters on time.
 */
export class DynamoDeltaLog extends DeltaLog {
  private readonly parts: DeltaParts;
  private readonly reader: DeltaReader;
  private readonly splits: SplitDeltas;

  /**
   * @param largestBody bytes above which a delta is kept in pieces; smaller in tests
   * @param topicParts in how many parts by topic deltas are written: a power of two
   */
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly clock: Clock,
    ids: Ids,
    private readonly largestBody = LARGEST_BODY,
    private readonly topicParts = 1,
  ) {
    super();
    this.parts = new DeltaParts(client, table, ids, largestBody);
    this.reader = new DeltaReader(this.parts);
    this.splits = new SplitDeltas(this.parts);
    checkedParts(topicParts);
  }

  async append(delta: Delta): Promise<'appended' | 'conflict'> {
    const expiresAt = Math.ceil((this.clock.now() + KEPT) / 1_000);
    // Before the chain begins: a chain that nobody knows of would never be read.
    if (delta.previous === CHAIN_START) await this.register(delta.shard);
    const item: DeltaItem = {
      pk: deltasOf(delta.shard),
      sk: padded(delta.previous),
      last: delta.last,
      arrivedTo: delta.arrivedTo,
      expiresAt,
      ...(this.topicParts === 1 ? await this.whole(delta, expiresAt) : await this.split(delta, expiresAt)),
    };
    try {
      await this.client.send(new PutCommand({ TableName: this.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }));
      return 'appended';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // Ours, when the answer to an earlier try was lost.
      return (await this.holds(item)) ? 'appended' : 'conflict';
    }
  }

  async head(shard: string): Promise<string> {
    const { Items } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': deltasOf(shard) },
        ProjectionExpression: '#last',
        ExpressionAttributeNames: { '#last': 'last' },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const newest = (Items?.[0] as Pick<DeltaItem, 'last'> | undefined)?.last ?? CHAIN_START;
    // Expired items go in any order: the newest may be gone while older ones are still there.
    const kept = await this.keptHead(shard);
    return compareSequenceNumbers(newest, kept) >= 0 ? newest : kept;
  }

  async *read(shard: string, after: string, passOver?: PassOver, partition: Partition = WHOLE): AsyncIterable<Delta> {
    for await (const item of this.items(shard, { after })) {
      const delta = await this.reader.delta(shard, item, partition, passOver);
      if (delta !== undefined) yield delta;
    }
  }

  async *recentIds(shard: string, since: number, passOver?: PassOver): AsyncIterable<RecentIds> {
    for await (const item of this.items(shard, { newestFirst: true })) {
      if (item.arrivedTo < since) return;
      const head = await this.reader.head(shard, item, passOver);
      const ids = head?.ids ?? new Float64Array();
      yield { arrivedTo: item.arrivedTo, ids, beginsChain: unpadded(item.sk) === CHAIN_START };
    }
  }

  async keepHead(shard: string, head: string): Promise<void> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { pk: keptHeadOf(shard), sk: 'head' },
          UpdateExpression: 'SET head = :head, padded = :padded',
          ConditionExpression: 'attribute_not_exists(pk) OR padded < :padded',
          ExpressionAttributeValues: { ':head': head, ':padded': padded(head) },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async shards(): Promise<readonly string[]> {
    const shards: string[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': SHARDS },
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
      );
      for (const item of page.Items ?? []) shards.push(String(item.sk));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return shards;
  }

  private async whole(delta: Delta, expiresAt: number): Promise<Pick<DeltaItem, 'digest' | 'body' | 'parts'>> {
    const bytes = encodeDelta(delta);
    const digest = digestOf([bytes]);
    if (bytes.length <= this.largestBody) return { digest, body: bytes };
    return { digest, parts: await this.parts.keep(delta.shard, bytes, expiresAt) };
  }

  private async split(delta: Delta, expiresAt: number): Promise<Pick<DeltaItem, 'digest' | 'body' | 'split'>> {
    const bytes = splitBytes(delta, this.topicParts);
    const digest = digestOf([bytes.head, bytes.ids, ...bytes.parts]);
    return { digest, body: bytes.head, split: await this.splits.keep(delta.shard, bytes, expiresAt) };
  }

  private async register(shard: string): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: { pk: SHARDS, sk: shard } }));
  }

  private async holds(item: DeltaItem): Promise<boolean> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { pk: item.pk, sk: item.sk }, ConsistentRead: true, ProjectionExpression: 'digest' }),
    );
    const present = (Item as Pick<DeltaItem, 'digest'> | undefined)?.digest;
    return present !== undefined && Buffer.compare(present, item.digest) === 0;
  }

  private async keptHead(shard: string): Promise<string> {
    const key = { pk: keptHeadOf(shard), sk: 'head' };
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: key, ConsistentRead: true }));
    return (Item as { head?: string } | undefined)?.head ?? CHAIN_START;
  }

  private async *items(shard: string, { after = CHAIN_START, newestFirst = false }): AsyncIterable<DeltaItem> {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk >= :after',
          ExpressionAttributeValues: { ':pk': deltasOf(shard), ':after': padded(after) },
          ScanIndexForward: !newestFirst,
          ExclusiveStartKey: start,
        }),
      );
      yield* (page.Items ?? []) as DeltaItem[];
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}

function digestOf(all: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const bytes of all) hash.update(bytes);
  return hash.digest();
}
