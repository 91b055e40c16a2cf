import { DAY, ManualClock } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList } from '@groundswell/privacy';
import { type DeadLetter, InMemoryDeadLetters, InMemoryKeptLetters } from '@groundswell/trend';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryArchive } from '../landing/archive.ts';
import { unpackCsv } from '../landing/csv.ts';
import { Pseudonyms } from '../landing/pseudonyms.ts';
import { LandingReplay } from './landing-replay.ts';

const NOW = Date.UTC(2026, 10, 23);
const pseudonyms = new Pseudonyms('a key of this deployment only, and long');
const line = (id: string, actor = 'ada') =>
  JSON.stringify({ id, kind: 'post', actor, topics: [], source: 'web', receivedAt: NOW, correlationId: 'c', properties: {} });
const follow = (operation: string) =>
  JSON.stringify({
    eventName: operation,
    dynamodb: {
      ApproximateCreationDateTime: NOW / 1_000,
      SequenceNumber: '40',
      Keys: { pk: { S: 'PERSON#a-1' }, sk: { S: 'ITEM#follows#tea' } },
      NewImage: { item: { M: { id: { S: 'tea' }, changedAt: { N: String(NOW) }, value: { M: {} } } } },
    },
  });

let archive: MemoryArchive;
let letters: InMemoryDeadLetters;
let kept: InMemoryKeptLetters;
let clock: ManualClock;
let erased: ErasedActors;
let replay: LandingReplay;

beforeEach(() => {
  archive = new MemoryArchive();
  letters = new InMemoryDeadLetters();
  kept = new InMemoryKeptLetters(letters);
  clock = new ManualClock(NOW);
  erased = new ErasedActors(new MemoryErasedList(), clock);
  const parts = { archive, erased, pseudonyms, clock, publicKinds: ['post'] };
  replay = new LandingReplay(kept, parts, (name) => (name === 'the-engagement' ? 'engagement' : undefined));
});

const keep = (changes: Partial<DeadLetter>) =>
  letters.keep([
    {
      id: 'l',
      origin: 'land',
      reason: 'r',
      stream: 'activities',
      shard: 's',
      sequenceNumber: '7',
      data: new Uint8Array(),
      at: NOW,
      ...changes,
    },
  ]);
const landed = () => [...archive.objects.values()].map((bytes) => unpackCsv(bytes)).join();

describe('replaying what did not land', () => {
  it('39: lands it under a shard of its own, once, however often it is asked for', async () => {
    await keep({ data: Buffer.from(`${line('1')}\npoison`) });
    expect(await replay.replay('l')).toEqual({ outcome: 'replayed', activities: 1, refused: ['the line is not a JSON object'] });
    const before = new Map(archive.objects);
    expect([...before.keys()]).toEqual([
      expect.stringMatching(/^landed\/activity\/2026-11-23\/replayed\/[0-9a-f]{32}\/0{59}7_0{59}7\.csv\.gz$/),
    ]);
    clock.advance(DAY);
    expect(await replay.replay('l')).toMatchObject({ outcome: 'already', activities: 1 });
    expect(archive.objects).toEqual(before);
    expect(letters.kept.size).toBe(1);
  });

  it('39: writes the same object where it was cut off before it was noted', async () => {
    await keep({ data: Buffer.from(line('1')) });
    const writeNote = kept.writeNote.bind(kept);
    kept.writeNote = () => Promise.reject(new Error('down'));
    await expect(replay.replay('l')).rejects.toThrow('down');
    kept.writeNote = writeNote;
    const before = new Map(archive.objects);
    expect(await replay.replay('l')).toMatchObject({ outcome: 'replayed' });
    expect(archive.objects).toEqual(before);
  });

  it('lands changes of a table under their own versions, whatever the table is called here', async () => {
    await keep({ stream: 'the-engagement', data: Buffer.from(follow('INSERT')) });
    expect(await replay.replay('l')).toMatchObject({ outcome: 'replayed', activities: 1, refused: [] });
    expect(landed()).toContain(`${'40'.padStart(60, '0')}.000000`);
    expect(landed()).toContain('tea');
  });

  it('refuses what still does not fit, what whoever was erased did, and what is not there', async () => {
    await erased.erase([pseudonyms.actor('ada')], { by: 'op' });
    await keep({ data: Buffer.from(line('1')) });
    await keep({ id: 'change', stream: 'engagement', data: Buffer.from(follow('NOTHING')) });
    expect(await replay.replay('l')).toEqual({ outcome: 'refused', activities: 0, refused: ['whoever it is about was erased'] });
    expect(await replay.replay('change')).toEqual({
      outcome: 'refused',
      activities: 0,
      refused: ['eventName is none of INSERT, MODIFY, REMOVE'],
    });
    expect(await replay.replay('nothing')).toMatchObject({ outcome: 'missing' });
    expect(archive.objects.size).toBe(0);
  });
});
