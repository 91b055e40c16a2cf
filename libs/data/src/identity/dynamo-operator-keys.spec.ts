import { Test } from '@nestjs/testing';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { Sources } from '@groundswell/activity';
import { MemoryOperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from '@groundswell/auth';
import { ManualClock } from '@groundswell/kernel';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoOperatorKeyDigests, IdentityDataModule } from '../index.ts';

// The first transactions of a DynamoDB Local on a busy machine take seconds.
vi.setConfig({ testTimeout: 30_000 });

const client = testDynamoDb();

describe.each([
  ['in memory', () => Promise.resolve(new MemoryOperatorKeyDigests())],
  ['in DynamoDB', async () => new DynamoOperatorKeyDigests(client, await testTable(client, 'identity'))],
])('operator keys %s', (_where, make) => {
  it('exist once one was made, and only the newest opens', async () => {
    const clock = new ManualClock(1_000);
    const keys = new StoredOperatorKeys(await make(), clock);
    expect(await keys.exists()).toBe(false);
    const first = await keys.rotate();
    expect([await keys.exists(), await keys.verify(first)]).toEqual([true, true]);
    const second = await keys.rotate();
    expect([await keys.verify(first), await keys.verify(second)]).toEqual([false, true]);
  });

  it('are known to another process within seconds', async () => {
    const [clock, digests] = [new ManualClock(1_000), await make()];
    const [here, there] = [new StoredOperatorKeys(digests, clock), new StoredOperatorKeys(digests, clock)];
    const first = await here.rotate();
    expect(await there.verify(first)).toBe(true);
    const second = await here.rotate();
    clock.advance(1_001);
    expect(await there.verify(second)).toBe(true);
    expect(await there.verify(first)).toBe(false);
  });
});

describe('the digest in DynamoDB', () => {
  it('is all that is kept of a key', async () => {
    const table = await testTable(client, 'identity');
    const key = await new StoredOperatorKeys(new DynamoOperatorKeyDigests(client, table), new ManualClock(1_000)).rotate();
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toHaveLength(1);
    expect(JSON.stringify(Items)).not.toContain(key.slice(4));
  });
});

describe('IdentityDataModule', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('provides sources and operator keys over one client', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodb'));
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('GROUNDSWELL_TABLE_IDENTITY', await testTable(client, 'identity'));
    const names = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
    const app = await Test.createTestingModule({
      imports: [SettingsModule.reading([...names, 'GROUNDSWELL_TABLE_IDENTITY']), RuntimeModule, IdentityDataModule],
    }).compile();
    onTestFinished(() => app.close());
    await app.get(Sources).save({ id: 'a', name: 'A', writeKeys: ['k'], createdAt: 1 });
    expect(await app.get(Sources).byWriteKey('k')).toMatchObject({ id: 'a' });
    const key = await app.get(OperatorKeys).rotate();
    expect(await app.get(OperatorKeys).verify(key)).toBe(true);
  });
});
