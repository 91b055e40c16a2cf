import { KeyedHash } from '@groundswell/security';
import { DAY, HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CHAIN_START, type Delta } from '../delta.ts';
import { InMemorySamples } from '../sample-in-memory.ts';
import { KeyedActivityHashes } from './activity-hashes.ts';
import { ActivityCounter, type CounterParts } from './activity-counter.ts';
import { InMemoryAttemptMarks, LONGEST_ATTEMPT } from './attempt-marks.ts';
import type { StreamRecord } from './stream-record.ts';

const SHARD = 'shardId-000000000000';
const NOW = 1_607_000_010_000;
const THIS_MINUTE = Math.floor(NOW / MINUTE);
const actors = new KeyedHash('a key of this deployment only');

function setUp(changes: Partial<Pick<CounterParts, 'parents' | 'placement' | 'passOver' | 'ages' | 'hashes'>> = {}) {
  const clock = new ManualClock(NOW);
  const parts = {
    log: new InMemoryDeltaLog(),
    deadLetters: new InMemoryDeadLetters(),
    samples: new InMemorySamples(),
    attempts: new InMemoryAttemptMarks(clock),
    parents: { of: () => Promise.resolve([]) },
    hashes: { actor: (actor: string) => actors.hash48(actor), id: (source: string, id: string) => actors.hash48Pair(source, id) },
    clock,
    publicKinds: ['post'],
    ...changes,
  };
  const counter = () => new ActivityCounter(parts);
  return { ...parts, counter, deltas: (shard = SHARD) => collect(parts.log.read(shard, CHAIN_START)) };
}

async function collect(deltas: AsyncIterable<Delta>): Promise<Delta[]> {
  const all: Delta[] = [];
  for await (const delta of deltas) all.push(delta);
  return all;
}

function activity(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    kind: 'post',
    actor: `actor of ${id}`,
    topics: [],
    properties: {},
    source: 'default',
    receivedAt: NOW,
    correlationId: 'c',
    ...changes,
  };
}

function record(sequenceNumber: string, activities: readonly (Record<string, unknown> | string)[], arrivedAt = NOW): StreamRecord {
  const lines = activities.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return { sequenceNumber, arrivedAt, data: Buffer.from(lines.map((line) => `${line}\n`).join('')) };
}

/** `topic minute uses actors` of the cells. */
function cellsOf(deltas: readonly Delta[]): string[] {
  return deltas.flatMap(({ cells }) =>
    cells.map(({ topic, minute, uses, actors: set }) => `${topic} ${minute - THIS_MINUTE} ${uses} ${set.count}`),
  );
}

