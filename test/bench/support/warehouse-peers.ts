import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { landedLines } from '@groundswell/cloud';
import type { LandedObject } from '@groundswell/warehouse';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Where the bytes of landed objects are. */
export interface Opener {
  open(key: string): Promise<AsyncIterable<Uint8Array>>;
}

/** A table as the warehouse's own, keys included, for peers that write it their way. */
export class PeerTable {
  private columns: readonly string[] = [];

  private constructor(
    private readonly client: Client,
    private readonly objects: Opener,
    private readonly name: string,
  ) {}

  static async make(url: string, objects: Opener, name: string): Promise<PeerTable> {
    const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' });
    await client.connect();
    await client.query(`CREATE TABLE ${name} (LIKE activity INCLUDING ALL)`);
    // What landed objects have besides the columns of their table.
    await client.query(`ALTER TABLE ${name} ADD COLUMN shard text, ADD COLUMN sequence text`);
    return new PeerTable(client, objects, name);
  }

  /** The floor: the same objects straight into the table, in one transaction and nothing else. */
  async copy(objects: readonly Pick<LandedObject, 'key'>[]): Promise<void> {
    await this.client.query('BEGIN');
    for (const { key } of objects) {
      const { columns, rows } = await landedLines(await this.objects.open(key));
      this.columns = columns;
      const names = columns.join(', ');
      const copy = copyFrom(`COPY ${this.name} (${names}) FROM STDIN WITH (FORMAT csv, FORCE_NULL (${names}))`);
      await pipeline(Readable.from(rows), this.client.query(copy));
    }
    await this.client.query('COMMIT');
  }

  /** The naive way: a prepared INSERT a row that leaves out what is there, each committed by itself. */
  async insert(rows: readonly (readonly (string | null)[])[]): Promise<void> {
    const values = this.columns.map((_, index) => `$${index + 1}`).join(', ');
    const text = `INSERT INTO ${this.name} (${this.columns.join(', ')}) VALUES (${values}) ON CONFLICT DO NOTHING`;
    for (const row of rows) await this.client.query({ name: 'insert', text, values: [...row] });
  }

  async rows(): Promise<number> {
    const { rows } = await this.client.query<{ readonly rows: string }>(`SELECT count(*) AS rows FROM ${this.name}`);
    return Number(rows[0]?.rows);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
