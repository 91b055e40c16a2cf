import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock, MINUTE, RandomIds } from '@groundswell/kernel';
import { KeyedDigest, MemoryTakenWebhooks, type TakenWebhooks, WebhookSignatures } from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoTakenWebhooks } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });
const client = testDynamoDb();
const digest = new KeyedDigest('a key of this deployment only, and long', 'webhooks');
const START = 1_600_000_000_000;

describe.each([
  ['in memory', (): Promise<TakenWebhooks> => Promise.resolve(new MemoryTakenWebhooks())],
  [
    'in DynamoDB',
    async (): Promise<TakenWebhooks> =>
      new DynamoTakenWebhooks(client, await testTable(client, 'identity'), digest, new ManualClock(START), new RandomIds()),
  ],
])('taken webhooks %s', (_where, make) => {
  it('are taken once, and anew when they were released', async () => {
    const taken = await make();
    expect([await taken.take('a', START + MINUTE), await taken.take('a', START + MINUTE)]).toEqual([true, false]);
    expect(await taken.take('b', START + MINUTE)).toBe(true);
    await taken.release('a');
    expect(await taken.take('a', START + MINUTE)).toBe(true);
  });
});

describe('webhooks over DynamoDB', () => {
  it('43: one that is sent to 20 instances at once is done once', async () => {
    const [table, clock, key, body] = [await testTable(client, 'identity'), new ManualClock(START), randomBytes(32), Buffer.from('{}')];
    const instances = Array.from(
      { length: 20 },
      () => new WebhookSignatures(new DynamoTakenWebhooks(client, table, digest, clock, new RandomIds()), clock),
    );
    const headers = { ...instances[0]?.sign('m-1', body, key) };
    let done = 0;
    const work = () => Promise.resolve((done += 1));
    const answers = await Promise.allSettled(instances.map((one) => one.accept('shop', headers, body, [key], work)));
    expect(done).toBe(1);
    expect(answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => (reason as { status: number }).status)).toEqual(
      Array<number>(19).fill(409),
    );
  });

  it('are forgotten when their own time would have them refused, however late items go', async () => {
    const [table, clock] = [await testTable(client, 'identity'), new ManualClock(START)];
    const taken = new DynamoTakenWebhooks(client, table, digest, clock, new RandomIds());
    await taken.take('a', START + 10 * MINUTE);
    clock.advance(10 * MINUTE);
    expect(await taken.take('a', START + 20 * MINUTE)).toBe(false);
    clock.advance(1_000);
    expect(await taken.take('a', START + 20 * MINUTE)).toBe(true);
  });
});
