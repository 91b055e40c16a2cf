import { Log, Metrics } from '@groundswell/telemetry';
import type { Ranker, Refresh } from '@groundswell/trend';
import { afterAll, describe, expect, it } from 'vitest';
import { topology } from '../../../deploy/topology.ts';
import { MemoryWatch } from './memory-watch.ts';
import { RankHandler } from './rank.handler.ts';
import { RANK_SETTINGS } from './rank.settings.ts';

const memory = new MemoryWatch();
afterAll(() => memory.stop());

const quiet = { held: true, pending: false, activities: 0 };

/** A handler whose refreshes come to these, one after the other, and how many there were. */
function handlerOf(...refreshes: readonly (Refresh | Error)[]) {
  const state = { refreshes: 0, running: 0, atOnce: 0 };
  const refresh = async (): Promise<Refresh> => {
    state.running += 1;
    state.atOnce = Math.max(state.atOnce, state.running);
    await Promise.resolve();
    state.running -= 1;
    const next = refreshes[state.refreshes] ?? quiet;
    state.refreshes += 1;
    if (next instanceof Error) throw next;
    return next;
  };
  const metrics = new Metrics({ write: () => undefined });
  return { state, handler: new RankHandler({ refresh } as Ranker, new Log({ level: 'error' }), metrics, memory) };
}

const plenty = { getRemainingTimeInMillis: () => 60_000 };
const little = { getRemainingTimeInMillis: () => 10_000 };

describe('the rank function', () => {
  it('refreshes once when nothing waits', async () => {
    const { handler, state } = handlerOf(quiet);
    await handler.handle(plenty);
    expect(state.refreshes).toBe(1);
  });

  it('looks again where a topic waits to be confirmed', async () => {
    const { handler, state } = handlerOf({ held: true, pending: true, activities: 3 }, quiet);
    await handler.handle(plenty);
    expect(state.refreshes).toBe(2);
  });

  it('leaves what waits to the next run where something new came between two looks', async () => {
    const waiting = { held: true, pending: true, activities: 3 };
    const { handler, state } = handlerOf(waiting, waiting, waiting, quiet);
    await handler.handle(plenty);
    expect(state.refreshes).toBe(2);
    const silent = handlerOf(waiting, { ...waiting, activities: 0 }, quiet);
    await silent.handler.handle(plenty);
    expect(silent.state.refreshes).toBe(3);
  });

  it('goes on at once where it is behind, as long as there is time', async () => {
    const behind = { held: true, pending: false, activities: 9, behind: true };
    const { handler, state } = handlerOf(behind, behind, quiet);
    await handler.handle(plenty);
    expect(state.refreshes).toBe(3);
    const short = handlerOf(behind, quiet);
    await short.handler.handle(little);
    expect(short.state.refreshes).toBe(1);
  });

  it('leaves that to the next wake-up when its time is short, and returns at once while another ranks', async () => {
    const short = handlerOf({ held: true, pending: true, activities: 0 });
    await short.handler.handle(little);
    expect(short.state.refreshes).toBe(1);
    const other = handlerOf({ held: false, pending: false, activities: 0 });
    await other.handler.handle(plenty);
    expect(other.state.refreshes).toBe(1);
  });

  it('keeps looking as long as there is time where nothing but a schedule wakes it', { timeout: 20_000 }, async () => {
    let refreshes = 0;
    const ranker = { refresh: () => Promise.resolve((refreshes += 1) > 6 ? { ...quiet, held: false } : { ...quiet, pending: true }) };
    const handler = new RankHandler(
      ranker as unknown as Ranker,
      new Log({ level: 'error' }),
      new Metrics({ write: () => undefined }),
      memory,
      true,
    );
    await handler.handle(plenty);
    expect(refreshes).toBe(7);
    refreshes = 0;
    await handler.handle(little);
    expect(refreshes).toBe(1);
  });

  it('refreshes one after the other, and goes on after a failure', async () => {
    const { handler, state } = handlerOf(new Error('down'), quiet, quiet);
    const runs = [handler.handle(plenty), handler.handle(plenty), handler.handle(plenty)];
    await expect(runs[0]).rejects.toThrow('down');
    await Promise.all(runs.slice(1));
    expect(state).toEqual({ refreshes: 3, running: 0, atOnce: 1 });
  });

  it('counts the deltas that it read', async () => {
    const lines: string[] = [];
    const ranker = { refresh: () => Promise.resolve({ ...quiet, deltas: 3 }) } as unknown as Ranker;
    const metrics = new Metrics({ write: (line) => void lines.push(line) });
    await new RankHandler(ranker, new Log({ level: 'error' }), metrics, memory).handle(plenty);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ DeltasRanked: 3, RankMemory: expect.any(Number) }]);
  });

  it('says so before its memory ends, and what to do', async () => {
    const lines: string[] = [];
    const ranker = { refresh: () => Promise.resolve({ ...quiet, deltas: 3 }) } as unknown as Ranker;
    const log = new Log({ level: 'warn', write: (line) => void lines.push(line) });
    const use = { used: 1_400, limit: 1_769 };
    const watch = { use, nears: () => true } as MemoryWatch;
    await new RankHandler(ranker, log, new Metrics({ write: () => undefined }), watch).handle(plenty);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ level: 'warn', fields: use }]);
    expect(lines[0]).toContain('GROUNDSWELL_RANK_PARTS');
  });

  it('says so when deltas were missing', async () => {
    const lines: string[] = [];
    const ranker = { refresh: () => Promise.resolve({ ...quiet, gaps: 2 }) } as unknown as Ranker;
    const log = new Log({ level: 'error', write: (line) => void lines.push(line) });
    await new RankHandler(ranker, log, new Metrics({ write: () => undefined }), memory).handle(plenty);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ level: 'error', fields: { gaps: 2 } }]);
  });

  it('reads the settings that the topology gives it', () => {
    const settings = topology.functions.find(({ name }) => name === 'rank')?.settings ?? [];
    expect([...RANK_SETTINGS].sort()).toEqual([...settings].sort());
  });
});
