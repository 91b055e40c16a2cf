import { createHash } from 'node:crypto';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import dynamoose from 'dynamoose';
import { type MappingRules, type Source, type SourceChange, type SourceEntry, Sources } from '@groundswell/activity';
import { InvalidInputError, UnavailableError } from '@groundswell/kernel';
import { WriteKeyTakenError } from './errors.ts';
import { type IdentityModel, identityModel, type SourceItem } from './identity.model.ts';
import { SourceTrail } from './source-trail.ts';

/** Partition of every source: there are dozens, and they are listed with one query. */
const ALL = 'SOURCES';
const SORT = 'SOURCE';
/** A save is one transaction of at most 100 items: the source, keys that come, keys that go, and an entry of the trail. */
const MAX_WRITE_KEYS = 40;
const ATTEMPTS = 5;

/**
 * Sources in the table `identity`: `SOURCES`/`SOURCE#id`, and a copy under each write key,
 * `KEY#sha256(writeKey)`/`SOURCE`, so that who sends is known with one read. All are written in one
 * transaction, with the deed that goes into the trail.
 */
export class DynamoSources extends Sources {
  private readonly model: IdentityModel;

  private readonly trail: SourceTrail;

  constructor(
    private readonly client: DynamoDBClient,
    tableName: string,
  ) {
    super();
    this.model = identityModel(client, tableName);
    this.trail = new SourceTrail(client, tableName, ALL);
  }

  async byWriteKey(writeKey: string): Promise<Source | undefined> {
    return toSource(await this.read(keyOfWriteKey(writeKey)));
  }

  async byId(id: string): Promise<Source | undefined> {
    return toSource(await this.read(keyOfSource(id)));
  }

  async list(): Promise<readonly Source[]> {
    const items = await this.model.query('pk').eq(ALL).where('sk').beginsWith(`${SORT}#`).consistent().all().exec();
    return [...items].map((item) => toSource(item as SourceItem)).filter((source) => source !== undefined);
  }

  /**
   * @throws WriteKeyTakenError when another source has one of the write keys
   * @throws InvalidInputError when there are more than 40 write keys
   * @throws UnavailableError when the source is changed by others all the time
   */
  async save(source: Source): Promise<void> {
    await this.change(source.id, () => ({ source }));
  }

  /** Throws what `save` does. */
  async change(id: string, change: (before: Source | undefined) => SourceChange | undefined): Promise<Source | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await this.read(keyOfSource(id));
      const changed = change(toSource(before));
      if (changed === undefined) return toSource(before);
      if (changed.source.writeKeys.length > MAX_WRITE_KEYS)
        throw new InvalidInputError(`A source has at most ${MAX_WRITE_KEYS} write keys`);
      if (await this.replace(changed, before)) return changed.source;
    }
    throw new UnavailableError('The source was changed by others at the same time', 1);
  }

  entries(id: string, limit: number, before?: number): Promise<readonly SourceEntry[]> {
    return this.trail.entries(id, limit, before);
  }

  /** @returns false when the source is no longer what `before` says */
  private async replace({ source, deed }: SourceChange, before: SourceItem | undefined): Promise<boolean> {
    const writes = await this.writes(source, before);
    if (deed !== undefined) writes.push(this.trail.write(source.id, { ...deed, number: (before?.version ?? 0) + 1 }));
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
      if (refused[0] !== 'ConditionalCheckFailed' && refused.includes('ConditionalCheckFailed')) throw new WriteKeyTakenError();
      if (refused.every((code) => ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(code))) return false;
      throw error;
    }
  }

  /** The source first: when its condition fails, its write keys are not what `before` says either. */
  private async writes(source: Source, before: SourceItem | undefined): Promise<TransactWriteItem[]> {
    const document = toDocument(source, (before?.version ?? 0) + 1);
    const { transaction } = this.model;
    const ours = () => new dynamoose.Condition().filter('id').eq(source.id);
    const unchanged =
      before === undefined
        ? new dynamoose.Condition().filter('pk').not().exists()
        : new dynamoose.Condition().filter('version').eq(before.version);
    const gone = (before?.writeKeys ?? []).filter((writeKey) => !source.writeKeys.includes(writeKey));
    return Promise.all([
      transaction.create({ ...keyOfSource(source.id), ...document }, { overwrite: true, condition: unchanged }),
      ...[...new Set(source.writeKeys)].map((writeKey) =>
        transaction.create(
          { ...keyOfWriteKey(writeKey), ...document },
          { overwrite: true, condition: ours().or().filter('pk').not().exists() },
        ),
      ),
      ...gone.map((writeKey) => transaction.delete(keyOfWriteKey(writeKey), { condition: ours() })),
    ]);
  }

  private async read(key: { readonly pk: string; readonly sk: string }): Promise<SourceItem | undefined> {
    return (await this.model.get(key, { consistent: true })) as SourceItem | undefined;
  }
}

function keyOfSource(id: string): { pk: string; sk: string } {
  return { pk: ALL, sk: `${SORT}#${id}` };
}

/** By digest: the key itself stands in no index, and needs no escaping. */
function keyOfWriteKey(writeKey: string): { pk: string; sk: string } {
  return { pk: `KEY#${createHash('sha256').update(writeKey).digest('hex')}`, sk: SORT };
}

function toDocument(source: Source, version: number): Record<string, unknown> {
  const { mapping, allowedKinds, ratePerSecond, servers } = source;
  return {
    type: 'source',
    id: source.id,
    name: source.name,
    writeKeys: [...source.writeKeys],
    createdAt: source.createdAt,
    version,
    ...(allowedKinds === undefined ? {} : { allowedKinds: [...allowedKinds] }),
    ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
    ...(servers === undefined ? {} : { servers }),
    ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
  };
}

function toSource(item: SourceItem | undefined): Source | undefined {
  if (item === undefined || item === null) return undefined;
  const { id, name, writeKeys, allowedKinds, ratePerSecond, servers, mapping, createdAt } = item;
  return {
    id,
    name,
    writeKeys: [...writeKeys],
    createdAt,
    ...(allowedKinds === undefined ? {} : { allowedKinds: [...allowedKinds] }),
    ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
    ...(servers === true ? { servers } : {}),
    ...(mapping === undefined ? {} : { mapping: JSON.parse(mapping) as MappingRules }),
  };
}
