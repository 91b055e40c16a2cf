import { Test } from '@nestjs/testing';
import { AccountStore, OneTimeStore, SessionStore, SigningKeyStore } from '@groundswell/auth';
import { SettingsModule } from '@groundswell/settings';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { accountOf, sessionOf } from '../../../../test/factories/accounts.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { AccountDataModule } from '../index.ts';

it('provides every store of accounts over one table', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('GROUNDSWELL_TABLE_IDENTITY', await testTable(testDynamoDb(), 'identity'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const app = await Test.createTestingModule({
    imports: [SettingsModule.reading(['GROUNDSWELL_TABLE_IDENTITY']), AccountDataModule],
  }).compile();
  onTestFinished(() => app.close());
  expect(await app.get(AccountStore).create(accountOf())).toBe('created');
  await app.get(SessionStore).create(sessionOf());
  expect(await app.get(SessionStore).list('account-1')).toEqual([sessionOf()]);
  expect(await app.get(AccountStore).byId('account-1')).toEqual(accountOf());
  expect([await app.get(OneTimeStore).read('absent'), await app.get(SigningKeyStore).list()]).toEqual([undefined, []]);
});
