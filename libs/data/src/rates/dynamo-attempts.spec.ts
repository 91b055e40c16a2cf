import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock, RandomIds, SECOND, UnavailableError } from '@groundswell/kernel';
import { type AttemptLimit, KeyedDigest, MemoryAttempts } from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoAttempts } from '../index.ts';

vi.setConfig({ testTimeout: 60_000 });
const client = testDynamoDb();
const digest = new KeyedDigest('a key of this deployment only, and long', 'tries');
const LIMIT: AttemptLimit = { count: 10, seconds: 60 };
const ADDRESS = 'ada@example.org';

function attempts(table: string, clock: ManualClock, over = client): DynamoAttempts {
  return new DynamoAttempts(over, table, digest, clock, new RandomIds());
}

/** A client that loses the answer of every second write, after the write was done, so that the SDK tries again. */
function losingClient() {
  const losing = testDynamoDb();
  let count = 0;
  losing.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      count += 1;
      if (count % 2 === 1) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', $retryable: {} });
      return result;
    },
    { step: 'finalizeRequest', name: 'lose-answers', priority: 'low' },
  );
  return losing;
}

describe('tries in DynamoDB', () => {
  it('17: of 200 tries over 40 instances at once exactly ten are allowed, and the others are told when to come again', async () => {
    const [table, clock] = [await testTable(client, 'identity'), new ManualClock(1_000_000)];
    const instances = Array.from({ length: 40 }, () => attempts(table, clock));
    const answers = await Promise.all(instances.flatMap((one) => Array.from({ length: 5 }, () => one.take(`sign-in ${ADDRESS}`, LIMIT))));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(answers.filter(({ retryAfterSeconds }) => retryAfterSeconds === 60)).toHaveLength(190);
    clock.advance(60 * SECOND);
    expect((await instances[0]?.take(`sign-in ${ADDRESS}`, LIMIT))?.allowed).toBe(true);
  });

  it('count once though every second answer is lost after its write', async () => {
    const [table, clock] = [await testTable(client, 'identity'), new ManualClock(1_000_000)];
    const one = attempts(table, clock, losingClient());
    const allowed: boolean[] = [];
    for (let index = 0; index < 12; index += 1) allowed.push((await one.take('k', { count: 5, seconds: 60 })).allowed);
    expect(allowed).toEqual([...Array<boolean>(5).fill(true), ...Array<boolean>(7).fill(false)]);
  });

  it('are as those in memory, whatever is taken and forgotten while time passes', async () => {
    const table = await testTable(client, 'identity');
    let run = 0;
    const step = fc.record({
      key: fc.constantFrom('a', 'b'),
      forget: fc.boolean(),
      seconds: fc.constantFrom(0, 0, 1, 7, 31, 61),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        run += 1;
        const clock = new ManualClock(run * 1_000_000);
        const [stored, known] = [attempts(table, clock), new MemoryAttempts(clock)];
        for (const { key, forget, seconds } of steps) {
          clock.advance(seconds * SECOND);
          const name = `${key} ${run}`;
          if (forget && seconds > 5) await Promise.all([stored.forget(name), known.forget(name)]);
          const limit = { count: 3, seconds: 60 };
          expect(await stored.take(name, limit)).toEqual(await known.take(name, limit));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('write once in five seconds while they are refused, and nothing that tells what is tried', async () => {
    const [table, clock, counted] = [await testTable(client, 'identity'), new ManualClock(1_000_000), testDynamoDb()];
    let requests = 0;
    counted.middlewareStack.add((next) => (args) => ((requests += 1), next(args)), { step: 'finalizeRequest', name: 'count' });
    const one = attempts(table, clock, counted);
    for (let index = 0; index < 50; index += 1) await one.take(`sign-in ${ADDRESS}`, { count: 1, seconds: 60 });
    expect(requests).toBe(3);
    clock.advance(5 * SECOND);
    expect(await one.take(`sign-in ${ADDRESS}`, { count: 1, seconds: 60 })).toEqual({ allowed: false, retryAfterSeconds: 55 });
    expect(requests).toBe(4);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toHaveLength(1);
    expect(JSON.stringify(Items)).not.toContain('ada');
  });

  it('are allowed to nobody while they can’t be counted', async () => {
    await expect(attempts('absent', new ManualClock(0)).take('k', LIMIT)).rejects.toBeInstanceOf(UnavailableError);
  });
});
