import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { Test } from '@nestjs/testing';
import { Idempotency } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { OperatorIdempotencyDataModule } from '../index.ts';

const NAMES = [
  'GROUNDSWELL_STAGE',
  'GROUNDSWELL_LOG_LEVEL',
  'GROUNDSWELL_CLOCK_RATE',
  'GROUNDSWELL_CLOCK_ORIGIN',
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

it('keeps answers to operators sealed, under keys of their own, without the key of fields', { timeout: 30_000 }, async () => {
  const dynamo = testDynamoDb();
  const table = await testTable(dynamo, 'identity');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('GROUNDSWELL_TABLE_IDENTITY', table);
  vi.stubEnv('GROUNDSWELL_DEPLOYMENT_KEY', 'a key of at least thirty-two characters');
  onTestFinished(() => void vi.unstubAllEnvs());
  const app = await Test.createTestingModule({
    imports: [SettingsModule.reading([...NAMES]), RuntimeModule, OperatorIdempotencyDataModule],
  }).compile();
  onTestFinished(() => app.close());
  const work = () => Promise.resolve({ status: 200, headers: {}, body: { key: 'planted' } });
  const once = () => app.get(Idempotency).once('a key', 'a request', work);
  expect([(await once()).isReplayed, (await once()).isReplayed]).toEqual([false, true]);
  const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table }));
  expect(Items.map(({ pk }) => pk?.S)).toEqual([expect.stringMatching(/^AGAIN#/)]);
  expect(Buffer.from(Items[0]?.['answer']?.B ?? []).toString('latin1')).not.toContain('planted');
});
