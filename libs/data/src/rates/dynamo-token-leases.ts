import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SECOND } from '@groundswell/kernel';
import { type KeyedDigest, type Lease, type LeaseRequest, TokenLeases } from '@groundswell/security';

/** Tries in which others may take what was seen to be left. */
const ATTEMPTS = 4;

/**
 * Tokens in the table `identity`: `L#digest of the name`/window, an item that counts what was taken and goes by
 * itself. One conditional write a lease: together all instances never take more than the limit. A write
 * whose answer is lost and that is tried again takes twice, which wastes tokens and never makes any.
 */
export class DynamoTokenLeases extends TokenLeases {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly digest: KeyedDigest,
  ) {
    super();
  }

  async lease(request: LeaseRequest): Promise<Lease> {
    let { wanted } = request;
    let left = 0;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const taken = await this.take(request, wanted);
      if (taken.isGiven) return { taken: wanted, left: request.limit - taken.sum };
      left = request.limit - taken.sum;
      if (left < request.least) break;
      wanted = Math.min(wanted, left);
    }
    return { taken: 0, left };
  }

  /** @returns whether `count` was given, and what is taken of the window in all */
  private async take({ name, window, limit, expiresAt }: LeaseRequest, count: number): Promise<{ isGiven: boolean; sum: number }> {
    try {
      const { Attributes } = await this.client.send(
        new UpdateItemCommand({
          TableName: this.tableName,
          Key: { pk: { S: `L#${this.digest.of(name)}` }, sk: { S: String(window) } },
          UpdateExpression: 'ADD taken :count SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(taken) OR taken <= :most',
          ExpressionAttributeValues: {
            ':count': { N: String(count) },
            ':most': { N: String(limit - count) },
            ':expiresAt': { N: String(Math.ceil(expiresAt / SECOND)) },
          },
          ReturnValues: 'UPDATED_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { isGiven: true, sum: Number(Attributes?.taken?.N ?? count) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { isGiven: false, sum: Number(error.Item?.taken?.N ?? limit) };
    }
  }
}
