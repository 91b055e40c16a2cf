import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Endpoint, EndpointStore, FIRST_WEBHOOK_KEY, placeOf, type PushAddress, type WebhookKeyState } from '@groundswell/feed';
import type { FieldCipher } from '@groundswell/security';
import { devicesKey, DynamoDeviceRows, type EndpointItem, isDevice, ownerKey, WEBHOOK_KEY } from './dynamo-device-rows.ts';

const TABLE = 'engagement';

/**
 * Devices in the table `engagement`: `ENDPOINTS#person`/id with a sealed address, and `ENDPOINT#id`/`owner`, who has it: a
 * device tells one person. The number of the person's key for webhooks stands beside the devices.
 */
export class DynamoEndpointStore extends EndpointStore {
  private readonly rows: DynamoDeviceRows;

  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly cipher: FieldCipher,
  ) {
    super();
    this.rows = new DynamoDeviceRows(client, table);
  }

  async put(person: string, { id, address, name, registeredAt }: Endpoint): Promise<void> {
    const sealed = await this.cipher.seal(JSON.stringify(address), sealedAt(person, id));
    const place = placeOf(address);
    const known = { ...(name !== undefined && { name }), ...(place !== undefined && { place }) };
    const item: EndpointItem = { pk: devicesKey(person), sk: id, registeredAt, address: sealed, ...known };
    for (;;) {
      const owner = await this.ownerOf(id);
      if (await this.write(person, item, owner)) return;
    }
  }

  async list(person: string): Promise<readonly Endpoint[]> {
    const items = (await this.rows.of(person)).filter(({ sk }) => isDevice(sk));
    const endpoints = await Promise.all(items.map((item) => this.opened(person, item)));
    return endpoints.sort((one, other) => one.registeredAt - other.registeredAt);
  }

  async remove(person: string, id: string): Promise<boolean> {
    if (!isDevice(id)) return false;
    const { Attributes } = await this.client.send(
      new DeleteCommand({ TableName: this.table, Key: { pk: devicesKey(person), sk: id }, ReturnValues: 'ALL_OLD' }),
    );
    if (Attributes === undefined) return false;
    await this.rows.disown(person, id);
    return true;
  }

  async webhookKey(person: string): Promise<WebhookKeyState> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { pk: devicesKey(person), sk: WEBHOOK_KEY }, ConsistentRead: true }),
    );
    return Item === undefined ? FIRST_WEBHOOK_KEY : { number: Number(Item['number']), since: Number(Item['since']) };
  }

  async nextWebhookKey(person: string, { number, since }: WebhookKeyState): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: { pk: devicesKey(person), sk: WEBHOOK_KEY, number, since },
          ConditionExpression: number === FIRST_WEBHOOK_KEY.number + 1 ? 'attribute_not_exists(pk)' : '#number = :before',
          ...(number > FIRST_WEBHOOK_KEY.number + 1 && {
            ExpressionAttributeNames: { '#number': 'number' },
            ExpressionAttributeValues: { ':before': number - 1 },
          }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  places(person: string): Promise<readonly string[]> {
    return this.rows.places(person);
  }

  erase(person: string): Promise<void> {
    return this.rows.erase(person);
  }

  private async opened(person: string, { sk, name, registeredAt, address }: EndpointItem): Promise<Endpoint> {
    const text = await this.cipher.open(address, sealedAt(person, sk));
    return { id: sk, address: JSON.parse(text) as PushAddress, registeredAt, ...(name !== undefined && { name }) };
  }

  private async ownerOf(id: string): Promise<string | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: ownerKey(id), ConsistentRead: true }));
    return Item?.['person'] as string | undefined;
  }

  /** @returns false where the owner has changed meanwhile */
  private async write(person: string, item: EndpointItem, owner: string | undefined): Promise<boolean> {
    const unchanged =
      owner === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'person = :owner', ExpressionAttributeValues: { ':owner': owner } };
    const taken =
      owner === undefined || owner === person ? [] : [{ Delete: { TableName: this.table, Key: { pk: devicesKey(owner), sk: item.sk } } }];
    try {
      await this.client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: this.table, Item: { ...ownerKey(item.sk), person }, ...unchanged } },
            { Put: { TableName: this.table, Item: item } },
            ...taken,
          ],
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') return false;
      throw error;
    }
  }
}

function sealedAt(person: string, id: string): { table: string; key: string; field: string } {
  return { table: TABLE, key: `${person} ${id}`, field: 'address' };
}
