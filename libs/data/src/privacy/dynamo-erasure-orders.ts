import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type ErasureOrder, ErasureOrders } from '@groundswell/privacy';

const ORDERS = 'ERASURES';

type OrderItem = Omit<ErasureOrder, 'id' | 'done'> & { readonly pk: string; readonly sk: string; readonly done?: ReadonlySet<string> };

/** Orders to forget somebody in the table `identity`: one partition, empty but for a minute or two after an order. */
export class DynamoErasureOrders extends ErasureOrders {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async put({ id, done: _done, ...order }: ErasureOrder): Promise<void> {
    const item = { TableName: this.table, Item: { ...keyOf(id), ...order }, ConditionExpression: 'attribute_not_exists(pk)' };
    await ifThere(this.client.send(new PutCommand(item)));
  }

  async find(id: string): Promise<ErasureOrder | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: keyOf(id), ConsistentRead: true }));
    return Item === undefined ? undefined : orderOf(Item as OrderItem);
  }

  async open(): Promise<readonly ErasureOrder[]> {
    const orders: ErasureOrder[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': ORDERS },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      orders.push(...Items.map((item) => orderOf(item as OrderItem)));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return orders;
  }

  async mark(id: string, step: string): Promise<void> {
    const update = {
      TableName: this.table,
      Key: keyOf(id),
      UpdateExpression: 'ADD done :step',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':step': new Set([step]) },
    };
    await ifThere(this.client.send(new UpdateCommand(update)));
  }

  async end(id: string): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: keyOf(id) }));
  }
}

/** What a condition refuses was done already, or is not needed any more. */
async function ifThere(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

function keyOf(id: string): { pk: string; sk: string } {
  return { pk: ORDERS, sk: id };
}

function orderOf({ pk: _pk, sk, done, ...order }: OrderItem): ErasureOrder {
  return { ...order, id: sk, done: [...(done ?? [])] };
}
