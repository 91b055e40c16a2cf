import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { LeasedRateLimiter } from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoTokenLeases } from './dynamo-token-leases.ts';

vi.setConfig({ testTimeout: 30_000 });
const client = testDynamoDb();

describe('leases of tokens in DynamoDB', () => {
  it('let exactly the limit through, however many ask at once', async () => {
    const leases = new DynamoTokenLeases(client, await testTable(client, 'identity'));
    const clock = new ManualClock(20_000);
    const instances = Array.from({ length: 5 }, () => new LeasedRateLimiter(leases, clock));
    const asked = instances.flatMap((instance) => Array.from({ length: 60 }, () => instance.charge('s', 10, 1)));
    const through = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled').length;
    expect(through).toBeLessThanOrEqual(100);
    // What instances still hold was taken as well: a lease each at most is left over.
    expect(through).toBeGreaterThanOrEqual(60);
  });

  it('begin anew with each window, and apart for each name', async () => {
    const leases = new DynamoTokenLeases(client, await testTable(client, 'identity'));
    expect(await leases.lease('s', 0, 10, 10, 60_000)).toBe(true);
    expect(await leases.lease('s', 0, 1, 10, 60_000)).toBe(false);
    expect(await leases.lease('s', 10_000, 10, 10, 60_000)).toBe(true);
    expect(await leases.lease('t', 0, 10, 10, 60_000)).toBe(true);
  });

  it('fail when the table does', async () => {
    await expect(new DynamoTokenLeases(client, 'absent').lease('s', 0, 1, 1, 1)).rejects.toThrow(/non-existent table|not found/i);
  });
});
