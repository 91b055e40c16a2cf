import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Delivery,
  type Held,
  HELD_FOR,
  type Outcome,
  Outbox,
  type PutOff,
  slotOf,
  type Taken,
  type Waiting,
  waitingOf,
} from '@groundswell/feed';
import { type Clock, DAY, type Ids, SECOND } from '@groundswell/kernel';

/** Time for which it is remembered what became of a delivery. */
const REMEMBERED = 30 * DAY;
/** Written at a time. */
const AT_ONCE = 16;
/** Digits of an epoch millisecond, so that keys sort as times do. */
const TIME_DIGITS = 15;

type Key = { readonly pk: string; readonly sk: string };

/** Where a delivery waits. */
type WaitingItem = Waiting & Key & { readonly heldUntil?: number; readonly claim?: string };

/** What is remembered of a delivery: that it is known, where it waits, and what became of it. */
type KnownItem = Key & { readonly slot?: string; readonly place?: string; readonly expiresAt: number };

/**
 * The outbox in the table `engagement`. What waits is in `OUTBOX#slot`, by the time when it is due; that it is known, and what
 * became of it in the end, in `TOLD#person`, for 30 days. Both are written at once, so a delivery is kept once; and
 * whoever removes a person finds through the second what waits.
 */
export class DynamoOutbox extends Outbox {
  /** @param machineClock what deliveries are held by, whatever the rate of the deployment's clock */
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ids: Ids,
    private readonly machineClock: Clock,
  ) {
    super();
  }

  async add(deliveries: readonly Delivery[], dueAt: number): Promise<void> {
    // Of two that are the same one transaction would be refused while the other one goes on.
    const unique = [...new Map(deliveries.map((delivery) => [waitingOf(delivery, dueAt).id, waitingOf(delivery, dueAt)])).values()];
    for (let start = 0; start < unique.length; start += AT_ONCE) {
      await Promise.all(unique.slice(start, start + AT_ONCE).map((waiting) => this.addOne(waiting)));
    }
  }

  async take(slot: number, now: number, limit: number): Promise<Taken> {
    const at = this.machineClock.now();
    const { Items = [], LastEvaluatedKey } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk < :due',
        FilterExpression: 'attribute_not_exists(heldUntil) OR heldUntil <= :at',
        ExpressionAttributeValues: { ':pk': slotKey(slot), ':due': timeKey(now + 1), ':at': at },
        Limit: limit,
      }),
    );
    const held = await Promise.all((Items as WaitingItem[]).map((item) => this.claim(item, at)));
    return { held: held.flatMap((one) => one ?? []), more: LastEvaluatedKey !== undefined && Items.length > 0 };
  }

  async settle(held: Held, outcome: Outcome, now: number): Promise<void> {
    // What nobody took is kept whole, with the reason; of what was sent nothing is left but that it was.
    const { person, id, claim: _claim, ...rest } = held;
    const left = outcome.state === 'sent' ? {} : { reason: outcome.reason, delivery: rest };
    const known = { ...knownKey(person, id), state: outcome.state, ...left, expiresAt: Math.ceil((now + REMEMBERED) / SECOND) };
    await this.whileHeld(held, [{ Put: { TableName: this.table, Item: known } }]);
  }

  async putOff(held: Held, next: PutOff): Promise<void> {
    const { claim: _claim, ...waiting } = held;
    const { dueAt, tries, reached, reason } = next;
    const item = itemOf({ ...waiting, dueAt, tries, reached, reason });
    await this.whileHeld(held, [
      { Put: { TableName: this.table, Item: item } },
      {
        Update: {
          TableName: this.table,
          Key: knownKey(held.person, held.id),
          UpdateExpression: 'SET place = :place',
          ExpressionAttributeValues: { ':place': item.sk },
        },
      },
    ]);
  }

  async erase(person: string): Promise<void> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `TOLD#${person}` },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items as KnownItem[]) await this.eraseOne(item);
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }

  private async addOne(waiting: Waiting): Promise<void> {
    const item = itemOf(waiting);
    const known: KnownItem = {
      ...knownKey(waiting.person, waiting.id),
      slot: item.pk,
      place: item.sk,
      expiresAt: Math.ceil((waiting.madeAt + REMEMBERED) / SECOND),
    };
    try {
      await this.client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: this.table, Item: known, ConditionExpression: 'attribute_not_exists(pk)' } },
            { Put: { TableName: this.table, Item: item } },
          ],
        }),
      );
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }

  private async claim(item: WaitingItem, at: number): Promise<Held | undefined> {
    const claim = this.ids.next();
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { pk: item.pk, sk: item.sk },
          UpdateExpression: 'SET heldUntil = :until, claim = :claim',
          // The last holds for a write of ours whose answer was lost.
          ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(heldUntil) OR heldUntil <= :at OR claim = :claim)',
          ExpressionAttributeValues: { ':until': at + HELD_FOR, ':claim': claim, ':at': at },
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
    const { pk: _pk, sk: _sk, heldUntil: _heldUntil, ...waiting } = item;
    return { ...waiting, claim };
  }

  /** Takes a delivery out of where it waits, together with `writes`; nothing where another has it. */
  private async whileHeld(held: Held, writes: NonNullable<TransactWriteCommand['input']['TransactItems']>): Promise<void> {
    const { pk, sk } = itemOf(held);
    const out = {
      TableName: this.table,
      Key: { pk, sk },
      ConditionExpression: 'claim = :claim',
      ExpressionAttributeValues: { ':claim': held.claim },
    };
    try {
      await this.client.send(new TransactWriteCommand({ TransactItems: [{ Delete: out }, ...writes] }));
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }

  private async eraseOne({ pk, sk, slot, place }: KnownItem): Promise<void> {
    const keys = [{ pk, sk }, ...(slot === undefined || place === undefined ? [] : [{ pk: slot, sk: place }])];
    await this.client.send(new TransactWriteCommand({ TransactItems: keys.map((Key) => ({ Delete: { TableName: this.table, Key } })) }));
  }
}

function slotKey(slot: number): string {
  return `OUTBOX#${slot}`;
}

function timeKey(at: number): string {
  return String(Math.max(0, Math.ceil(at))).padStart(TIME_DIGITS, '0');
}

/** Those of one person and way stand together. */
function itemOf(waiting: Waiting): WaitingItem {
  const { person, channel, dueAt, id } = waiting;
  return { ...waiting, pk: slotKey(slotOf(person)), sk: `${timeKey(dueAt)}#${person}#${channel}#${id}` };
}

function knownKey(person: string, id: string): Key {
  return { pk: `TOLD#${person}`, sk: id };
}

/** Whether a transaction found things other than it needs them; anything else is an outage. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const reasons = error.CancellationReasons ?? [];
  return reasons.some(({ Code }) => Code === 'ConditionalCheckFailed');
}
