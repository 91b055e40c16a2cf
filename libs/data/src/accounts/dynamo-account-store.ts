import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Account, AccountStore, type Creation } from '@groundswell/auth';
import { UnavailableError } from '@groundswell/kernel';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An account as an item, with what tells a write whose answer was lost from somebody else's. */
type AccountItem = Key & { readonly account: Account; readonly write?: string };

const SORT = 'ACCOUNT';
/** Not beside the operator key: whoever may write the one must not write the other. */
const FIRST_OPERATOR: Key = { pk: 'FIRST-OPERATOR', sk: SORT };
const ABSENT = 'attribute_not_exists(pk)';
const ATTEMPTS = 5;
/** Milliseconds at most before a transaction that met another one is tried again. */
const LONGEST_PAUSE = 50;

/**
 * Accounts in the table `identity`: `ACCOUNT#id`/`ACCOUNT`, and who has an address or the subject of an
 * outside issuer, `ADDRESS#digest`/`ACCOUNT` and `SUBJECT#digest`/`ACCOUNT`, written with the account in
 * one transaction. `FIRST-OPERATOR`/`ACCOUNT` says that there was an operator.
 */
export class DynamoAccountStore extends AccountStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {
    super();
  }

  async byId(id: string): Promise<Account | undefined> {
    return (await this.read<AccountItem>(keyOf(id)))?.account;
  }

  byAddress(addressDigest: string): Promise<Account | undefined> {
    return this.byPointer(pointer('ADDRESS', addressDigest));
  }

  bySubject(subjectDigest: string): Promise<Account | undefined> {
    return this.byPointer(pointer('SUBJECT', subjectDigest));
  }

  async hadOperator(): Promise<boolean> {
    return (await this.read(FIRST_OPERATOR)) !== undefined;
  }

  async create(account: Account, first = false): Promise<Creation> {
    const puts = [
      this.put({ ...keyOf(account.id), account }, ABSENT),
      this.point('ADDRESS', account.addressDigest, account.id),
      ...(account.subjectDigest === undefined ? [] : [this.point('SUBJECT', account.subjectDigest, account.id)]),
      ...(first ? [this.put({ ...FIRST_OPERATOR, accountId: account.id }, ABSENT)] : []),
    ];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const refused = await this.transact(puts);
      if (refused === undefined) return 'created';
      // Perhaps by this very call: an answer was lost, and the client sent it again.
      if ((await this.byId(account.id)) !== undefined) return 'created';
      if (first && refused.at(-1) === 'ConditionalCheckFailed') return 'operator-exists';
      if (refused.includes('ConditionalCheckFailed')) return 'address-taken';
      await delay(LONGEST_PAUSE * Math.random());
    }
    throw new UnavailableError('The account was changed by others at the same time', 1);
  }

  async replace(account: Account): Promise<boolean> {
    const write = randomUUID();
    const put = this.put({ ...keyOf(account.id), account, write }, '#account.#version = :before', {
      ExpressionAttributeNames: { '#account': 'account', '#version': 'version' },
      ExpressionAttributeValues: { ':before': account.version - 1 },
    });
    const done =
      account.subjectDigest === undefined
        ? await this.putAlone(put.Put)
        : (await this.transact([put, this.point('SUBJECT', account.subjectDigest, account.id)])) === undefined;
    if (done) return true;
    // Whoever reads back the mark of this very call wrote it. What was written tells nothing: two who use one code up write the same.
    return (await this.read<AccountItem>(keyOf(account.id)))?.write === write;
  }

  /** The account goes last: without it nobody would know its address and subject. */
  async erase(id: string): Promise<void> {
    const account = await this.byId(id);
    if (account === undefined) return;
    const { addressDigest, subjectDigest } = account;
    const pointers = [pointer('ADDRESS', addressDigest), ...(subjectDigest === undefined ? [] : [pointer('SUBJECT', subjectDigest)])];
    const own = { ConditionExpression: 'accountId = :id', ExpressionAttributeValues: { ':id': id } };
    for (const Key of pointers) await ifOwn(this.client.send(new DeleteCommand({ TableName: this.table, Key, ...own })));
    // That there was an operator stays known, who it was does not.
    const update = { TableName: this.table, Key: FIRST_OPERATOR, UpdateExpression: 'REMOVE accountId', ...own };
    await ifOwn(this.client.send(new UpdateCommand(update)));
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: keyOf(id) }));
  }

  /** Reads twice whether there is a pointer or not, so that an unknown address takes as long as a known one. */
  private async byPointer(key: Key): Promise<Account | undefined> {
    const found = await this.read<Key & { readonly accountId: string }>(key);
    const account = await this.byId(found?.accountId ?? 'nobody');
    return found === undefined ? undefined : account;
  }

  private async read<Item extends Key>(key: Key): Promise<Item | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: key, ConsistentRead: true }));
    return Item as Item | undefined;
  }

  private put(item: Readonly<Record<string, unknown>>, condition: string, rest: object = {}) {
    return { Put: { TableName: this.table, Item: item, ConditionExpression: condition, ...rest } };
  }

  private point(kind: 'ADDRESS' | 'SUBJECT', digest: string, accountId: string) {
    const values = { ExpressionAttributeValues: { ':id': accountId } };
    return this.put({ ...pointer(kind, digest), accountId }, `${ABSENT} OR accountId = :id`, values);
  }

  private async putAlone(put: ReturnType<DynamoAccountStore['put']>['Put']): Promise<boolean> {
    try {
      await this.client.send(new PutCommand(put));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** @returns why each write was refused, or undefined when all were done */
  private async transact(writes: readonly ReturnType<DynamoAccountStore['put']>[]): Promise<readonly string[] | undefined> {
    try {
      await this.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
      if (!refused.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code))) throw error;
      return refused;
    }
  }
}

/** What is another account's, or gone already, is left. */
async function ifOwn(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

function keyOf(id: string): Key {
  return { pk: `ACCOUNT#${id}`, sk: SORT };
}

function pointer(kind: 'ADDRESS' | 'SUBJECT', digest: string): Key {
  return { pk: `${kind}#${digest}`, sk: SORT };
}
