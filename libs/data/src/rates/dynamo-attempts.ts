import { ConditionalCheckFailedException, DeleteItemCommand, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Clock, type Ids, SECOND, UnavailableError } from '@groundswell/kernel';
import { type AttemptAnswer, type AttemptLimit, Attempts, type KeyedDigest } from '@groundswell/security';

/** Rounds in which others may begin and end the time that a try falls into. */
const ROUNDS = 4;
/** How long a refusal is remembered here: a flood of tries costs one write in five seconds. */
const REMEMBERED = 5 * SECOND;
const MAX_REMEMBERED = 5_000;

interface Window {
  readonly endsAt: number;
}

/**
 * Tries in the table `identity`: `TRY#digest`/`TRIES`, a set of the ids of the tries of one time span, which
 * begins with the first. A write that is repeated adds the same id, so that each try counts once
 * however often answers are lost. Items go by themselves; one that is late does not count.
 */
export class DynamoAttempts extends Attempts {
  private readonly refused = new Map<string, { readonly endsAt: number; readonly until: number }>();
  /** The last try of a key that is being counted: tries of one key take turns, or all would write what one would refuse. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly digest: KeyedDigest,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  async take(key: string, limit: AttemptLimit): Promise<AttemptAnswer> {
    const name = this.digest.of(key);
    const turn = (this.turns.get(name) ?? Promise.resolve()).then(() => this.takeTurn(name, limit));
    const ended = turn.catch(() => undefined);
    this.turns.set(name, ended);
    try {
      return await turn;
    } catch (error) {
      throw new UnavailableError('Tries can not be counted just now', 5, { cause: error });
    } finally {
      if (this.turns.get(name) === ended) this.turns.delete(name);
    }
  }

  async forget(key: string): Promise<void> {
    const name = this.digest.of(key);
    this.refused.delete(name);
    await this.client.send(new DeleteItemCommand({ TableName: this.tableName, Key: keyOf(name) }));
  }

  private async takeTurn(name: string, limit: AttemptLimit): Promise<AttemptAnswer> {
    const now = this.clock.now();
    const refused = this.refused.get(name);
    if (refused !== undefined && now < refused.until && now < refused.endsAt) return refusal(refused, now);
    return this.count(name, limit, now);
  }

  private async count(name: string, limit: AttemptLimit, now: number): Promise<AttemptAnswer> {
    const id = this.ids.next();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const window = await this.join(name, id, limit, now);
      if (window === 'joined') return { allowed: true, retryAfterSeconds: 0 };
      if (window !== undefined && window.endsAt > now) {
        this.remember(name, window, now);
        return refusal(window, now);
      }
      if (await this.begin(name, id, limit, now)) return { allowed: true, retryAfterSeconds: 0 };
    }
    throw new Error('the time that tries are counted in changes all the time');
  }

  /** @returns the time span that has no room for the try; undefined when there is none */
  private join(name: string, id: string, limit: AttemptLimit, now: number): Promise<'joined' | Window | undefined> {
    return this.update(name, 'ADD tries :id', 'endsAt > :now AND (size(tries) < :count OR contains(tries, :one))', {
      ':id': { SS: [id] },
      ':one': { S: id },
      ':count': { N: String(limit.count) },
      ':now': { N: String(now) },
    });
  }

  /** @returns false when somebody else has begun a time span meanwhile */
  private async begin(name: string, id: string, limit: AttemptLimit, now: number): Promise<boolean> {
    if (limit.count < 1) return false;
    const endsAt = now + limit.seconds * SECOND;
    const begun = await this.update(
      name,
      'SET tries = :id, endsAt = :endsAt, expiresAt = :expiresAt',
      'attribute_not_exists(endsAt) OR endsAt <= :now OR contains(tries, :one)',
      {
        ':id': { SS: [id] },
        ':one': { S: id },
        ':now': { N: String(now) },
        ':endsAt': { N: String(endsAt) },
        ':expiresAt': { N: String(Math.ceil(endsAt / SECOND) + 60) },
      },
    );
    return begun === 'joined';
  }

  private async update(
    name: string,
    change: string,
    condition: string,
    values: Readonly<Record<string, { N: string } | { S: string } | { SS: string[] }>>,
  ): Promise<'joined' | Window | undefined> {
    try {
      await this.client.send(
        new UpdateItemCommand({
          TableName: this.tableName,
          Key: keyOf(name),
          UpdateExpression: change,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return 'joined';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.endsAt?.N === undefined ? undefined : { endsAt: Number(error.Item.endsAt.N) };
    }
  }

  private remember(name: string, { endsAt }: Window, now: number): void {
    if (this.refused.size >= MAX_REMEMBERED) this.refused.clear();
    this.refused.set(name, { endsAt, until: now + REMEMBERED });
  }
}

function refusal({ endsAt }: Window, now: number): AttemptAnswer {
  return { allowed: false, retryAfterSeconds: Math.ceil((endsAt - now) / SECOND) };
}

function keyOf(name: string): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: `TRY#${name}` }, sk: { S: 'TRIES' } };
}
