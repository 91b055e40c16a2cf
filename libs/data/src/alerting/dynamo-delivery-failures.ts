import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DeliveryFailures, type DeliveryFailure } from '@groundswell/feed';
import { DAY, SECOND } from '@groundswell/kernel';
import { devicesKey, FAILURES } from './dynamo-device-rows.ts';

/** As long as the outbox remembers what it gave up. */
const REMEMBERED = 30 * DAY;
const CHANNELS = ['push', 'email', 'webhook'] as const;

type FailuresItem = Partial<Readonly<Record<DeliveryFailure['channel'], DeliveryFailure>>>;

/** The last failure of each way in one item beside the person's devices, `ENDPOINTS#person`/`failures`: it goes with them. */
export class DynamoDeliveryFailures extends DeliveryFailures {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async note(person: string, failure: DeliveryFailure): Promise<void> {
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { pk: devicesKey(person), sk: FAILURES },
        UpdateExpression: 'SET #channel = :failure, expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#channel': failure.channel },
        ExpressionAttributeValues: { ':failure': failure, ':expiresAt': Math.ceil((failure.at + REMEMBERED) / SECOND) },
      }),
    );
  }

  async of(person: string, now: number): Promise<readonly DeliveryFailure[]> {
    const Key = { pk: devicesKey(person), sk: FAILURES };
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key }));
    const failures = CHANNELS.flatMap((channel) => (Item as FailuresItem | undefined)?.[channel] ?? []);
    return failures.filter(({ at }) => at + REMEMBERED > now).sort((one, other) => other.at - one.at);
  }
}
