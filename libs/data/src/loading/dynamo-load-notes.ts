import { gunzipSync, gzipSync } from 'node:zlib';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { LoadNotes, type Positions, type Reached } from '@groundswell/warehouse';

/** Partitions of the table `activity`, whose stream nobody reads: notes in one that is read would be something new to load. */
const LEASE = { pk: 'LOAD#lease', sk: 'lease' } as const;
const ERASED = { pk: 'LOAD#erased', sk: 'through' } as const;
const positionsOf = (target: string): string => `LOAD#target#${target}`;
/**
 * Keys of objects that are noted as seen, the newest of a shard. Of more those that came first are looked at again, to no effect:
 * packed this many take some 90 KB of the 400 that an item may have.
 */
export const MOST_SEEN = 4_000;
/** Writes at a time. */
const AT_ONCE = 10;

/** How far one shard of a target is loaded. */
interface PositionItem extends Reached {
  readonly pk: string;
  /** `ORIGIN/SHARD`. */
  readonly sk: string;
  /** Of the shard, keys and times as JSON, packed; absent: none. */
  readonly seen?: Uint8Array;
}

/** Lease and positions in the table `activity`: an item a shard, so that no number of shards is too many. */
export class DynamoLoadNotes extends LoadNotes {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async hold(owner: string, now: number, until: number): Promise<boolean> {
    return this.ifSo(
      new PutCommand({
        TableName: this.table,
        Item: { ...LEASE, owner, until },
        ConditionExpression: 'attribute_not_exists(pk) OR #owner = :owner OR #until <= :now',
        ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
        ExpressionAttributeValues: { ':owner': owner, ':now': now },
      }),
    );
  }

  async release(owner: string): Promise<void> {
    await this.ifSo(
      new DeleteCommand({
        TableName: this.table,
        Key: LEASE,
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': owner },
      }),
    );
  }

  async positions(target: string): Promise<Positions> {
    const shards = new Map<string, Reached>();
    const seen = new Map<string, number>();
    for (const item of await this.items(target)) {
      shards.set(item.sk, { key: item.key, landedAt: item.landedAt });
      for (const [key, landedAt] of unpacked(item.seen)) seen.set(key, landedAt);
    }
    return { shards, seen };
  }

  /** Writes the shards that went on; those that are not named stay as they are. */
  async note(target: string, { shards, seen }: Positions): Promise<void> {
    const known = new Map((await this.items(target)).map((item) => [item.sk, item]));
    const changed = [...shards].flatMap(([shard, reached]) => {
      const item = itemOf(target, shard, reached, seen);
      return isSame(item, known.get(shard)) ? [] : [item];
    });
    for (let from = 0; from < changed.length; from += AT_ONCE) {
      const some = changed.slice(from, from + AT_ONCE);
      await Promise.all(some.map((Item) => this.client.send(new PutCommand({ TableName: this.table, Item }))));
    }
  }

  async erasedThrough(): Promise<number> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: ERASED, ConsistentRead: true }));
    return (Item as { readonly number: number } | undefined)?.number ?? 0;
  }

  async noteErased(number: number): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: { ...ERASED, number } }));
  }

  private async items(target: string): Promise<readonly PositionItem[]> {
    const items: PositionItem[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': positionsOf(target) },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(Items as PositionItem[]));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }

  /** @returns whether the condition held */
  private async ifSo(command: PutCommand | DeleteCommand): Promise<boolean> {
    try {
      await (command instanceof PutCommand ? this.client.send(command) : this.client.send(command));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function itemOf(target: string, shard: string, reached: Reached, seen: ReadonlyMap<string, number>): PositionItem {
  const own = [...seen].filter(([key]) => key.includes(`/${shard}/`));
  const newest = own.toSorted(([, one], [, other]) => other - one).slice(0, MOST_SEEN);
  const packed = newest.length === 0 ? {} : { seen: gzipSync(JSON.stringify(newest)) };
  return { pk: positionsOf(target), sk: shard, key: reached.key, landedAt: reached.landedAt, ...packed };
}

function isSame(one: PositionItem, other: PositionItem | undefined): boolean {
  if (other === undefined || one.key !== other.key || one.landedAt !== other.landedAt) return false;
  return Buffer.from(one.seen ?? []).equals(Buffer.from(other.seen ?? []));
}

function unpacked(bytes: Uint8Array | undefined): readonly (readonly [string, number])[] {
  return bytes === undefined ? [] : (JSON.parse(gunzipSync(bytes).toString()) as [string, number][]);
}
