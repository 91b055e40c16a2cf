import { describe, expect, it } from 'vitest';
import { ManualClock, RatedClock } from './clock.ts';

describe('ManualClock', () => {
  it('moves only when told to', () => {
    const clock = new ManualClock(1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
    clock.set(7);
    expect(clock.now()).toBe(7);
  });
});

describe('RatedClock', () => {
  it('agrees with every clock of the same origin and rate, and is ahead of the machine', () => {
    const origin = Date.now() - 10_000;
    const [one, other] = [new RatedClock(origin, 60), new RatedClock(origin, 60)];
    expect(Math.abs(one.now() - other.now())).toBeLessThan(60_000);
    expect(one.now() - Date.now()).toBeGreaterThan(10_000 * 59 - 1);
  });
});
