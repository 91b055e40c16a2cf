import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { HOUR, ManualClock, RandomIds, SECOND, UnavailableError } from '@groundswell/kernel';
import {
  FieldCipher,
  Idempotency,
  IdempotencyKeyBusyError,
  IdempotencyKeyReusedError,
  type IdempotencyStore,
  KeyedDigest,
  type KeptAnswer,
  MemoryIdempotency,
  MemorySealingKeys,
} from '@groundswell/security';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoIdempotency } from '../index.ts';

vi.setConfig({ testTimeout: 60_000 });
const client = testDynamoDb();
const digest = new KeyedDigest('a key of this deployment only, and long', 'once');
const over = (table: string) => new DynamoIdempotency(client, table, digest, new FieldCipher(new MemorySealingKeys()));
const answerOf = (body: unknown): KeptAnswer => ({ status: 201, headers: { location: '/v1/things/1' }, body });

function world(store: IdempotencyStore) {
  const clock = new ManualClock(1_600_000_000_000);
  return { clock, idempotency: new Idempotency(store, clock, new RandomIds()) };
}

describe.each([
  ['in memory', () => Promise.resolve(new MemoryIdempotency())],
  ['in DynamoDB', async () => over(await testTable(client, 'identity'))],
])('idempotency keys %s', (_where, make) => {
  it('44: the same request is done once and answered the same, another one with its key is 422', async () => {
    const { idempotency } = world(await make());
    let done = 0;
    const work = () => Promise.resolve(answerOf({ done: (done += 1) }));
    expect(await idempotency.once('k', 'one', work)).toEqual({ answer: answerOf({ done: 1 }), isReplayed: false });
    expect(await idempotency.once('k', 'one', work)).toEqual({ answer: answerOf({ done: 1 }), isReplayed: true });
    await expect(idempotency.once('k', 'other', work)).rejects.toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(done).toBe(1);
    expect((await idempotency.once('l', 'one', work)).answer.body).toEqual({ done: 2 });
  });

  it('44: at once it is done once, and all others are 409', async () => {
    const { idempotency } = world(await make());
    let done = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const work = async (): Promise<KeptAnswer> => {
      done += 1;
      await gate;
      return answerOf(done);
    };
    const refused: unknown[] = [];
    const ask = () =>
      idempotency.once('k', 'one', work).catch((error: unknown) => {
        refused.push(error);
        if (refused.length === 7) open();
      });
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect([done, answers.filter((answer) => answer !== undefined)]).toEqual([1, [{ answer: answerOf(1), isReplayed: false }]]);
    for (const error of refused) expect(error).toBeInstanceOf(IdempotencyKeyBusyError);
    expect(refused[0]).toMatchObject({ status: 409, retryAfter: 1 });
  });

  it('lets what failed be done again, and what a crash cut off after half a minute', async () => {
    const { idempotency, clock } = world(await make());
    const failing = () => Promise.reject(new Error('planted'));
    await expect(idempotency.once('k', 'one', failing)).rejects.toThrow('planted');
    let crash = (_error: Error): void => undefined;
    let cut: Promise<unknown> = Promise.resolve();
    await new Promise<void>((begun) => {
      const never = new Promise<never>((_resolve, reject) => (crash = reject));
      cut = idempotency.once('k', 'one', () => (begun(), never)).catch((error: unknown) => error);
    });
    await expect(idempotency.once('k', 'one', failing)).rejects.toBeInstanceOf(IdempotencyKeyBusyError);
    clock.advance(30 * SECOND);
    await expect(idempotency.once('k', 'other', failing)).rejects.toBeInstanceOf(IdempotencyKeyReusedError);
    expect((await idempotency.once('k', 'one', () => Promise.resolve(answerOf(1)))).isReplayed).toBe(false);
    // Whoever was taken for dead changes nothing of it.
    crash(new Error('late'));
    expect(await cut).toMatchObject({ message: 'late' });
    expect((await idempotency.once('k', 'one', failing)).isReplayed).toBe(true);
  });

  it('may be used anew after a day', async () => {
    const { idempotency, clock } = world(await make());
    await idempotency.once('k', 'one', () => Promise.resolve(answerOf(1)));
    clock.advance(24 * HOUR + SECOND);
    expect((await idempotency.once('k', 'other', () => Promise.resolve(answerOf(2)))).answer.body).toBe(2);
  });
});

describe('idempotency keys', () => {
  it('make any order of repeats, failures and crashes do each request at most once a lock, and answer it the same', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b'),
      body: fc.constantFrom('x', 'y'),
      end: fc.constantFrom('done', 'done', 'failed'),
      seconds: fc.constantFrom(0, 1, 31),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { idempotency, clock } = world(new MemoryIdempotency());
        const done = new Map<string, { readonly body: string; readonly answer: number }>();
        let count = 0;
        for (const { key, body, end, seconds } of steps) {
          clock.advance(seconds * SECOND);
          const work = () => ((count += 1), end === 'done' ? Promise.resolve(answerOf(count)) : Promise.reject(new Error('failed')));
          const before = done.get(key);
          const given = await idempotency.once(key, body, work).catch((error: unknown) => error);
          if (before !== undefined && before.body !== body) expect(given).toBeInstanceOf(IdempotencyKeyReusedError);
          else if (before !== undefined) expect(given).toMatchObject({ isReplayed: true, answer: { body: before.answer } });
          else if (end === 'done') done.set(key, { body, answer: count });
          else expect(given).toMatchObject({ message: 'failed' });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do nothing while they can’t be looked up, and answer what is done though it can’t be kept', async () => {
    const work = vi.fn<() => Promise<KeptAnswer>>(() => Promise.resolve(answerOf(1)));
    await expect(world(over('absent')).idempotency.once('k', 'one', work)).rejects.toBeInstanceOf(UnavailableError);
    expect(work).not.toHaveBeenCalled();
    class Forgetting extends MemoryIdempotency {
      override finish = () => Promise.reject(new Error('throttled'));
    }
    expect((await world(new Forgetting()).idempotency.once('k', 'one', work)).answer).toEqual(answerOf(1));
  });
});

describe('idempotency keys in DynamoDB', () => {
  it('45: keep neither the key nor the answer in the clear', async () => {
    const table = await testTable(client, 'identity');
    await world(over(table)).idempotency.once('planted-key', 'planted-request', () =>
      Promise.resolve(answerOf({ writeKey: 'planted-answer' })),
    );
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toHaveLength(1);
    const all = Items.flatMap((item) => Object.values(item).map(({ S, B }) => S ?? Buffer.from(B ?? []).toString('latin1'))).join('\n');
    expect(all).not.toContain('planted');
  });

  it('begins once though the answer to its first write is lost', async () => {
    const table = await testTable(client, 'identity');
    const claim = { key: 'k', fingerprint: 'f', owner: 'me', now: 1_000_000, lockedUntil: 1_030_000, expiresAt: 9_000_000 };
    expect(await over(table).claim(claim)).toEqual({ state: 'begun' });
    expect(await over(table).claim(claim)).toEqual({ state: 'begun' });
    expect(await over(table).claim({ ...claim, owner: 'you' })).toEqual({ state: 'busy' });
  });
});
