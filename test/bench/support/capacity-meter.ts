import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What requests came to, by what they were for. */
export interface Consumed {
  requests: number;
  /** Read units, as the server reports them. */
  reads: number;
  /** Write units, as the server reports them. */
  writes: number;
  /** Write units by the size of what was put, as AWS documents them: what the server's own figures are held to. */
  computedWrites: number;
}

/** A request's body as it goes over the wire. */
interface Request {
  readonly TableName?: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Readonly<Record<string, readonly { PutRequest: { Item: Item } }[] | { readonly Keys: readonly Item[] }>>;
}
type Item = Readonly<Record<string, Value>>;
type Value = Readonly<Record<string, unknown>>;
interface Output {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
}
interface Capacity {
  readonly CapacityUnits?: number;
}

const KILOBYTE = 1_024;
const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

/**
 * Reads what every request of a client consumes, as the server reports it (`ReturnConsumedCapacity`).
 * A conditional write that is refused reports nothing and counts as what AWS bills: by the item's size.
 */
export class CapacityMeter {
  /** By table and beginning of the key. */
  readonly byPrefix = new Map<string, Consumed>();
  /** Puts whose write units, as the server reports them, are not those of the item's size. */
  disagreements = 0;

  watch(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const wire = args.request as { body: string };
        const body = JSON.parse(wire.body) as Request;
        wire.body = JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' });
        const command = String(context.commandName);
        try {
          const result = await next(args);
          this.take(command, body, unitsOf(result.output as Output));
          return result;
        } catch (error) {
          if ((error as Error).name === 'ConditionalCheckFailedException') this.take(command, body, writeUnits(body) ?? 1);
          throw error;
        }
      },
      { step: 'build', name: 'capacityMeter', priority: 'high' },
    );
  }

  reset(): void {
    this.byPrefix.clear();
    this.disagreements = 0;
  }

  private take(command: string, body: Request, units: number): void {
    const key = prefixOf(body);
    const known = this.byPrefix.get(key) ?? { requests: 0, reads: 0, writes: 0, computedWrites: 0 };
    this.byPrefix.set(key, known);
    known.requests += 1;
    if (READS.has(command)) {
      known.reads += units;
      return;
    }
    const computed = writeUnits(body) ?? units;
    if (computed !== units) this.disagreements += 1;
    known.writes += units;
    known.computedWrites += computed;
  }
}

/** All of `units` together. */
export function totalOf(units: Iterable<Consumed>): Consumed {
  const total: Consumed = { requests: 0, reads: 0, writes: 0, computedWrites: 0 };
  for (const { requests, reads, writes, computedWrites } of units) {
    total.requests += requests;
    total.reads += reads;
    total.writes += writes;
    total.computedWrites += computedWrites;
  }
  return total;
}

function unitsOf({ ConsumedCapacity }: Output): number {
  const all = ConsumedCapacity === undefined ? [] : [ConsumedCapacity].flat();
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

/** A write unit a begun kilobyte of each item that is put; undefined for what puts none. */
function writeUnits({ Item: item, RequestItems }: Request): number | undefined {
  const batch = Object.values(RequestItems ?? {})[0];
  const items = item === undefined ? (Array.isArray(batch) ? itemsOf(batch as { PutRequest: { Item: Item } }[]) : []) : [item];
  if (items.length === 0) return undefined;
  return items.reduce((sum, each) => sum + Math.max(1, Math.ceil(bytesOf(each) / KILOBYTE)), 0);
}

function itemsOf(requests: readonly { readonly PutRequest: { readonly Item: Item } }[]): Item[] {
  return requests.map(({ PutRequest }) => PutRequest.Item);
}

/** Bytes of an item as AWS counts them: names and values; numbers by their digits; 3 bytes a list or map and one a member. */
function bytesOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: Value): number {
  const [type, content] = Object.entries(value)[0] as [string, unknown];
  if (type === 'S') return Buffer.byteLength(content as string);
  if (type === 'B') return Buffer.byteLength(content as string, 'base64');
  if (type === 'N') return Math.ceil((content as string).replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length / 2) + 1;
  if (type === 'L') return 3 + (content as Value[]).reduce((sum, member) => sum + 1 + valueBytes(member), 0);
  if (type === 'M') return 3 + Object.keys(content as Item).length + bytesOf(content as Item);
  return 1;
}

/** `trends M#`: the table without what makes its name unique, and the key up to its first #, or a word of a K#. */
function prefixOf(body: Request): string {
  const table = String(body.TableName ?? Object.keys(body.RequestItems ?? {})[0]);
  return `${table.split('-')[0]} ${keyOf(body).replace(/^(K#[a-z]+|[A-Z]#).*$/s, '$1')}`;
}

/** The partition key of the first item that a request names. */
function keyOf({ Item: item, Key, RequestItems, ExpressionAttributeValues = {} }: Request): string {
  const batch = Object.values(RequestItems ?? {})[0];
  const first = batch === undefined ? undefined : 'Keys' in batch ? batch.Keys[0] : batch[0]?.PutRequest.Item;
  const named = item ?? Key ?? first;
  return String((named === undefined ? Object.values(ExpressionAttributeValues)[0] : named.pk)?.S);
}
