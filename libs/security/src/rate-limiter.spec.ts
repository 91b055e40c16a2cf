import { describe, expect, it } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases, RateLimitedError, TokenLeases } from './rate-limiter.ts';

describe('a rate over all instances', () => {
  it('lets exactly as many through as it allows, with few writes', async () => {
    const leases = new MemoryTokenLeases();
    const clock = new ManualClock(10_000);
    const instances = Array.from({ length: 4 }, () => new LeasedRateLimiter(leases, clock));
    let through = 0;
    for (let index = 0; index < 1_000; index++) {
      await instances[index % 4]?.charge('s', 20, 1).then(
        () => (through += 1),
        (error: unknown) => expect(error).toBeInstanceOf(RateLimitedError),
      );
    }
    expect(through).toBe(200);
    expect(leases.asked).toBeLessThanOrEqual(60);
  });

  it('starts anew every ten seconds, and says when that is', async () => {
    const clock = new ManualClock(12_500);
    const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), clock);
    await limiter.charge('s', 1, 10);
    await expect(limiter.charge('s', 1, 1)).rejects.toMatchObject({ status: 429, retryAfter: 8 });
    clock.advance(7_500);
    await limiter.charge('s', 1, 1);
  });

  it('lets a request through that is larger than all ten seconds give, when nothing else was', async () => {
    const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), new ManualClock(0));
    await limiter.charge('s', 1, 500);
    await expect(limiter.charge('s', 1, 500)).rejects.toBeInstanceOf(RateLimitedError);
  });

  it('keeps names apart, thousands of them', async () => {
    const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), new ManualClock(0));
    for (let index = 0; index < 3_000; index++) await limiter.charge(`s${index}`, 1, 1);
  });

  it('lets everything through while its store is down', async () => {
    class Down extends TokenLeases {
      lease(): Promise<boolean> {
        return Promise.reject(new Error('down'));
      }
    }
    await new LeasedRateLimiter(new Down(), new ManualClock(0)).charge('s', 1, 100);
  });
});
