import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bytesOf, type Item, type StoredKey, writeUnitsOf } from './item-sizes.ts';

/** What requests came to, by what they were for. */
export interface Consumed {
  requests: number;
  /** Read units, as the server reports them. */
  reads: number;
  /** Write units: what the server reports, or those of the sizes that were put, as AWS documents them, where they are more. */
  writes: number;
  /** Bytes of the items that were put, and their number. */
  bytes: number;
  items: number;
}

/** What a command asks, with values of items as the wire has them. */
interface Request {
  readonly TableName?: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Readonly<Record<string, readonly { PutRequest: { Item: Item } }[] | { readonly Keys: readonly Item[] }>>;
}
interface Output {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
}
interface Capacity {
  readonly CapacityUnits?: number;
}

/** What a request's body begins with instead of its brace. */
const ASKING = Buffer.from('{"ReturnConsumedCapacity":"TOTAL",');
const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

/**
 * Reads what every request of a client consumes, as the server reports it (`ReturnConsumedCapacity`).
 * A conditional write that is refused reports nothing and counts as what AWS bills: by the item's size.
 */
export class CapacityMeter {
  readonly byKind = new Map<string, Consumed>();
  /** Puts whose write units, as the server reports them, are not those of the items' sizes. */
  disagreements = 0;
  /** Requests of all kinds. */
  requests = 0;

  /** @param kindOf what an item is, by its table and key; absent: all are one */
  constructor(private readonly kindOf: (key: StoredKey) => string = () => 'item') {}

  watch(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const request = args.input as Request;
        const command = String(context.commandName);
        const wire = args.request as { body: Uint8Array };
        const { buffer, byteOffset, byteLength } = wire.body;
        wire.body = Buffer.concat([ASKING, new Uint8Array(buffer, byteOffset + 1, byteLength - 1)]);
        try {
          const result = await next(args);
          this.take(command, request, unitsOf(result.output as Output));
          return result;
        } catch (error) {
          if ((error as Error).name === 'ConditionalCheckFailedException') this.take(command, request, 1);
          throw error;
        }
      },
      { step: 'build', name: 'capacityMeter', priority: 'high' },
    );
  }

  reset(): void {
    this.byKind.clear();
    this.disagreements = 0;
    this.requests = 0;
  }

  private take(command: string, request: Request, units: number): void {
    const table = String(request.TableName ?? Object.keys(request.RequestItems ?? {})[0]);
    const consumed = this.of({ table, ...keyOf(request) });
    consumed.requests += 1;
    this.requests += 1;
    if (READS.has(command)) consumed.reads += units;
    else this.takeWrites(table, itemsOf(request), consumed, units);
  }

  /** What is put counts by its size, item by item; what the server reports beyond that is the first one's. */
  private takeWrites(table: string, items: readonly Item[], first: Consumed, units: number): void {
    let rest = units;
    for (const item of items) {
      const kind = this.of({ table, ...keyNames(item) });
      kind.bytes += bytesOf(item);
      kind.items += 1;
      kind.writes += writeUnitsOf(item);
      rest -= writeUnitsOf(item);
    }
    if (items.length > 0 && rest !== 0) this.disagreements += 1;
    first.writes += Math.max(0, rest);
  }

  private of(key: StoredKey): Consumed {
    const kind = this.kindOf(key);
    let known = this.byKind.get(kind);
    if (known === undefined) this.byKind.set(kind, (known = { requests: 0, reads: 0, writes: 0, bytes: 0, items: 0 }));
    return known;
  }
}

/** All of `units` together. */
export function totalOf(units: Iterable<Consumed>): Consumed {
  const total: Consumed = { requests: 0, reads: 0, writes: 0, bytes: 0, items: 0 };
  for (const { requests, reads, writes, bytes, items } of units) {
    total.requests += requests;
    total.reads += reads;
    total.writes += writes;
    total.bytes += bytes;
    total.items += items;
  }
  return total;
}

function unitsOf({ ConsumedCapacity }: Output): number {
  const all = ConsumedCapacity === undefined ? [] : [ConsumedCapacity].flat();
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

function itemsOf({ Item: item, RequestItems }: Request): readonly Item[] {
  if (item !== undefined) return [item];
  const batch = Object.values(RequestItems ?? {})[0];
  return batch === undefined || 'Keys' in batch ? [] : batch.map(({ PutRequest }) => PutRequest.Item);
}

/** The key of the first item that a request names. */
function keyOf(request: Request): Omit<StoredKey, 'table'> {
  const batch = Object.values(request.RequestItems ?? {})[0];
  const asked = batch !== undefined && 'Keys' in batch ? batch.Keys[0] : undefined;
  const named = itemsOf(request)[0] ?? request.Key ?? asked;
  if (named !== undefined) return keyNames(named);
  return { partition: String(Object.values(request.ExpressionAttributeValues ?? {})[0]?.S), sort: '' };
}

function keyNames({ pk, sk }: Item): Omit<StoredKey, 'table'> {
  return { partition: String(pk?.S), sort: String(sk?.S) };
}
