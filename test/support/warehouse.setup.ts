import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startWarehouse } from '../../deploy/local/servers/warehouse.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the PostgreSQL that all specs of a run share; each makes its own database. */
    warehouse: string;
  }
}

/** One PostgreSQL for a whole test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'groundswell-warehouse-'));
  const server = await startWarehouse({ directory: join(directory, 'data') });
  await withoutFlushing(server.endpoint);
  project.provide('warehouse', server.endpoint);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  };
}

/** Nothing here outlives the run, so nothing has to reach the disk. */
async function withoutFlushing(connectionString: string): Promise<void> {
  const client = await connected(connectionString);
  for (const statement of ['ALTER SYSTEM SET fsync = off', 'ALTER SYSTEM SET full_page_writes = off', 'SELECT pg_reload_conf()']) {
    await client.query(statement);
  }
  await client.end();
}

/** It takes connections a moment before it takes questions. */
async function connected(connectionString: string): Promise<Client> {
  for (let tries = 1; ; tries += 1) {
    const client = new Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (tries === 100) throw error;
      await wait(100);
    }
  }
}
