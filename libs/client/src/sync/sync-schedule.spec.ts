import { describe, expect, it } from 'vitest';
import { ApiError } from '../answer.ts';
import { SignedOutError } from './api-transport.ts';
import type { KeepingEvent } from './answers-taken.ts';
import { SyncSchedule } from './sync-schedule.ts';

/** Items that sync as they are told to, and time that passes when the test says so. */
function world(outcomes: (Error | 'well')[]) {
  let syncs = 0;
  let tell: (event: KeepingEvent) => void = () => undefined;
  const waits: number[] = [];
  let pass: () => void = () => undefined;
  const waiting: never[] = [];
  const schedule = new SyncSchedule(
    {
      sync() {
        syncs += 1;
        waiting.length = 0;
        const outcome = outcomes.shift() ?? 'well';
        return outcome === 'well' ? Promise.resolve() : Promise.reject(outcome);
      },
      on(listener) {
        tell = listener;
        return () => undefined;
      },
      waiting,
    },
    {
      platform: {
        random: () => 0.5,
        wait: (milliseconds, signal) =>
          new Promise((done, fail) => {
            waits.push(milliseconds);
            pass = done;
            signal?.addEventListener('abort', () => fail(new Error('woken')));
          }),
      },
    },
  );
  const settle = () => new Promise((done) => setTimeout(done, 0));
  return {
    schedule,
    waits,
    syncs: () => syncs,
    settle,
    async later() {
      pass();
      await settle();
    },
    async change() {
      waiting.push(undefined as never);
      tell({ type: 'changed' });
      await settle();
    },
  };
}

const down = () => new TypeError('no network');

describe('SyncSchedule', () => {
  it('syncs at once, every minute, and when something was changed here', async () => {
    const { schedule, waits, syncs, later, change, settle } = world([]);
    schedule.start();
    schedule.start();
    await settle();
    await later();
    await change();
    expect([syncs(), waits]).toEqual([3, [60_000, 60_000, 60_000]]);
    schedule.stop();
    await later();
    expect(syncs()).toBe(3);
  });

  it('comes back later and later while it fails, whatever is changed, and as late as the server asks', async () => {
    const slow = new ApiError(503, undefined, 30);
    const { schedule, waits, syncs, later, change, settle } = world([down(), down(), slow]);
    schedule.start();
    await settle();
    await change();
    expect(syncs()).toBe(1);
    for (let time = 0; time < 3; time += 1) await later();
    expect([syncs(), waits]).toEqual([4, [1_000, 2_000, 34_000, 60_000]]);
    schedule.stop();
  });

  it('waits while the device says that it is offline, and comes back at once when it is not', async () => {
    const { schedule, syncs, later, settle } = world([down()]);
    schedule.start();
    await settle();
    schedule.hint('offline');
    await settle();
    await later();
    expect(syncs()).toBe(1);
    schedule.hint('online');
    await settle();
    expect(syncs()).toBe(2);
    schedule.stop();
  });

  it('ends when the person is signed out, and can be started again', async () => {
    const { schedule, syncs, settle, waits } = world([new SignedOutError()]);
    schedule.start();
    await settle();
    expect([syncs(), waits]).toEqual([1, []]);
    schedule.start();
    await settle();
    expect([syncs(), waits]).toEqual([2, [60_000]]);
    schedule.stop();
  });
});
