import { describe, expect, it } from 'vitest';
import { ManualClock, SECOND } from '@groundswell/kernel';
import { type AttemptLimit, Attempts, MemoryAttempts } from './index.ts';

const LIMIT: AttemptLimit = { count: 3, seconds: 60 };

describe('attempts in memory', () => {
  it('allow so many within the time from the first one, key by key', async () => {
    const clock = new ManualClock(5_000);
    const attempts: Attempts = new MemoryAttempts(clock);
    for (let index = 0; index < 3; index += 1) expect(await attempts.take('a', LIMIT)).toEqual({ allowed: true, retryAfterSeconds: 0 });
    clock.advance(59_500);
    expect(await attempts.take('a', LIMIT)).toEqual({ allowed: false, retryAfterSeconds: 1 });
    expect(await attempts.take('b', LIMIT)).toEqual({ allowed: true, retryAfterSeconds: 0 });
    clock.advance(SECOND);
    expect(await attempts.take('a', LIMIT)).toEqual({ allowed: true, retryAfterSeconds: 0 });
  });

  it('are forgotten after one that was right', async () => {
    const attempts = new MemoryAttempts(new ManualClock(0));
    for (let index = 0; index < 4; index += 1) await attempts.take('a', LIMIT);
    await attempts.forget('a');
    expect((await attempts.take('a', LIMIT)).allowed).toBe(true);
  });
});
