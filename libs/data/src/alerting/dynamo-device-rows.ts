import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

export interface EndpointItem {
  readonly pk: string;
  readonly sk: string;
  readonly name?: string;
  readonly registeredAt: number;
  /** The address as JSON, sealed. */
  readonly address: Uint8Array;
  /** Of a phone, where its push service keeps it: no secret, and read by whoever erases and opens nothing. */
  readonly place?: string;
}

/** Sort key of the number of a person's key for webhooks, beside the devices. */
export const WEBHOOK_KEY = 'webhook-key';

/** Sort key of what failed for good, there too. */
export const FAILURES = 'failures';

const OTHERS: readonly string[] = [WEBHOOK_KEY, FAILURES];

/** Whether a row beside others of a person is a device. */
export function isDevice(sk: string): boolean {
  return !OTHERS.includes(sk);
}

export function devicesKey(person: string): string {
  return `ENDPOINTS#${person}`;
}

export function ownerKey(id: string): { pk: string; sk: string } {
  return { pk: `ENDPOINT#${id}`, sk: 'owner' };
}

/** The rows of devices, as far as nothing of them has to be opened. */
export class DynamoDeviceRows {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  async of(person: string): Promise<readonly EndpointItem[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': devicesKey(person) },
      }),
    );
    return Items as EndpointItem[];
  }

  /** Takes a device from a person; nothing where another has it. */
  async disown(person: string, id: string): Promise<void> {
    try {
      await this.client.send(
        new DeleteCommand({
          TableName: this.table,
          Key: ownerKey(id),
          ConditionExpression: 'person = :person',
          ExpressionAttributeValues: { ':person': person },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async places(person: string): Promise<readonly string[]> {
    return (await this.of(person)).flatMap(({ place }) => place ?? []);
  }

  async erase(person: string): Promise<void> {
    for (const { sk } of await this.of(person)) {
      if (isDevice(sk)) await this.disown(person, sk);
      await this.client.send(new DeleteCommand({ TableName: this.table, Key: { pk: devicesKey(person), sk } }));
    }
  }
}
