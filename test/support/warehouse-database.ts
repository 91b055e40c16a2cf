import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A database of one spec. */
export interface WarehouseDatabase {
  readonly url: string;
  query(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes an empty database on the run's PostgreSQL. */
export async function testWarehouse(): Promise<WarehouseDatabase> {
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  const url = inject('warehouse').replace(/\/[^/]*$/, `/${name}`);
  await asked(inject('warehouse'), `CREATE DATABASE ${name}`);
  return {
    url,
    query: (statement) => asked(url, statement),
    drop: async () => void (await asked(inject('warehouse'), `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function asked(connectionString: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
