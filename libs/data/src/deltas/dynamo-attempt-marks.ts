import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, DAY, type Ids } from '@groundswell/kernel';
import { type Attempt, AttemptMarks, LONGEST_ATTEMPT } from '@groundswell/trend';
import { attemptsOf, padded } from './delta-items.ts';

/** As long as the stream may deliver the record again. */
const KEPT = DAY;

/** Attempts as a set of times with random ids in the table `trends`, so that a repeated request counts once. */
export class DynamoAttemptMarks extends AttemptMarks {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  async begin(shard: string, sequenceNumber: string): Promise<Attempt> {
    const key = { pk: attemptsOf(shard), sk: padded(sequenceNumber) };
    const now = this.clock.now();
    const attempt = new Set([`${now}#${this.ids.next()}`]);
    const { Attributes } = await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: key,
        UpdateExpression: 'ADD attempts :attempt SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':attempt': attempt, ':expiresAt': Math.ceil((now + KEPT) / 1_000) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const marks = (Attributes?.attempts ?? new Set()) as Set<string>;
    const begun = [...marks].map((mark) => Number.parseInt(mark, 10));
    return {
      unfinished: begun.filter((at) => at < now - LONGEST_ATTEMPT).length,
      end: async () => {
        const removal = { UpdateExpression: 'DELETE attempts :attempt', ExpressionAttributeValues: { ':attempt': attempt } };
        await this.client.send(new UpdateCommand({ TableName: this.table, Key: key, ...removal }));
      },
    };
  }
}
