import { MemoryActivityStream } from '@groundswell/activity';
import { HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList } from '@groundswell/privacy';
import { beforeEach, describe, expect, it } from 'vitest';
import { crowd, deltaOf } from '../../../../../test/factories/deltas.ts';
import { KeyedActivityHashes } from '../counting/activity-hashes.ts';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import type { DeadLetter } from '../dead-letter.ts';
import { encodeDelta } from '../delta-codec.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CHAIN_START } from '../delta.ts';
import { InMemoryKeptLetters } from './kept-letters-in-memory.ts';
import { LetterReplay } from './letter-replay.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const sound = { id: '1', kind: 'post', actor: 'ada', topics: ['ai'], source: 'web', occurredAt: NOW - HOUR, properties: { any: 'thing' } };

let letters: InMemoryDeadLetters;
let stream: MemoryActivityStream;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let replay: LetterReplay;
let kept: InMemoryKeptLetters;

beforeEach(() => {
  letters = new InMemoryDeadLetters();
  stream = new MemoryActivityStream();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(NOW);
  kept = new InMemoryKeptLetters(letters);
  replay = new LetterReplay(kept, stream, log, clock);
});

function letterOf(changes: Partial<DeadLetter>): DeadLetter {
  const rest = { reason: 'begun three times', stream: 'activities', shard: 'shard-1', sequenceNumber: '7', data: new Uint8Array() };
  return { id: 'shard-1-7-all', origin: 'count', at: NOW - HOUR, ...rest, ...changes };
}

const keep = (...lines: unknown[]) =>
  letters.keep([letterOf({ data: Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')) })]);

describe('replaying a dead letter', () => {
  it('puts its activities back as they were, and tells what still cannot be counted', async () => {
    await keep(sound, 'poison', { ...sound, id: '2', actor: 'bob' });
    expect(await replay.replay('shard-1-7-all')).toEqual({
      outcome: 'replayed',
      activities: 2,
      refused: ['the line is not a JSON object'],
    });
    expect(stream.activities()).toEqual([sound, { ...sound, id: '2', actor: 'bob' }]);
    expect(stream.lines.map(({ actor }) => actor)).toEqual(['ada', 'bob']);
  });

  it('leaves out what erased actors did', async () => {
    const actors = new ErasedActors(new MemoryErasedList(), clock);
    const hashes = new KeyedActivityHashes('a key of this deployment only');
    await actors.erase([hashes.actor('bob')], { by: 'op' });
    replay = new LetterReplay(kept, stream, log, clock, { actors, hashes });
    const bobs = { ...sound, id: '2', actor: 'bob' };
    await keep(sound, bobs);
    expect(await replay.replay('shard-1-7-all')).toMatchObject({ outcome: 'replayed', activities: 1, refused: [] });
    expect(stream.activities()).toEqual([sound]);
    await letters.keep([letterOf({ id: 'theirs', data: Buffer.from(JSON.stringify(bobs)) })]);
    expect(await replay.replay('theirs')).toMatchObject({ outcome: 'refused', activities: 0 });
  });

  it('does nothing the second time', async () => {
    await keep(sound);
    await replay.replay('shard-1-7-all');
    clock.advance(5 * HOUR);
    expect(await replay.replay('shard-1-7-all')).toMatchObject({ outcome: 'already', activities: 1 });
    // Not even when whoever made the letter writes it again.
    await keep(sound);
    expect(await replay.replay('shard-1-7-all', true)).toMatchObject({ outcome: 'already' });
    expect(stream.lines).toHaveLength(1);
  });

  it('goes on after a failure while ids are known for sure, and asks afterwards', async () => {
    await keep(sound);
    stream.failure = new Error('the stream is down');
    await expect(replay.replay('shard-1-7-all')).rejects.toThrow('the stream is down');
    clock.advance(20 * MINUTE);
    stream.failure = new Error('the stream is down');
    await expect(replay.replay('shard-1-7-all')).rejects.toThrow('the stream is down');
    clock.advance(31 * MINUTE);
    expect(await replay.replay('shard-1-7-all')).toMatchObject({ outcome: 'uncertain', activities: 1 });
    expect(stream.lines).toHaveLength(0);
    expect(await replay.replay('shard-1-7-all', true)).toMatchObject({ outcome: 'replayed' });
    expect(stream.lines).toHaveLength(1);
  });

  it('refuses what holds nothing that can be counted, and what is not there', async () => {
    await keep('poison');
    expect(await replay.replay('shard-1-7-all')).toMatchObject({ outcome: 'refused', refused: ['the line is not a JSON object'] });
    await letters.keep([letterOf({ id: 'part-M#1-0', origin: 'rank', stream: 'trends', data: Uint8Array.of(9) })]);
    expect(await replay.replay('part-M#1-0')).toMatchObject({ outcome: 'refused' });
    expect(await replay.replay('nothing')).toMatchObject({ outcome: 'missing' });
    expect(stream.lines).toHaveLength(0);
  });

  it('is told by the list', async () => {
    await keep(sound);
    await letters.keep([letterOf({ id: 'other' })]);
    await replay.replay('shard-1-7-all');
    const listed = [];
    for await (const letter of kept.list()) listed.push(letter);
    expect(listed).toEqual([{ key: 'other' }, { key: 'shard-1-7-all', note: { begunAt: NOW, endedAt: NOW, activities: 1, refused: 0 } }]);
  });
});

describe('recovering a delta', () => {
  it('that can be read by now makes it a chain of its own, once', async () => {
    const delta = deltaOf('shard-1', '40', '50', crowd('ai', 6, Math.floor(NOW / MINUTE)));
    await letters.keep([letterOf({ id: 'delta-shard-1-40', origin: 'rank', stream: 'trends', data: encodeDelta(delta) })]);
    expect(await replay.replay('delta-shard-1-40')).toEqual({ outcome: 'replayed', activities: 6, refused: [] });
    expect(await replay.replay('delta-shard-1-40')).toMatchObject({ outcome: 'already' });
    expect(await log.shards()).toEqual(['recovered:shard-1-40']);
    const found = [];
    for await (const each of log.read('recovered:shard-1-40', CHAIN_START)) found.push(each);
    expect(found).toEqual([{ ...delta, shard: 'recovered:shard-1-40', previous: CHAIN_START }]);
  });

  it('that is damaged is refused', async () => {
    await letters.keep([letterOf({ id: 'delta-shard-1-40', origin: 'rank', stream: 'trends', data: Uint8Array.of(250, 1) })]);
    expect(await replay.replay('delta-shard-1-40')).toMatchObject({ outcome: 'refused' });
    expect(await log.shards()).toEqual([]);
  });
});
