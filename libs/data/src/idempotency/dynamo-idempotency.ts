import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { SECOND } from '@groundswell/kernel';
import { type Claim, type Claimed, type FieldCipher, IdempotencyStore, type KeptAnswer, type KeyedDigest } from '@groundswell/security';

const ATTEMPTS = 3;

/** Partitions of idempotency keys: of people, and of whoever operates. Who may write the one must not write the other. */
export type IdempotencyPartition = 'ONCE' | 'AGAIN';

/**
 * Idempotency keys in the table `identity`: `ONCE#digest`/`REQUEST`, or under `AGAIN`, with the digest of the request's fingerprint, who works
 * on it, and at last its answer, sealed: an answer may show what is shown only once. Items go by themselves;
 * one that is late does not count.
 */
export class DynamoIdempotency extends IdempotencyStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly digest: KeyedDigest,
    private readonly cipher: FieldCipher,
    private readonly partition: IdempotencyPartition = 'ONCE',
  ) {
    super();
  }

  async claim(claim: Claim): Promise<Claimed> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const kept = await this.begin(claim);
      if (kept === 'begun') return { state: 'begun' };
      // Released between the write that failed and now: it is free again.
      if (kept !== undefined) return this.toClaimed(kept, claim);
    }
    throw new Error('the key is begun and released all the time');
  }

  async finish(claim: Claim, answer: KeptAnswer): Promise<void> {
    const sealed = await this.cipher.seal(JSON.stringify(answer), this.place(claim));
    await this.ifOwned(
      new UpdateItemCommand({
        ...this.owned(claim),
        UpdateExpression: 'SET answer = :answer',
        ExpressionAttributeValues: { ':owner': { S: claim.owner }, ':answer': { B: sealed } },
      }),
    );
  }

  async release(claim: Claim): Promise<void> {
    await this.ifOwned(new DeleteItemCommand({ ...this.owned(claim), ExpressionAttributeValues: { ':owner': { S: claim.owner } } }));
  }

  private async begin(claim: Claim): Promise<'begun' | Record<string, AttributeValue> | undefined> {
    const { owner, now, lockedUntil, expiresAt } = claim;
    const fingerprint = this.digest.of(claim.fingerprint);
    try {
      await this.client.send(
        new PutItemCommand({
          TableName: this.tableName,
          Item: {
            ...this.keyOf(claim),
            fingerprint: { S: fingerprint },
            ownedBy: { S: owner },
            lockedUntil: { N: String(lockedUntil) },
            expiresAt: { N: String(Math.ceil(expiresAt / SECOND)) },
          },
          ConditionExpression:
            'attribute_not_exists(pk) OR expiresAt <= :second OR ownedBy = :owner' +
            ' OR (attribute_not_exists(answer) AND lockedUntil <= :now AND fingerprint = :fingerprint)',
          ExpressionAttributeValues: {
            ':second': { N: String(Math.floor(now / SECOND)) },
            ':now': { N: String(now) },
            ':owner': { S: owner },
            ':fingerprint': { S: fingerprint },
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return 'begun';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item;
    }
  }

  private async toClaimed(kept: Record<string, AttributeValue>, claim: Claim): Promise<Claimed> {
    if (kept.fingerprint?.S !== this.digest.of(claim.fingerprint)) return { state: 'other' };
    const sealed = kept.answer?.B;
    if (sealed === undefined) return { state: 'busy' };
    return { state: 'answered', answer: JSON.parse(await this.cipher.open(sealed, this.place(claim))) as KeptAnswer };
  }

  private async ifOwned(command: UpdateItemCommand | DeleteItemCommand): Promise<void> {
    try {
      await (command instanceof UpdateItemCommand ? this.client.send(command) : this.client.send(command));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  private owned(claim: Claim) {
    return { TableName: this.tableName, Key: this.keyOf(claim), ConditionExpression: 'ownedBy = :owner' } as const;
  }

  private keyOf({ key }: Claim): Record<'pk' | 'sk', AttributeValue> {
    return { pk: { S: this.partitionKey(key) }, sk: { S: 'REQUEST' } };
  }

  private place({ key }: Claim) {
    return { table: 'identity', key: this.partitionKey(key), field: 'answer' } as const;
  }

  private partitionKey(key: string): string {
    return `${this.partition}#${this.digest.of(key)}`;
  }
}
