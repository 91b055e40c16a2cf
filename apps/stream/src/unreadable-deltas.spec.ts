import { Log, Metrics } from '@groundswell/telemetry';
import { InMemoryDeadLetters } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { UnreadableDeltas } from './unreadable-deltas.ts';

const delta = {
  shard: 'shardId-1',
  previous: '7',
  last: '9',
  arrivedTo: 1_607_000_010_987,
  reason: 'cut short',
  data: Uint8Array.of(1, 2),
};

describe('a delta that cannot be read', () => {
  it('is kept whole, under one name however often it is met, and makes itself heard', async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const letters = new InMemoryDeadLetters();
    const unreadable = new UnreadableDeltas(new Log({ write, level: 'error' }), new Metrics({ write }));
    await unreadable.keep(delta, letters);
    await unreadable.keep(delta, letters);
    const rest = { origin: 'rank', reason: 'cut short', stream: 'trends', shard: 'shardId-1', sequenceNumber: '9' };
    expect([...letters.kept.values()]).toEqual([{ id: 'delta-shardId-1-7', ...rest, data: delta.data, at: delta.arrivedTo }]);
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] as string)).toMatchObject({
      level: 'error',
      fields: { shard: 'shardId-1', previous: '7', last: '9', bytes: 2 },
    });
    expect(JSON.parse(lines[1] as string)).toMatchObject({ DeltasUnreadable: 1 });
  });

  it('is kept like a part of what the ranker stored', async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const letters = new InMemoryDeadLetters();
    const unreadable = new UnreadableDeltas(new Log({ write, level: 'error' }), new Metrics({ write }));
    await unreadable.keepPart({ group: 'M#1', name: '0', reason: 'cut short', data: delta.data }, letters, 5);
    const rest = { origin: 'rank', reason: 'cut short', stream: 'trends', shard: 'M#1', sequenceNumber: '0' };
    expect([...letters.kept.values()]).toEqual([{ id: 'part-M#1-0', ...rest, data: delta.data, at: 5 }]);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ level: 'error', fields: { group: 'M#1', name: '0', bytes: 2 } });
    expect(JSON.parse(lines[1] as string)).toMatchObject({ PartsUnreadable: 1 });
  });

  it('is not passed over when it cannot be kept', async () => {
    const quiet = { write: () => undefined };
    const unreadable = new UnreadableDeltas(new Log({ ...quiet, level: 'error' }), new Metrics(quiet));
    await expect(unreadable.keep(delta, { keep: () => Promise.reject(new Error('down')) })).rejects.toThrow('down');
  });
});
