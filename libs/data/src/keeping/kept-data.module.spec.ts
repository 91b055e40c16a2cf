import { Test } from '@nestjs/testing';
import { followersOf, Keeper, KeptItems, Watchers } from '@groundswell/feed';
import { SystemClock } from '@groundswell/kernel';
import { SettingsModule } from '@groundswell/settings';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { KeptDataModule } from '../index.ts';

it('provides what people keep, and who watches what, over one table', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('GROUNDSWELL_TABLE_ENGAGEMENT', await testTable(testDynamoDb(), 'engagement'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const app = await Test.createTestingModule({
    imports: [SettingsModule.reading(['GROUNDSWELL_TABLE_ENGAGEMENT']), KeptDataModule],
  }).compile();
  onTestFinished(() => app.close());
  await new Keeper(app.get(KeptItems), new SystemClock()).apply('ada', [{ id: '1', collection: 'follows', item: 'tea', set: {} }]);
  const { watches, next } = await app.get(Watchers).page(followersOf('tea'), 10);
  expect([watches, next]).toMatchObject([[{ person: 'ada', item: { id: 'tea' } }], undefined]);
});
