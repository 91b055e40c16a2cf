import { describe, expect, it } from 'vitest';
import { Poller, type Polled } from './poller.ts';

type Answer = { value: string; etag?: string } | 'unchanged' | Error;

/** A poller of a scripted server, with a clock that moves when told. */
function scripted(answers: Answer[]) {
  let now = 0;
  const waiting: { at: number; action: () => void }[] = [];
  const seen: Polled<string>[] = [];
  const asked: (string | undefined)[] = [];
  const poller = new Poller<string>({
    every: 1_000,
    load: ({ etag }) => {
      asked.push(etag);
      const answer = answers.shift() ?? 'unchanged';
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    onChange: (polled) => seen.push(polled),
    world: {
      now: () => now,
      after: (delay, action) => {
        const entry = { at: now + delay, action };
        waiting.push(entry);
        return () => waiting.splice(waiting.indexOf(entry), 1);
      },
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const due of waiting.filter(({ at }) => at <= now)) {
      waiting.splice(waiting.indexOf(due), 1);
      due.action();
    }
    await settle();
  };
  return { poller, seen, asked, settle, pass, waiting };
}

describe('Poller', () => {
  it('asks at once and then every interval, naming what it knows', async () => {
    const { poller, seen, asked, settle, pass } = scripted([{ value: 'a', etag: '"1"' }, 'unchanged', { value: 'b', etag: '"2"' }]);
    poller.start();
    await settle();
    await pass(1_000);
    await pass(1_000);
    expect(seen.map(({ value }) => value)).toEqual(['a', 'a', 'b']);
    expect(seen.map(({ answeredAt }) => answeredAt)).toEqual([0, 1_000, 2_000]);
    expect(asked).toEqual([undefined, '"1"', '"1"']);
  });

  it('keeps what it knows through failures, waits longer after each, and recovers', async () => {
    const { poller, seen, settle, pass } = scripted([{ value: 'a' }, new Error('down'), new Error('down'), { value: 'b' }]);
    poller.start();
    await settle();
    await pass(1_000);
    expect(seen.at(-1)).toMatchObject({ value: 'a', failures: 1, answeredAt: 0 });
    await pass(1_999);
    expect(seen).toHaveLength(2);
    await pass(1);
    expect(seen.at(-1)).toMatchObject({ value: 'a', failures: 2 });
    await pass(4_000);
    expect(seen.at(-1)).toEqual({ value: 'b', failures: 0, answeredAt: 7_000 });
  });

  it('asks nothing and tells nothing after it was stopped', async () => {
    const { poller, seen, asked, settle, pass, waiting } = scripted([{ value: 'a' }]);
    poller.start();
    poller.stop();
    await settle();
    await pass(10_000);
    expect(seen).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(waiting).toEqual([]);
  });

  it('asks at once when it is started again', async () => {
    const { poller, asked, settle, pass } = scripted([{ value: 'a', etag: '"1"' }]);
    poller.start();
    await settle();
    poller.start();
    await settle();
    expect(asked).toEqual([undefined, '"1"']);
    await pass(1_000);
    expect(asked).toHaveLength(3);
  });
});
