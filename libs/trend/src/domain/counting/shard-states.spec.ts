import { DAY, HOUR, ManualClock } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CHAIN_START } from '../delta.ts';
import { InMemorySamples } from '../sample-in-memory.ts';
import { ActivityCounter } from './activity-counter.ts';
import { InMemoryAttemptMarks } from './attempt-marks.ts';
import { ShardState } from './shard-state.ts';
import { ShardStates } from './shard-states.ts';
import type { StreamRecord } from './stream-record.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const parents = { of: () => Promise.resolve([]) };
const stateOf = (shard: string) => ShardState.load(new InMemoryDeltaLog(), parents, shard, NOW);

describe('what a process knows of shards', () => {
  it('gives way where it takes too much, the shard that was used least lately first', async () => {
    const [one, two, three] = [await stateOf('one'), await stateOf('two'), await stateOf('three')];
    const states = new ShardStates(one.ids.bytes);
    states.keep('one', one);
    states.keep('two', two);
    states.keep('one', one);
    states.keep('three', three);
    expect([states.get('one', NOW), states.get('two', NOW), states.get('three', NOW)]).toEqual([one, undefined, three]);
  });

  it('never gives way to nothing but itself, however much it takes', async () => {
    const state = await stateOf('one');
    const states = new ShardStates(0);
    states.keep('one', state);
    expect(states.get('one', NOW)).toBe(state);
  });

  it('holds for as long as ids matter', async () => {
    const states = new ShardStates();
    states.keep('one', await stateOf('one'));
    expect(states.get('one', NOW + HOUR)).toBeDefined();
    expect(states.get('one', NOW + HOUR + 1)).toBeUndefined();
  });
});

describe('a process that counted a shard days ago', () => {
  it('goes on where the chain stands, though the delta that it would follow has expired', async () => {
    const log = new InMemoryDeltaLog();
    const clock = new ManualClock(NOW);
    const hashes = { actor: () => 7, id: (_source: string, id: string) => Number(id) };
    const attempts = new InMemoryAttemptMarks(clock);
    const parts = { log, deadLetters: new InMemoryDeadLetters(), samples: new InMemorySamples(), attempts, parents, hashes, clock };
    const newCounter = () => new ActivityCounter({ ...parts, publicKinds: [] });
    const record = (number: number): StreamRecord => {
      const line = { id: String(number), source: 'web', kind: 'post', actor: 'ana' };
      return { sequenceNumber: String(number), arrivedAt: clock.now(), data: Buffer.from(`${JSON.stringify(line)}\n`) };
    };
    const [idle, busy] = [newCounter(), newCounter()];
    await idle.count('activities', 'shard', [record(1)]);
    await busy.count('activities', 'shard', [record(2)]);
    clock.advance(5 * DAY);
    await busy.count('activities', 'shard', [record(3)]);
    log.expire('shard', 1);
    await idle.count('activities', 'shard', [record(4)]);
    const links: string[] = [];
    for await (const { previous, last } of log.read('shard', CHAIN_START)) links.push(`${previous} ${last}`);
    expect(links).toEqual(['2 3', '3 4']);
  });
});
