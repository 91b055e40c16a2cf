import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { KeyedDigest, LeasedRateLimiter, type LeaseRequest, RateLimitedError } from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoTokenLeases } from './dynamo-token-leases.ts';

vi.setConfig({ testTimeout: 30_000 });
const client = testDynamoDb();
const leasesOver = (table: string) =>
  new DynamoTokenLeases(client, table, new KeyedDigest('a key of this deployment only, and long', 'rates'));

const request = (change: Partial<LeaseRequest> = {}): LeaseRequest => ({
  name: 's',
  window: 0,
  wanted: 10,
  least: 1,
  limit: 10,
  expiresAt: 60_000,
  ...change,
});

describe('leases of tokens in DynamoDB', () => {
  it('let exactly the limit through, however many of 40 instances ask at once', async () => {
    const leases = leasesOver(await testTable(client, 'identity'));
    const clock = new ManualClock(20_000);
    const instances = Array.from({ length: 40 }, () => new LeasedRateLimiter(leases, clock));
    let through = 0;
    const askOn = async (instance: LeasedRateLimiter): Promise<void> => {
      for (;;) {
        await instance.charge('s', 10, 1);
        through += 1;
      }
    };
    const ended = await Promise.allSettled(instances.map(askOn));
    expect(
      ended.every(({ status, ...end }) => status === 'rejected' && (end as { reason?: unknown }).reason instanceof RateLimitedError),
    ).toBe(true);
    expect(through).toBe(100);
  });

  it('give what is left when less than what is wanted is, and nothing when that is too little', async () => {
    const leases = leasesOver(await testTable(client, 'identity'));
    expect(await leases.lease(request({ wanted: 7 }))).toEqual({ taken: 7, left: 3 });
    expect(await leases.lease(request({ wanted: 7, least: 4 }))).toEqual({ taken: 0, left: 3 });
    expect(await leases.lease(request({ wanted: 7, least: 2 }))).toEqual({ taken: 3, left: 0 });
    expect(await leases.lease(request())).toEqual({ taken: 0, left: 0 });
  });

  it('begin anew with each window, and apart for each name', async () => {
    const leases = leasesOver(await testTable(client, 'identity'));
    expect(await leases.lease(request())).toEqual({ taken: 10, left: 0 });
    expect(await leases.lease(request({ window: 10_000 }))).toEqual({ taken: 10, left: 0 });
    expect(await leases.lease(request({ name: 't' }))).toEqual({ taken: 10, left: 0 });
  });

  it('go by themselves, cost nothing while nobody asks, and keep no address', async () => {
    const table = await testTable(client, 'identity');
    const limiter = new LeasedRateLimiter(leasesOver(table), new ManualClock(0));
    expect(limiter).toBeDefined();
    expect((await client.send(new ScanCommand({ TableName: table }))).Items).toEqual([]);
    await leasesOver(table).lease(request({ name: 'address 192.0.2.7' }));
    const { Items } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toMatchObject([{ expiresAt: { N: '60' } }]);
    expect(JSON.stringify(Items)).not.toContain('192.0.2.7');
  });

  it('fail when the table does', async () => {
    await expect(leasesOver('absent').lease(request())).rejects.toThrow(/non-existent table|not found/i);
  });
});
