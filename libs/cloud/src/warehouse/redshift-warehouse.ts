import { setTimeout as delay } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  DescribeStatementCommand,
  type Field,
  GetStatementResultCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import type { Ids } from '@groundswell/kernel';
import {
  type Copy,
  copyManifest,
  RedshiftDialect,
  redshiftCopy,
  type Row,
  type Step,
  Warehouse,
  WarehouseUnavailableError,
} from '@groundswell/warehouse';
import { landedLines } from './landed-lines.ts';
import { toldByRedshift } from './redshift-errors.ts';
import type { S3LandedObjects } from './s3-landed-objects.ts';

/** Where Redshift is, and what it reads objects with. */
export interface RedshiftPlace {
  readonly workgroup: string;
  readonly database: string;
  /** Secret with the loader's user; absent: the function's own role signs in. */
  readonly secretArn?: string | undefined;
  readonly copyRoleArn: string;
}

export interface RedshiftOptions {
  /** Between two questions whether a transaction is over. Milliseconds. Default 500. */
  readonly pollEvery?: number;
  /** How long a transaction may take, a warehouse that wakes up included. Milliseconds. Default ten minutes. */
  readonly patience?: number;
}

/** Bytes of an object within which its header ends, packed. */
const HEAD = 2_048;
/** The Data API's own limit. */
const MOST_STATEMENTS = 40;

/**
 * The warehouse in Redshift Serverless, by its Data API: the statements of a transaction go as one batch, which is asked about
 * until it is over. Redshift reads objects from the bucket itself; nothing of them comes through here but their headers.
 */
export class RedshiftWarehouse extends Warehouse {
  override readonly dialect = new RedshiftDialect();

  constructor(
    private readonly client: RedshiftDataClient,
    private readonly place: RedshiftPlace,
    private readonly objects: Pick<S3LandedObjects, 'bucket' | 'open' | 'put'>,
    private readonly ids: Ids,
    private readonly options: RedshiftOptions = {},
  ) {
    super();
  }

  async transaction(steps: readonly Step[]): Promise<readonly Row[]> {
    const Sqls = [];
    for (const step of steps) Sqls.push(...(typeof step === 'string' ? [step] : await this.copies(step)));
    if (Sqls.length > MOST_STATEMENTS) throw new RangeError(`the Data API takes ${MOST_STATEMENTS} statements, not ${Sqls.length}`);
    // The token makes a request that is sent again, because its answer was lost, the same transaction.
    const { workgroup, database, secretArn } = this.place;
    const batch = { WorkgroupName: workgroup, Database: database, ...(secretArn && { SecretArn: secretArn }) };
    const command = new BatchExecuteStatementCommand({ ...batch, Sqls, ClientToken: this.ids.next() });
    const { Id = '' } = await this.asked(() => this.client.send(command));
    return this.rowsOf(await this.ended(Id));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** One COPY for all objects with the same columns: those of an earlier release lack some. */
  private async copies({ copy: { into, objects } }: Copy): Promise<readonly string[]> {
    const byHeader = new Map<string, string[]>();
    for (const key of objects) {
      const { columns } = await landedLines(await this.objects.open(key, HEAD));
      const header = columns.join(',');
      byHeader.set(header, [...(byHeader.get(header) ?? []), key]);
    }
    const copies = [];
    for (const [header, keys] of byHeader) {
      const manifest = `loading/${this.ids.next()}.manifest`;
      await this.objects.put(manifest, copyManifest(this.objects.bucket, keys));
      const from = { manifest: `s3://${this.objects.bucket}/${manifest}`, role: this.place.copyRoleArn };
      copies.push(redshiftCopy({ into, columns: header.split(','), ...from }));
    }
    return copies;
  }

  /** @returns the id of the last statement that has rows, once all are committed */
  private async ended(Id: string): Promise<string | undefined> {
    const { pollEvery = 500, patience = 600_000 } = this.options;
    for (let waited = 0; waited <= patience; waited += pollEvery) {
      const { Status, Error: reason, SubStatements = [] } = await this.asked(() => this.client.send(new DescribeStatementCommand({ Id })));
      if (Status === 'FINISHED') return SubStatements.findLast(({ HasResultSet }) => HasResultSet === true)?.Id;
      if (Status === 'FAILED' || Status === 'ABORTED') throw toldByRedshift(reason ?? Status);
      await delay(pollEvery);
    }
    throw new WarehouseUnavailableError(`a transaction was not over within ${patience} ms`);
  }

  private async rowsOf(Id: string | undefined): Promise<readonly Row[]> {
    if (Id === undefined) return [];
    const rows: Row[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.asked(() => this.client.send(new GetStatementResultCommand({ Id, ...(NextToken && { NextToken }) })));
      const names = (page.ColumnMetadata ?? []).map(({ name = '' }) => name);
      for (const record of page.Records ?? []) {
        rows.push(Object.fromEntries(names.map((name, index) => [name, textOf(record[index])])));
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return rows;
  }

  /** Whatever the API refuses after the client's own tries is worth another run. */
  private async asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      const { name, message } = error as Error;
      if (name === 'ValidationException') throw error;
      throw new WarehouseUnavailableError(`${name}: ${message}`, { cause: error });
    }
  }
}

function textOf(field: Field | undefined): string | null {
  if (field === undefined || field.isNull === true) return null;
  const value = field.stringValue ?? field.longValue ?? field.doubleValue ?? field.booleanValue;
  return value === undefined ? null : String(value);
}
