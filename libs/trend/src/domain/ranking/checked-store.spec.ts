import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd } from '../../../../../test/factories/deltas.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CheckedStore, type PassOverPart, type UnreadablePart } from './checked-store.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';
import { StoredTrendReads } from './stored-trend-reads.ts';

const START = Date.UTC(2026, 5, 1, 12, 30);
const DAMAGED = Uint8Array.of(250, 1, 2);

/** A store that shows every part of some groups damaged, as long as it is told to. */
class DamagingStore extends InMemoryRankStore {
  damaged: RegExp | undefined;

  override async read(...question: Parameters<InMemoryRankStore['read']>) {
    const found = await super.read(...question);
    return found.map((bytes, index) => (bytes && this.damaged?.test(question[0][index]?.group ?? '') ? DAMAGED : bytes));
  }

  override async range(group: string, from: string, to: string) {
    const found = await super.range(group, from, to);
    return this.damaged?.test(group) ? new Map([...found.keys()].map((name) => [name, DAMAGED])) : found;
  }
}

let store: DamagingStore;
let log: InMemoryDeltaLog;
let clock: ManualClock;
let machineClock: ManualClock;
let chain: ChainWriter;
let ids: SequentialIds;
let kept: UnreadablePart[];

beforeEach(() => {
  store = new DamagingStore();
  log = new InMemoryDeltaLog();
  clock = new ManualClock(START);
  machineClock = new ManualClock(START);
  chain = new ChainWriter(log);
  ids = new SequentialIds('ranker');
  kept = [];
});

const minute = () => Math.floor(clock.now() / MINUTE);
const keepIt: PassOverPart = async (part) => void kept.push(part);

function coldRanker(passOverPart?: PassOverPart): Ranker {
  machineClock.advance(MINUTE);
  return new Ranker(store, log, clock, ids, {
    minimumActors: 5,
    rule: new SurpriseRule(),
    machineClock,
    ...(passOverPart && { passOverPart }),
  });
}

/** Refreshes until everything is stored. */
async function rank(ranker: Ranker): Promise<void> {
  for (let look = 0; look < 4; look += 1) {
    clock.advance(35 * SECOND);
    machineClock.advance(35 * SECOND);
    await ranker.refresh();
  }
}

const listed = async () => (await new StoredTrendReads(store, clock, machineClock).list('everywhere'))?.trends.map(({ topic }) => topic);

describe('a ranker without memory', () => {
  it.each([
    { what: 'minutes', damaged: /^M#/ },
    { what: 'the index', damaged: /^I#/ },
    { what: 'lists', damaged: /^T#/ },
    { what: 'the scopes', damaged: /^K#scopes/ },
    { what: 'hours', damaged: /^R#/ },
    { what: 'everything', damaged: /./ },
  ])('keeps $what that cannot be read, goes on, and shows what comes then', async ({ damaged }) => {
    await chain.append(crowd('before', 40, minute()));
    await rank(coldRanker());
    expect(await listed()).toEqual(['before']);
    store.damaged = damaged;
    const ranker = coldRanker(keepIt);
    await chain.append(crowd('after', 40, minute(), 1, 100));
    await rank(ranker);
    store.damaged = undefined;
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(({ group, data, reason }) => damaged.test(group) && data === DAMAGED && reason !== '')).toBe(true);
    expect(await listed()).toContain('after');
  });

  it('keeps what came late and cannot be read, and counts what comes later still', async () => {
    const late = { topics: ['late'], actor: 1, minute: minute() - 300, late: true };
    await chain.append([late, ...crowd('ai', 10, minute())]);
    await rank(coldRanker());
    store.damaged = /^L#/;
    await chain.append([{ ...late, actor: 2 }]);
    await rank(coldRanker(keepIt));
    expect(kept).toMatchObject([{ group: `L#${Math.floor((START - 5 * HOUR) / HOUR)}`, data: DAMAGED }]);
  });

  it('stops where nobody keeps it', async () => {
    await chain.append(crowd('ai', 40, minute()));
    await rank(coldRanker());
    store.damaged = /^M#/;
    await expect(coldRanker().refresh()).rejects.toThrow(MalformedBytesError);
  });

  it('does not go on before it is kept', async () => {
    await chain.append(crowd('ai', 40, minute()));
    await rank(coldRanker());
    store.damaged = /^M#/;
    await expect(coldRanker(() => Promise.reject(new Error('the bucket is down'))).refresh()).rejects.toThrow('the bucket is down');
  });
});

describe('a checked store', () => {
  it('tells damage from mistakes', async () => {
    const checked = new CheckedStore(store, keepIt);
    await checked.hold('me', 0, 1);
    await checked.write({ group: 'M#1', name: '0' }, Uint8Array.of(1), 1);
    const mistaken = (): never => {
      throw new TypeError('a mistake of ours');
    };
    await expect(checked.decoded([{ group: 'M#1', name: '0' }], mistaken)).rejects.toThrow('a mistake of ours');
    expect(kept).toEqual([]);
    expect(await checked.decoded([{ group: 'M#2', name: '0' }], mistaken)).toEqual([undefined]);
  });
});
