import { ManualClock } from '@groundswell/kernel';
import { ErasedActors, ErasedSet, MemoryErasedList } from '@groundswell/privacy';
import { describe, expect, it } from 'vitest';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CHAIN_START } from '../delta.ts';
import { InMemorySamples } from '../sample-in-memory.ts';
import { ActivityCounter } from './activity-counter.ts';
import { KeyedActivityHashes } from './activity-hashes.ts';
import { InMemoryAttemptMarks } from './attempt-marks.ts';
import { linesWithoutErased } from './erased-activities.ts';

const NOW = 1_760_000_010_000;
const SHARD = 'shardId-000000000000';
const hashes = new KeyedActivityHashes('a key of this deployment only');

function line(id: string, actor: string, more: object = {}): string {
  return JSON.stringify({
    id,
    kind: 'post',
    actor,
    topics: ['ai'],
    text: `by ${actor}`,
    properties: {},
    source: 's',
    receivedAt: NOW,
    ...more,
  });
}

function world() {
  const clock = new ManualClock(NOW);
  const log = new InMemoryDeltaLog();
  const deadLetters = new InMemoryDeadLetters();
  const samples = new InMemorySamples();
  const erased = new ErasedActors(new MemoryErasedList(), clock);
  const parts = {
    log,
    deadLetters,
    samples,
    erased,
    hashes,
    clock,
    attempts: new InMemoryAttemptMarks(clock),
    parents: { of: () => Promise.resolve([]) },
    publicKinds: ['post'],
  };
  const counter = new ActivityCounter(parts);
  let sequence = 0;
  const count = (...lines: readonly string[]) =>
    counter.count('activities', SHARD, [{ sequenceNumber: String((sequence += 1)), arrivedAt: NOW, data: Buffer.from(lines.join('\n')) }]);
  return { ...parts, count };
}

describe('an erased actor', () => {
  it('counts nothing, is no sample and no arrival, whenever what it did comes', async () => {
    const { count, erased, log, samples } = world();
    expect(await count(line('1', 'ann'), line('2', 'eve'))).toMatchObject({ counted: 2 });
    await erased.erase([hashes.actor('eve')], { by: 'op' });
    const late = line('3', 'eve', { occurredAt: NOW - 7_200_000 });
    const backfilled = line('4', 'eve', { occurredAt: NOW - 86_400_000, backfill: true });
    expect(await count(line('5', 'bob'), late, backfilled, line('6', 'eve'))).toEqual({
      counted: 1,
      duplicates: 0,
      skipped: 0,
      deadLetters: 0,
      conflicts: 0,
      erased: 3,
    });
    const deltas = await Array.fromAsync(log.read(SHARD, CHAIN_START));
    expect(deltas.map(({ activities }) => activities)).toEqual([2, 1]);
    const texts = (list: readonly { readonly text?: string }[]) => list.map(({ text }) => text);
    expect(texts(await samples.ofTopic('ai', 9)).filter((text) => text === 'by eve')).toHaveLength(1);
    expect(texts(await samples.arrivals('s', 9)).filter((text) => text === 'by eve')).toHaveLength(1);
    await samples.forget(new Set([hashes.actor('eve')]));
    expect([texts(await samples.ofTopic('ai', 9)), texts(await samples.arrivals('s', 9))].flat()).not.toContain('by eve');
    expect(texts(await samples.ofTopic('ai', 9))).toEqual(['by ann', 'by bob']);
  });

  it('becomes no dead letter, as far as a broken line still says whose it is', async () => {
    const { count, erased, deadLetters } = world();
    await erased.erase([hashes.actor('eve')], { by: 'op' });
    const broken = (actor: string) => line('x', actor, { topics: 7 });
    expect(await count(broken('eve'), broken('ann'), line('y', 'eve').slice(0, -9), line('z', 'bob'))).toMatchObject({
      counted: 1,
      deadLetters: 1,
    });
    expect([...deadLetters.kept.values()].map(({ data }) => Buffer.from(data).toString())).toEqual([broken('ann')]);
  });

  it('makes a batch of nothing else a link of the chain all the same', async () => {
    const { count, erased, log } = world();
    await erased.erase([hashes.actor('eve')], { by: 'op' });
    expect(await count(line('1', 'eve'))).toMatchObject({ counted: 0, erased: 1 });
    expect(await Array.fromAsync(log.read(SHARD, CHAIN_START))).toMatchObject([{ activities: 0, last: '1' }]);
  });

  it('stops counting while nobody can say who is one', async () => {
    const { count, erased, log } = world();
    erased.current = () => Promise.reject(new Error('down'));
    await expect(count(line('1', 'ann'))).rejects.toThrow('down');
    expect(await Array.fromAsync(log.read(SHARD, CHAIN_START))).toEqual([]);
  });
});

describe('linesWithoutErased', () => {
  it('says nothing where no line is theirs', () => {
    const erased = new ErasedSet(new Set([hashes.actor('eve')]), 1);
    expect(linesWithoutErased(Buffer.from(`${line('1', 'ann')}\nnonsense\nnull`), erased, hashes)).toBeUndefined();
    expect(linesWithoutErased(Buffer.from(`${line('1', 'eve')}\n`), erased, hashes)).toEqual(new Uint8Array());
  });
});
