import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Copy, PostgresqlDialect, type Row, type Step, Warehouse } from '@groundswell/warehouse';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { landedLines } from './landed-lines.ts';
import { told } from './postgresql-errors.ts';
import type { S3LandedObjects } from './s3-landed-objects.ts';

/** Milliseconds to open a connection. */
const CONNECTING = 5_000;
/** Milliseconds that a statement may take: a lock that somebody holds for ever is not waited for. */
const STATEMENT = 120_000;

/** The warehouse in PostgreSQL, over one connection. Objects go through it piece by piece, however large they are. */
export class PostgresqlWarehouse extends Warehouse {
  override readonly dialect = new PostgresqlDialect();
  private client: Client | undefined;

  constructor(
    private readonly url: string,
    private readonly objects: Pick<S3LandedObjects, 'open'>,
  ) {
    super();
  }

  async transaction(steps: readonly Step[]): Promise<readonly Row[]> {
    try {
      const client = await this.connected();
      let rows: readonly Row[] = [];
      await client.query('BEGIN');
      for (const step of steps) rows = typeof step === 'string' ? await rowsOf(client, step) : await this.copy(client, step);
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      // Whatever state it is in: what was not committed goes with the connection.
      await this.close();
      throw told(error);
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connected(): Promise<Client> {
    if (this.client !== undefined) return this.client;
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECTING,
      statement_timeout: STATEMENT,
      options: '-c TimeZone=UTC',
      application_name: 'groundswell-load',
    });
    // A connection that breaks while nothing is asked of it is told by the next statement.
    client.on('error', () => undefined);
    await client.connect();
    this.client = client;
    return client;
  }

  private async copy(client: Client, { copy: { into, objects } }: Copy): Promise<readonly Row[]> {
    for (const key of objects) {
      const { columns, rows } = await landedLines(await this.objects.open(key));
      const statement = `COPY ${into} (${columns.join(', ')}) FROM STDIN WITH (FORMAT csv, FORCE_NULL (${columns.join(', ')}))`;
      await pipeline(Readable.from(rows), client.query(copyFrom(statement)));
    }
    return [];
  }
}

async function rowsOf(client: Client, statement: string): Promise<readonly Row[]> {
  const { rows } = await client.query<Record<string, unknown>>(statement);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)])));
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
