import type { AcceptedActivity } from '@groundswell/activity';
import { DAY, HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { actorHash, ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../../test/factories/moderation.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryModerationStore } from '../moderation/moderation-store-in-memory.ts';
import { RankerModeration } from '../moderation/ranker-moderation.ts';
import { PartStore } from './part-store.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';
import { TrendImporter } from './trend-importer.ts';

const NOW = Date.UTC(2026, 5, 9, 18, 30);
const HOUR_NOW = Math.floor(NOW / HOUR);
const hashes = { actor: (actor: string) => actorHash(Number(actor)), id: () => 0 };

let store: InMemoryRankStore;
let clock: ManualClock;
let log: InMemoryDeltaLog;
let ids: SequentialIds;

const options = () => ({ minimumActors: 5, rule: new SurpriseRule(), machineClock: clock });
const importer = () => new TrendImporter(store, hashes, ids, options());
const newRanker = () => new Ranker(store, log, clock, ids, options());
const reads = () => new StoredTrendReads(store, clock, clock);

function activity(topic: string, actor: number, at: number): AcceptedActivity {
  const id = `${topic}-${actor}-${at}`;
  return {
    id,
    kind: 'post',
    actor: String(actor),
    topics: [topic],
    properties: {},
    occurredAt: at,
    source: 'sample',
    receivedAt: at,
    correlationId: 'past',
  };
}

/** 8 days in which 30 people talk of coffee each hour, and a quake half an hour ago. */
function* past(): Generator<AcceptedActivity> {
  for (let at = NOW - 8 * DAY; at < NOW; at += HOUR)
    for (let actor = 0; actor < 30; actor += 1) yield activity('coffee', actor, at + actor * MINUTE);
  for (let actor = 0; actor < 50; actor += 1) yield activity('quake', actor, NOW - 20 * MINUTE + actor * SECOND);
}

beforeEach(() => {
  store = new InMemoryRankStore();
  clock = new ManualClock(NOW);
  log = new InMemoryDeltaLog();
  ids = new SequentialIds();
});

describe('an import', () => {
  it('is refused once topics are ranked in parts, as is a ranker of fewer', async () => {
    const storeOf = (record: string) => store.named(record);
    await newRanker().refresh();
    clock.advance(20 * SECOND);
    const place = { partition: { part: 1, of: 2 }, storeOf };
    await new Ranker(PartStore.open(storeOf, place.partition), log, clock, ids, { ...options(), place }).refresh();
    await expect(importer().importPast(past(), { now: NOW, name: 'quake' })).rejects.toThrow('ranked in parts');
    await expect(newRanker().refresh()).rejects.toThrow('cannot be lowered');
  });

  it('shows nothing that was denied', async () => {
    const { book, desk } = operatorOver(new InMemoryModerationStore(), clock, 'operator');
    await desk.decide('quake', 'denied', { by: 'ana' });
    const moderated = { ...options(), moderation: new RankerModeration(book) };
    await new TrendImporter(store, hashes, ids, moderated).importPast(past(), { now: NOW, name: 'sample' });
    expect((await reads().list('everywhere'))?.trends).toEqual([]);
  });

  it('of a past that ended days ago has its hours, in every scope', async () => {
    const ended = [...past()].filter(({ occurredAt = 0 }) => occurredAt < NOW - 3 * DAY);
    await importer().importPast(ended, { now: NOW, name: 'ended' });
    const hours = async (scope: 'everywhere' | 'source:sample') => (await reads().hours('coffee', scope, 0, HOUR_NOW)).length;
    expect([await hours('everywhere'), await hours('source:sample')]).toEqual([120, 120]);
  });

  it('that outlasts its lease keeps what a ranker stored meanwhile', async () => {
    const chain = new ChainWriter(log);
    const ranker = newRanker();
    await ranker.refresh();
    async function* slowly(): AsyncGenerator<AcceptedActivity> {
      for (let actor = 0; actor < 20; actor += 1) yield activity('coffee', actor, NOW - 30 * MINUTE);
      clock.advance(3 * MINUTE);
      await chain.append(crowd('storm', 40, Math.floor(clock.now() / MINUTE)));
      for (let look = 0; look < 3; look += 1) {
        await ranker.refresh();
        clock.advance(MINUTE);
      }
    }
    await importer().importPast(slowly(), { now: NOW, name: 'slow' });
    expect((await store.record())?.heads.get(chain.shard)).toBe('10');
    for (let look = 0; look < 3; look += 1) {
      clock.advance(MINUTE);
      await ranker.refresh();
    }
    expect(await reads().topic('storm')).toMatchObject({ usesPerDay: 40 });
    expect(await reads().topic('coffee')).toMatchObject({ usesPerDay: 20 });
    expect((await store.record())?.activities).toBe(60);
  });

  it('brings hours, topics, freshness, and trends that make sense at once', async () => {
    const report = await importer().importPast(past(), { now: NOW, name: 'sample' });
    expect(report).toEqual({ activities: 8 * 24 * 30 + 50, leftOut: 0, firstHour: HOUR_NOW - 8 * 24 });
    expect((await reads().list('everywhere'))?.trends.map(({ topic }) => topic)).toEqual(['quake']);
    expect((await reads().list('source:sample'))?.trends).toHaveLength(1);
    expect(await reads().topic('coffee')).toMatchObject({ actorsPerDay: 30 });
    const hours = await reads().hours('coffee', 'everywhere', HOUR_NOW - 7 * 24, HOUR_NOW - 1);
    expect(hours).toHaveLength(7 * 24);
    expect(new Set(hours.map(({ actors }) => actors))).toEqual(new Set([30]));
    expect(await reads().freshness()).toMatchObject({ activities: report.activities, rankedAt: NOW });
    expect((await reads().scopes()).map(({ scope }) => scope)).toContain('source:sample');
  });

  it('adds nothing under a name that was imported', async () => {
    await importer().importPast(past(), { now: NOW, name: 'sample' });
    expect(await importer().importPast(past(), { now: NOW, name: 'sample' })).toEqual({ activities: 0, leftOut: 0 });
    expect((await reads().hours('coffee', 'everywhere', HOUR_NOW - 5, HOUR_NOW - 5))[0]?.uses).toBe(30);
  });

  it('adds nothing twice when it was cut off and is repeated', { timeout: 30_000 }, async () => {
    const whole = new InMemoryRankStore();
    await new TrendImporter(whole, hashes, ids, options()).importPast(past(), { now: NOW, name: 'sample' });
    for (let write = 1; write < whole.written.length; write += 613) {
      store = new (class extends InMemoryRankStore {
        override async write(...args: Parameters<InMemoryRankStore['write']>): Promise<void> {
          if (this.written.length === write) throw new Error('cut off');
          return super.write(...args);
        }
      })();
      await expect(importer().importPast(past(), { now: NOW, name: 'sample' })).rejects.toThrow('cut off');
      store.written.push('go on');
      await importer().importPast(past(), { now: NOW, name: 'sample' });
      for (const hour of [HOUR_NOW - 50, HOUR_NOW - 1]) expect((await reads().hours('coffee', 'everywhere', hour, hour))[0]?.uses).toBe(30);
      expect(await reads().topic('quake')).toMatchObject({ usesPerDay: 50 });
    }
  });

  it('makes a running ranker give way and go on from what it brought', async () => {
    const ranker = newRanker();
    const chain = new ChainWriter(log);
    await chain.append(crowd('coffee', 10, NOW / MINUTE, 1));
    expect((await ranker.refresh()).held).toBe(true);
    await importer().importPast(past(), { now: NOW, name: 'sample' });
    await chain.append(crowd('quake', 10, NOW / MINUTE, 1, 100));
    for (let look = 0; look < 3; look += 1) {
      clock.advance(6 * SECOND);
      expect((await ranker.refresh()).held).toBe(true);
    }
    expect(await reads().freshness()).toMatchObject({ activities: 8 * 24 * 30 + 50 + 20 });
    expect((await reads().list('everywhere'))?.trends).toMatchObject([{ topic: 'quake', observed: 60, uses: 60 }]);
  });

  it('leaves out what lies in the future or too far back, and tells how far it is', async () => {
    const progress: number[] = [];
    const many = Array.from({ length: 10_000 }, (_, index) => activity('ai', index % 100, NOW - HOUR));
    const outside = [activity('ai', 1, NOW + 1), activity('ai', 1, NOW - 15 * DAY)];
    const report = await importer().importPast([...many, ...outside], { now: NOW, name: 'x', onProgress: (count) => progress.push(count) });
    expect(report).toMatchObject({ activities: 10_000, leftOut: 2 });
    expect(progress).toEqual([10_000]);
    expect(await importer().importPast([], { now: NOW, name: 'nothing' })).toEqual({ activities: 0, leftOut: 0 });
  });
});
