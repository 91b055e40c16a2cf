import { Log, Metrics } from '@groundswell/telemetry';
import { describe, expect, it } from 'vitest';
import { LoadHandler } from './load.handler.ts';
import { ToldLoads } from './told-loads.ts';

const context = { getRemainingTimeInMillis: () => 90_000 };

function lines() {
  const written: string[] = [];
  return { written, write: (line: string) => void written.push(line) };
}

describe('the function load', () => {
  it('says once that there is no warehouse, and does nothing', async () => {
    const { written, write } = lines();
    const handler = new LoadHandler(undefined, new Log({ write }));
    for (let run = 0; run < 3; run += 1) await handler.handle({}, context);
    expect(written).toEqual([expect.stringContaining('no warehouse is set')]);
  });

  it('gives the loader the time that the run has left, and says where it was not its turn', async () => {
    const { written, write } = lines();
    const turns = [true, false];
    const left: number[] = [];
    const loader = { run: (timeLeft: () => number) => (left.push(timeLeft()), Promise.resolve(turns.shift() ?? false)) };
    const handler = new LoadHandler(loader, new Log({ write }));
    await handler.handle({}, context);
    expect([left, written]).toEqual([[90_000], []]);
    await handler.handle({}, context);
    expect(written).toEqual([expect.stringContaining('another loader')]);
  });
});

describe('what is told of loads', () => {
  it('are rows, failures, refused objects and how old the oldest is that waits', () => {
    const { written, write } = lines();
    const told = new ToldLoads(new Log({ write, level: 'error' }), new Metrics({ write }));
    told.loaded({ target: 'activity', objects: 2, landed: 70, loaded: 69 });
    told.refused('landed/activity/x', 'torn');
    told.failed(new Error('down'));
    told.backlog(61);
    const values = written.map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const metric of [{ LoadedRows: 69 }, { DeadLetters: 1 }, { LoadFailed: 1 }, { LoadBacklogSeconds: 61 }]) {
      expect(values).toContainEqual(expect.objectContaining(metric));
    }
    expect(written.filter((line) => line.includes('waits for the next run'))).toHaveLength(1);
  });
});