describe('ActivityCounter', () => {
  it('counts topics, totals, slices, actors and labels', async () => {
    const { counter, deltas } = setUp();
    const report = await counter().count('activities', SHARD, [
      record('7', [
        activity('1', { text: 'Good morning #AI #ai', actor: 'ada', language: 'en', region: 'GB' }),
        activity('2', { topics: ['ai', 'product:42'], labels: { 'product:42': 'Blue shoes' }, actor: 'ada', language: 'en', region: 'GB' }),
      ]),
      record('8', [activity('3', { kind: 'search', actor: 'bob' })]),
    ]);
    expect(report).toEqual({ counted: 3, duplicates: 0, skipped: 0, deadLetters: 0, conflicts: 0 });
    const [delta] = await deltas();
    expect(delta).toMatchObject({ previous: '0', first: '7', last: '8', activities: 3, arrivedFrom: NOW, arrivedTo: NOW, late: [] });
    expect(delta?.slices).toEqual([
      { language: 'en', region: 'GB', kind: 'post', source: 'default' },
      { language: 'und', region: '', kind: 'search', source: 'default' },
    ]);
    expect(cellsOf([delta as Delta])).toEqual([' 0 2 1', 'ai 0 2 1', 'product:42 0 1 1', ' 0 1 1']);
    expect(delta?.labels).toEqual(
      new Map([
        ['ai', '#AI'],
        ['product:42', 'Blue shoes'],
      ]),
    );
  });

  it('keeps when actors were first seen, by their account or by what is known of the shard, and their networks', async () => {
    const opened: string[] = [];
    let kept = 0;
    const sinceOf = (actor: number, hour: number) => (actor === actors.hash48('bob') ? hour - 30 : hour);
    const open = (shard: string, arrivedAt: number) => {
      opened.push(`${shard} ${arrivedAt}`);
      return Promise.resolve({ sinceOf, keep: () => Promise.resolve(void (kept += 1)) });
    };
    const { counter, deltas } = setUp({ ages: { open } });
    const hour = Math.floor(NOW / HOUR);
    await counter().count('activities', SHARD, [
      record('1', [
        activity('1', { actor: 'ada', actorSince: NOW - 50 * HOUR, network: '00000000beef' }),
        activity('2', { actor: 'bob', actorSince: 'long ago', network: '000000000000' }),
        activity('3', { actor: 'eve', network: 17 }),
        activity('4', { actor: 'late', occurredAt: NOW - 5 * HOUR, network: 'xyz' }),
        activity('5', { actor: 'future', actorSince: NOW + DAY }),
      ]),
    ]);
    const [delta] = (await deltas()) as [Delta];
    const of = (actor: string) => [delta.traits.sinceOf(actors.hash48(actor)) - hour, delta.traits.networkOf(actors.hash48(actor))];
    expect(['ada', 'bob', 'eve', 'late', 'future'].map(of)).toEqual([
      [-50, 0xbeef],
      [-30, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect([opened, kept]).toEqual([[`${SHARD} ${NOW}`], 1]);
  });

  it('moves what belongs to another shard before it counts the rest, again when it comes again', async () => {
    const moved: string[] = [];
    const placement = {
      of: (shard: string) => Promise.resolve(shard === SHARD ? (actor: string) => actor !== 'bob' : undefined),
      move: (lines: readonly { readonly actor: string; readonly line: string }[]) =>
        Promise.resolve(void moved.push(...lines.map(({ actor, line }) => `${actor} ${line}`))),
    };
    const { counter, deltas, log } = setUp({ placement });
    const bobs = activity('2', { actor: 'bob', topics: ['b'] });
    const records = [record('7', [activity('1', { actor: 'ada', topics: ['a'] }), bobs]), record('8', [bobs])];
    const append = log.append.bind(log);
    log.append = () => Promise.reject(new Error('down'));
    await expect(counter().count('activities', SHARD, records)).rejects.toThrow('down');
    log.append = append;
    expect(await counter().count('activities', SHARD, records)).toMatchObject({ counted: 1, duplicates: 0, moved: 2 });
    expect(moved).toEqual(Array.from({ length: 4 }, () => `bob ${JSON.stringify(bobs)}`));
    const [delta] = await deltas();
    expect(delta).toMatchObject({ first: '7', last: '8', activities: 1 });
    expect(cellsOf([delta as Delta])).toEqual([' 0 1 1', 'a 0 1 1']);
    expect(await counter().count('activities', 'the other', records)).toMatchObject({ counted: 2, duplicates: 1 });
  });

  it('asks by the bytes of an actor whether it belongs, and by its text where they do not tell', async () => {
    const asked: string[] = [];
    const belongs = Object.assign((actor: string) => asked.push(`text ${actor}`) > 0 && actor !== 'josé' && actor !== 'b"b', {
      ofBytes: (bytes: Uint8Array, start: number, end: number) => {
        const actor = Buffer.from(bytes.subarray(start, end)).toString();
        asked.push(`bytes ${actor}`);
        return actor === 'josé' ? undefined : actor !== 'bob';
      },
    });
    const moved: string[] = [];
    const placement = {
      of: () => Promise.resolve(belongs),
      move: (lines: readonly { readonly actor: string }[]) => Promise.resolve(void moved.push(...lines.map(({ actor }) => actor))),
    };
    const { counter } = setUp({ placement, hashes: new KeyedActivityHashes('a key') });
    const lines = ['ada', 'bob', 'josé', 'b"b'].map((actor, index) => activity(String(index), { actor }));
    expect(await counter().count('activities', SHARD, [record('7', lines)])).toMatchObject({ counted: 1, moved: 3 });
    expect(moved).toEqual(['bob', 'josé', 'b"b']);
    expect(asked).toEqual(['bytes ada', 'bytes bob', 'bytes josé', 'text josé', 'text b"b']);
  });

  it('moves nothing while the store is down: hours later the copies of all tries would count', async () => {
    let moves = 0;
    const placement = {
      of: () => Promise.resolve((actor: string) => actor !== 'bob'),
      move: () => Promise.resolve(void (moves += 1)),
    };
    const { counter, log, attempts } = setUp({ placement });
    const warm = counter();
    await warm.count('activities', SHARD, [record('7', [activity('1')])]);
    const down = () => Promise.reject(new Error('down'));
    const [append, begin] = [log.append.bind(log), attempts.begin.bind(attempts)];
    [log.append, attempts.begin] = [down, down];
    const records = [record('8', [activity('2', { actor: 'bob' }), activity('3')])];
    for (let tries = 0; tries < 3; tries += 1) await expect(warm.count('activities', SHARD, records)).rejects.toThrow('down');
    expect(moves).toBe(0);
    [log.append, attempts.begin] = [append, begin];
    expect(await warm.count('activities', SHARD, records)).toMatchObject({ counted: 1, moved: 1 });
    expect(moves).toBe(1);
  });

  it('places activities in time by what they say and when they arrived', async () => {
    const { counter, deltas } = setUp();
    await counter().count('activities', SHARD, [
      record('1', [
        activity('on time', { topics: ['a'], occurredAt: NOW - HOUR }),
        activity('late', { topics: ['b'], occurredAt: NOW - HOUR - 1 }),
        activity('future', { topics: ['c'], occurredAt: NOW + HOUR, future: true }),
        activity('backfill', { topics: ['d'], occurredAt: NOW - 30 * HOUR, backfill: true }),
        activity('backfill from the future', { topics: ['e'], occurredAt: NOW + HOUR, backfill: true }),
      ]),
    ]);
    const [delta] = (await deltas()) as [Delta];
    expect(cellsOf([delta]).filter((cell) => !cell.startsWith(' '))).toEqual(['a 0 1 1', 'c 0 1 1', 'e 0 1 1', 'd -1800 1 1']);
    expect(delta.late.map(({ topic, hour, uses }) => [topic, hour, uses])).toEqual([
      ['', Math.floor((NOW - HOUR - 1) / HOUR), 1],
      ['b', Math.floor((NOW - HOUR - 1) / HOUR), 1],
    ]);
  });

  it('counts the same (source, id) once an hour, in a batch, later and when cold', async () => {
    const { counter, deltas } = setUp();
    const warm = counter();
    const again = activity('1', { topics: ['ai'] });
    expect(await warm.count('activities', SHARD, [record('1', [again, again])])).toMatchObject({ counted: 1, duplicates: 1 });
    expect(await warm.count('activities', SHARD, [record('2', [again], NOW + 30 * MINUTE)])).toMatchObject({ counted: 0, duplicates: 1 });
    expect(await counter().count('activities', SHARD, [record('3', [again], NOW + HOUR)])).toMatchObject({ counted: 0, duplicates: 1 });
    expect(await counter().count('activities', SHARD, [record('4', [{ ...again, source: 'ios' }], NOW)])).toMatchObject({ counted: 1 });
    expect(await counter().count('activities', SHARD, [record('5', [again], NOW + HOUR + 2 * MINUTE)])).toMatchObject({ counted: 1 });
    // Also a batch of nothing but duplicates moves the chain on.
    expect((await deltas()).map(({ last, activities }) => [last, activities])).toEqual([
      ['1', 1],
      ['2', 0],
      ['3', 0],
      ['4', 1],
      ['5', 1],
    ]);
  });

  it('knows after a reshard what the parents counted', async () => {
    const parents: Record<string, string[]> = { grandchild: ['child', 'other'], child: [SHARD] };
    const asked: string[] = [];
    const { counter } = setUp({ parents: { of: (shard: string) => (asked.push(shard), Promise.resolve(parents[shard] ?? [])) } });
    await counter().count('activities', SHARD, [record('1', [activity('1')])]);
    await counter().count('activities', 'child', [record('2', [activity('2')])]);
    expect(await counter().count('activities', 'grandchild', [record('3', [activity('1'), activity('2'), activity('3')])])).toMatchObject({
      counted: 1,
      duplicates: 2,
    });
    asked.length = 0;
    await counter().count('activities', 'grandchild', [record('4', [activity('4')], NOW + 2 * HOUR)]);
    expect(asked).toEqual([]);
  });

  it('keeps what is poison as dead letters, before the delta, and counts the rest', async () => {
    const { counter, deltas, deadLetters, log } = setUp();
    const append = log.append.bind(log);
    let keptBefore = -1;
    log.append = (delta) => {
      keptBefore = deadLetters.kept.size;
      return append(delta);
    };
    const lines = ['not json', '[]', JSON.stringify(activity('1', { actor: 7 })), JSON.stringify(activity('2', { occurredAt: 'today' }))];
    const records = [record('1', [activity('good', { topics: ['ai'] }), ...lines]), record('2', []), record('3', [activity('3')])];
    expect(await counter().count('activities', SHARD, records)).toMatchObject({ counted: 2, deadLetters: 5 });
    expect(keptBefore).toBe(5);
    expect([...deadLetters.kept.values()].map(({ id, reason }) => [id, reason])).toEqual([
      [`${SHARD}-1-1`, 'the line is not a JSON object'],
      [`${SHARD}-1-2`, 'the line is not a JSON object'],
      [`${SHARD}-1-3`, 'actor is missing or not a text'],
      [`${SHARD}-1-4`, 'occurredAt is not a time'],
      [`${SHARD}-2-0`, 'the record is empty'],
    ]);
    expect(Buffer.from(deadLetters.kept.get(`${SHARD}-1-1`)?.data ?? []).toString()).toBe('not json');
    expect(await deltas()).toHaveLength(1);
  });

  it('fails the batch, leaving no trace in the counts, when dead letters cannot be kept', async () => {
    const { counter, deltas, deadLetters } = setUp();
    deadLetters.keep = () => Promise.reject(new Error('no storage'));
    await expect(counter().count('activities', SHARD, [record('1', ['poison'])])).rejects.toThrow('no storage');
    expect(await deltas()).toEqual([]);
  });

  it('does not fail when samples cannot be kept', async () => {
    const { counter, samples } = setUp();
    samples.keep = () => Promise.reject(new Error('no table'));
    expect(await counter().count('activities', SHARD, [record('1', [activity('1')])])).toMatchObject({
      counted: 1,
      samplesLost: new Error('no table'),
    });
  });

  it('gives up a record that was begun three times and never ended', async () => {
    const { counter, deltas, deadLetters, log, attempts, clock } = setUp();
    const deadly = [record('1', [activity('1')])];
    const append = log.append.bind(log);
    log.append = () => new Promise(() => undefined);
    for (let crash = 0; crash < 3; crash += 1) void counter().count('activities', SHARD, deadly);
    await new Promise((resolve) => setImmediate(resolve));
    log.append = append;
    clock.advance(LONGEST_ATTEMPT + 1);
    expect(await counter().count('activities', SHARD, deadly)).toMatchObject({ counted: 0, deadLetters: 1 });
    expect([...deadLetters.kept.keys()]).toEqual([`${SHARD}-1-all`]);
    expect((await deltas()).map(({ last }) => last)).toEqual(['1']);
    // Delivered once more it is behind the head: nothing is begun.
    expect(await counter().count('activities', SHARD, deadly)).toMatchObject({ skipped: 1, deadLetters: 0 });
    expect((await attempts.begin(SHARD, '1')).unfinished).toBe(3);
  });

  it('does not take a dependency that is down for a deadly record', async () => {
    const { counter, log, deadLetters, clock } = setUp();
    const append = log.append.bind(log);
    log.append = () => Promise.reject(new Error('down'));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(counter().count('activities', SHARD, [record('1', [activity('1')])])).rejects.toThrow('down');
      clock.advance(2 * LONGEST_ATTEMPT);
    }
    log.append = append;
    expect(await counter().count('activities', SHARD, [record('1', [activity('1')])])).toMatchObject({ counted: 1 });
    expect(deadLetters.kept.size).toBe(0);
  });

  it('marks nothing where a process knows the shard, or the batch has several records', async () => {
    const { counter, attempts } = setUp();
    let marks = 0;
    const begin = attempts.begin.bind(attempts);
    attempts.begin = (shard, sequenceNumber) => ((marks += 1), begin(shard, sequenceNumber));
    const warm = counter();
    await warm.count('activities', SHARD, [record('1', [activity('1')]), record('2', [activity('2')])]);
    await warm.count('activities', SHARD, [record('3', [activity('3')])]);
    expect(marks).toBe(0);
    await counter().count('activities', SHARD, [record('4', [activity('4')])]);
    expect(marks).toBe(1);
  });

  it('stops after many conflicts in a row', async () => {
    const { counter, log } = setUp();
    log.append = () => Promise.resolve('conflict');
    await expect(counter().count('activities', SHARD, [record('1', [activity('1')])])).rejects.toThrow('somebody else');
  });

  it('does nothing with an empty batch', async () => {
    const { counter, deltas } = setUp();
    expect(await counter().count('activities', SHARD, [])).toEqual({
      counted: 0,
      duplicates: 0,
      skipped: 0,
      deadLetters: 0,
      conflicts: 0,
    });
    expect(await deltas()).toEqual([]);
  });

  it('keeps a few samples of public kinds without their actors, and arrivals of every kind', async () => {
    const { counter, samples } = setUp();
    const posts = Array.from({ length: 8 }, (_, index) =>
      activity(`p${index}`, { text: `number ${index} #ai`, properties: { secret: 1 } }),
    );
    await counter().count('activities', SHARD, [record('1', [...posts, activity('s', { kind: 'search', topics: ['search:rash'] })])]);
    expect(await samples.ofTopic('ai', 20)).toHaveLength(5);
    expect(await samples.ofTopic('search:rash', 20)).toEqual([]);
    const arrivals = await samples.arrivals('default', 20);
    expect(arrivals).toHaveLength(9);
    expect(JSON.stringify(arrivals)).not.toMatch(/actor|secret/);
  });
});

describe('counting on a chain with a delta nobody can read', () => {
  it('passes it over on a cold start, and drops duplicates of the others', async () => {
    const passed: string[] = [];
    const { counter, log, deltas } = setUp({ passOver: ({ last, reason }) => void passed.push(`${last}: ${reason}`) });
    const first = counter();
    for (const id of ['1', '2', '3']) await first.count('activities', SHARD, [record(id, [activity(id)])]);
    log.damage(SHARD, '1');
    const again = [record('4', [activity('1'), activity('2'), activity('3'), activity('4')]), record('5', [activity('5')])];
    // Those of the damaged delta are counted again: better twice than not at all.
    expect(await counter().count('activities', SHARD, again)).toMatchObject({ counted: 3, duplicates: 2 });
    expect(passed).toEqual(['2: a delta was damaged']);
    await expect(deltas()).rejects.toThrow('damaged');
    expect(await log.head(SHARD)).toBe('5');
  });

  it('passes it over where somebody else appended it meanwhile', async () => {
    const passed: string[] = [];
    const { counter, log } = setUp({ passOver: ({ last }) => void passed.push(last) });
    const [one, other] = [counter(), counter()];
    await one.count('activities', SHARD, [record('1', [activity('1')])]);
    await other.count('activities', SHARD, [record('2', [activity('2')])]);
    log.damage(SHARD, '1');
    const batch = [record('2', [activity('2')]), record('3', [activity('3')])];
    expect(await one.count('activities', SHARD, batch)).toMatchObject({ counted: 1, conflicts: 1 });
    expect(passed).toEqual(['2']);
    expect(await log.head(SHARD)).toBe('3');
  });

  it('fails where nobody is told', async () => {
    const { counter, log } = setUp();
    await counter().count('activities', SHARD, [record('1', [activity('1')])]);
    log.damage(SHARD, '0');
    await expect(counter().count('activities', SHARD, [record('2', [activity('2')])])).rejects.toThrow('damaged');
  });
});
