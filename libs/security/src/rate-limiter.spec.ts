import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock, SECOND } from '@groundswell/kernel';
import { type Lease, LeasedRateLimiter, type LeaseRequest, MemoryTokenLeases, RateLimitedError, TokenLeases } from './index.ts';

/** Leases that answer after other work had its turn, and that keep what was asked. */
class SlowLeases extends MemoryTokenLeases {
  readonly requests: LeaseRequest[] = [];

  override async lease(request: LeaseRequest): Promise<Lease> {
    this.requests.push(request);
    await new Promise((resolve) => setImmediate(resolve));
    return super.lease(request);
  }
}

async function isAllowed(limiter: LeasedRateLimiter, name: string, perSecond: number, count = 1): Promise<boolean> {
  try {
    await limiter.charge(name, perSecond, count);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(RateLimitedError);
    return false;
  }
}

describe('a rate over all instances', () => {
  it('lets exactly as many through as it allows, with few writes', async () => {
    const leases = new MemoryTokenLeases();
    const clock = new ManualClock(10_000);
    const instances = Array.from({ length: 4 }, () => new LeasedRateLimiter(leases, clock));
    let through = 0;
    for (let index = 0; index < 1_000; index++) {
      if (await isAllowed(instances[index % 4] as LeasedRateLimiter, 's', 20)) through += 1;
    }
    expect(through).toBe(200);
    expect(leases.asked).toBeLessThanOrEqual(70);
  });

  it('asks for one lease when many wait for it', async () => {
    const leases = new SlowLeases();
    const limiter = new LeasedRateLimiter(leases, new ManualClock(0));
    const through = await Promise.all(Array.from({ length: 150 }, () => isAllowed(limiter, 's', 10)));
    expect(through.filter(Boolean)).toHaveLength(100);
    expect(leases.requests).toHaveLength(1);
  });

  it('gives each of those who wait what it needs, lease after lease', async () => {
    const limiter = new LeasedRateLimiter(new SlowLeases(), new ManualClock(0));
    const waves = [3, 40, 5, 30, 22].map(async (count, wave) => {
      for (let tick = 0; tick < wave; tick += 1) await Promise.resolve();
      return Promise.all(Array.from({ length: count }, () => isAllowed(limiter, 's', 10)));
    });
    expect((await Promise.all(waves)).flat().every(Boolean)).toBe(true);
  });

  it('asks nobody while nobody asks, nor when nothing can be left', async () => {
    const leases = new SlowLeases();
    const limiter = new LeasedRateLimiter(leases, new ManualClock(0));
    await limiter.charge('s', 1, 10);
    for (let index = 0; index < 100; index += 1) expect(await isAllowed(limiter, 's', 1)).toBe(false);
    expect(leases.requests).toHaveLength(1);
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

  it('leaves what is too little for one request to smaller ones', async () => {
    const leases = new MemoryTokenLeases();
    const [one, other] = [new LeasedRateLimiter(leases, new ManualClock(0)), new LeasedRateLimiter(leases, new ManualClock(0))];
    await one.charge('s', 1, 6);
    expect(await isAllowed(one, 's', 1, 5)).toBe(false);
    expect(await isAllowed(other, 's', 1, 4)).toBe(true);
  });

  it('keeps names apart, thousands of them', async () => {
    const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), new ManualClock(0));
    for (let index = 0; index < 3_000; index++) await limiter.charge(`s${index}`, 1, 1);
  });

  it('lets everything through while its store is down', async () => {
    class Down extends TokenLeases {
      lease(): Promise<Lease> {
        return Promise.reject(new Error('down'));
      }
    }
    const limiter = new LeasedRateLimiter(new Down(), new ManualClock(0));
    for (let index = 0; index < 30; index += 1) await limiter.charge('s', 1, 1);
  });

  it('is never exceeded in any ten seconds, and used up where all ask on, while clocks are set back and forth', async () => {
    const ask = fc.record({ instance: fc.nat(4), count: fc.integer({ min: 1, max: 4 }), step: fc.integer({ min: -15_000, max: 15_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { maxLength: 80 }), fc.integer({ min: 1, max: 6 }), async (asks, perSecond) => {
        const leases = new SlowLeases();
        const clocks = Array.from({ length: 5 }, () => new ManualClock(100_000));
        const limiters = clocks.map((clock) => new LeasedRateLimiter(leases, clock));
        let through = 0;
        await Promise.all(
          asks.map(async ({ instance, count, step }) => {
            clocks[instance]?.advance(step);
            if (await isAllowed(limiters[instance] as LeasedRateLimiter, 's', perSecond, count)) through += count;
          }),
        );
        const windows = new Set(leases.requests.map(({ window }) => window));
        expect(through).toBeLessThanOrEqual(windows.size * perSecond * 10);
        // Then everybody asks on in one window until all are refused.
        for (const clock of clocks) clock.set(10_000_000);
        let used = 0;
        const askOn = async (limiter: LeasedRateLimiter): Promise<void> => {
          while (await isAllowed(limiter, 's', perSecond)) used += 1;
        };
        await Promise.all(limiters.map(askOn));
        expect(used).toBe(perSecond * 10);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on with its window when the clock is set back a little, and says so to whoever waits', async () => {
    const clock = new ManualClock(20_000);
    const limiter = new LeasedRateLimiter(new MemoryTokenLeases(), clock);
    await limiter.charge('s', 1, 10);
    clock.advance(-4 * SECOND);
    await expect(limiter.charge('s', 1, 1)).rejects.toMatchObject({ retryAfter: 14 });
  });
});
