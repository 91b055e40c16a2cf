import { Test } from '@nestjs/testing';
import { afterEach, expect, inject, it, onTestFinished, vi } from 'vitest';
import type { AcceptedActivity } from '@groundswell/activity';
import { SECOND } from '@groundswell/kernel';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { TrendImport, TrendReads } from '@groundswell/trend';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { THRESHOLD_SETTINGS, TrendImportModule } from '../index.ts';

// The first transactions of a DynamoDB Local on a busy machine take seconds.
vi.setConfig({ testTimeout: 30_000 });

const NOW = Date.UTC(2026, 5, 9, 18, 30);

/** Fifty people within a minute. */
const quake = Array.from({ length: 50 }, (_, person): AcceptedActivity => {
  const at = NOW - 120 * SECOND + person * SECOND;
  const [id, actor] = [`quake-${person}`, `person-${person}`];
  return {
    id,
    kind: 'post',
    actor,
    topics: ['quake'],
    properties: {},
    occurredAt: at,
    source: 'past',
    receivedAt: at,
    correlationId: 'past',
  };
});

async function shownAfterImport(): Promise<readonly string[]> {
  const module = await Test.createTestingModule({
    imports: [
      SettingsModule.reading([
        'GROUNDSWELL_STAGE',
        'GROUNDSWELL_LOG_LEVEL',
        'GROUNDSWELL_CLOCK_RATE',
        'GROUNDSWELL_CLOCK_ORIGIN',
        'GROUNDSWELL_TABLE_TRENDS',
        'GROUNDSWELL_MIN_ACTORS',
        'GROUNDSWELL_RANK_PARTS',
        ...THRESHOLD_SETTINGS,
        'GROUNDSWELL_DEPLOYMENT_KEY',
        'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
      ]),
      RuntimeModule,
      TrendImportModule,
    ],
  }).compile();
  onTestFinished(() => module.close());
  await module.get(TrendImport).importPast(quake, { now: NOW, name: 'quake' });
  const list = await module.get(TrendReads).list('everywhere');
  return (list?.trends ?? []).map(({ topic }) => topic);
}

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['the thresholds of the engine', '42', ['quake']],
  ['the thresholds of the deployment', '1000', []],
])('judges what is imported by %s', async (_which, enter, shown) => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('GROUNDSWELL_TABLE_TRENDS', await testTable(testDynamoDb(), 'trends', true));
  vi.stubEnv('GROUNDSWELL_DEPLOYMENT_KEY', 'a key of thirty-two bytes at least');
  vi.stubEnv('GROUNDSWELL_TREND_ENTER', enter);
  expect(await shownAfterImport()).toEqual(shown);
});
