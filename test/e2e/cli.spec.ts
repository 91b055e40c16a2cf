import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { testDynamoDb, testTable } from '../support/tables.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const LAUNCHER = join(PROJECT, 'apps/cli/bin/groundswell.mjs');

let client: DynamoDBClient;
let table: string;

/** Runs the command line as a user does, through its launcher (which builds it when it is missing). */
async function groundswell(...words: readonly string[]): Promise<string> {
  const environment = {
    PATH: process.env.PATH ?? '',
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    GROUNDSWELL_TABLE_IDENTITY: table,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [LAUNCHER, ...words], { env: environment });
  return stdout;
}

interface Setup {
  readonly sources: readonly { readonly id: string; readonly name: string; readonly writeKeys: readonly string[] }[];
  readonly operatorKey?: string;
}

const setUp = async (): Promise<Setup> => JSON.parse(await groundswell('setup', '--json')) as Setup;

describe('groundswell on the deployment’s tables', () => {
  beforeAll(async () => {
    client = testDynamoDb();
    table = await testTable(client, 'identity', true);
  });

  afterAll(async () => void (await client.send(new DeleteTableCommand({ TableName: table }))));

  it('sets up sources and an operator key once; again it changes nothing', async () => {
    const first = await setUp();
    expect(first.sources.map(({ id, name }) => [id, name])).toEqual([
      ['default', 'My community'],
      ['sample', 'Sample community'],
    ]);
    const keys = first.sources.flatMap(({ writeKeys }) => writeKeys);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^gsw_[A-Za-z0-9_-]{32}$/);
    expect(first.operatorKey).toMatch(/\S{20,}/);
    expect(await setUp()).toEqual({ sources: first.sources });
    const rotated = (await groundswell('operator-key', 'rotate')).trim();
    expect(rotated).not.toBe(first.operatorKey);
  });

  it('makes a source, lists it, and gives it a new key', async () => {
    const key = (await groundswell('sources', 'create', 'my-shop', '--name', 'My shop')).trim();
    expect(await groundswell('sources', 'list')).toContain(`my-shop  My shop           ${key}`);
    const both = (await groundswell('sources', 'rotate-key', 'my-shop', '--keep')).trim();
    expect(await groundswell('sources', 'list')).toContain(`${both} ${key}`);
    await groundswell('sources', 'rotate-key', 'my-shop');
    expect(await groundswell('sources', 'list')).not.toContain(key);
    await expect(groundswell('sources', 'create', 'my-shop')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/already/) });
  });

  it('is built after that', () => expect(existsSync(join(PROJECT, 'dist/cli/groundswell.mjs'))).toBe(true));
});
