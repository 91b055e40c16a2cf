import { Test } from '@nestjs/testing';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { Attempts, TokenLeases } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { RateDataModule } from '../index.ts';

const RUNTIME = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
const READ = ['GROUNDSWELL_TABLE_IDENTITY', 'GROUNDSWELL_DEPLOYMENT_KEY', 'GROUNDSWELL_DEPLOYMENT_KEY_ARN'] as const;
const client = testDynamoDb();

describe('RateDataModule', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('counts rates and tries under digests that the deployment key makes', async () => {
    const table = await testTable(client, 'identity');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('GROUNDSWELL_TABLE_IDENTITY', table);
    vi.stubEnv('GROUNDSWELL_DEPLOYMENT_KEY', 'a key of at least thirty-two characters');
    const app = await Test.createTestingModule({
      imports: [SettingsModule.reading([...RUNTIME, ...READ]), RuntimeModule, RateDataModule],
    }).compile();
    onTestFinished(() => app.close());
    const lease = { name: 'source:planted', window: 0, wanted: 3, least: 1, limit: 5, expiresAt: 60_000 };
    expect(await app.get(TokenLeases).lease(lease)).toEqual({ taken: 3, left: 2 });
    const limit = { count: 1, seconds: 60 };
    expect((await app.get(Attempts).take('sign-in planted', limit)).allowed).toBe(true);
    expect((await app.get(Attempts).take('sign-in planted', limit)).allowed).toBe(false);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items.map(({ pk }) => pk?.S?.replace(/#.*/, '#')).toSorted((one = '', other = '') => one.localeCompare(other))).toEqual([
      'L#',
      'TRY#',
    ]);
    expect(JSON.stringify(Items)).not.toContain('planted');
  });
});
