import { HOUR, ManualClock, MINUTE, SequentialIds } from '@groundswell/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainWriter, crowd, type Use } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { InMemoryRankStore } from '../ranking/rank-store-in-memory.ts';
import { Ranker } from '../ranking/ranker.ts';
import { SurpriseRule } from '../ranking/score.ts';
import { StoredTrendReads } from '../ranking/stored-trend-reads.ts';
import type { ExportedPart } from './exported-trends.ts';
import { TrendExporter } from './trend-exporter.ts';
import { TrendRestorer, TrendsPresentError } from './trend-restorer.ts';

const START = Date.UTC(2026, 5, 1, 12, 50);
const SCOPES = ['everywhere', 'source:site', 'language:en', 'kind:post'] as const;
const TOPICS = ['coffee', 'storm', 'late', 'rare'];

let clock: ManualClock;

/** A deployment in memory. */
class Deployment {
  readonly store = new InMemoryRankStore();
  readonly log = new InMemoryDeltaLog();
  readonly chain = new ChainWriter(this.log, 'shard-1');
  readonly ranker = new Ranker(this.store, this.log, clock, new SequentialIds('ranker'), {
    minimumActors: 5,
    rule: new SurpriseRule(),
    machineClock: clock,
  });

  async count(uses: readonly Use[]): Promise<void> {
    await this.chain.append(uses, { storm: '#Storm' });
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let times = 0; times < 3; times += 1) {
      await this.ranker.refresh();
      clock.advance(31_000);
    }
  }

  async export() {
    const found = await new TrendExporter({ store: this.store, log: this.log, clock, keyMark: 'k' }).export();
    if (found === undefined) throw new Error('nothing was exported');
    const parts: ExportedPart[] = [];
    for await (const part of found.parts) parts.push(part);
    return { manifest: found.manifest, parts };
  }

  import(exported: Awaited<ReturnType<Deployment['export']>>): Promise<number> {
    return new TrendRestorer(this.store, new SequentialIds('import'), clock).restore(exported.manifest, exported.parts);
  }

  /** What readers see. */
  async seen() {
    const reads = new StoredTrendReads(this.store, clock, new ManualClock(clock.now() + Math.random()));
    const [first, last] = [Math.floor(START / HOUR) - 1, Math.floor(clock.now() / HOUR)];
    const lists = await Promise.all(SCOPES.map(async (scope) => (await reads.list(scope))?.trends));
    const hours = await Promise.all(TOPICS.flatMap((topic) => SCOPES.map((scope) => reads.hours(topic, scope, first, last))));
    const topics = await Promise.all(TOPICS.map((topic) => reads.topic(topic)));
    const { activities } = await reads.freshness();
    return { lists, hours, topics, activities };
  }
}

const minute = () => Math.floor(clock.now() / MINUTE);

/** Hours of coffee, what came late, and a storm that goes on. */
async function live(deployment: Deployment): Promise<void> {
  for (let hour = 0; hour < 6; hour += 1) {
    await deployment.count(crowd('coffee', 20, minute()));
    await deployment.count(crowd('late', 7, minute() - 5 * 60).map((use) => ({ ...use, late: true })));
    clock.advance(HOUR);
  }
  await deployment.count(crowd('storm', 60, minute()));
}

/** Both rank on for four hours, until everything is closed, and show the same at each step. */
async function sameFrom(source: Deployment, target: Deployment): Promise<void> {
  const listsOf = ({ lists }: Awaited<ReturnType<Deployment['seen']>>) =>
    lists.map((list) => list?.map(({ topic, startedAt, observed, actorsPerDay }) => ({ topic, startedAt, observed, actorsPerDay })));
  for (let times = 0; times < 24; times += 1) {
    for (const { ranker } of [source, target]) await ranker.refresh();
    const [there, here] = [await source.seen(), await target.seen()];
    expect(listsOf(here)).toEqual(listsOf(there));
    expect(here.topics).toEqual(there.topics);
    expect(here.activities).toBe(there.activities);
    clock.advance(10 * MINUTE);
  }
  expect((await target.seen()).hours).toEqual((await source.seen()).hours);
}

beforeEach(() => {
  clock = new ManualClock(START);
});

describe('trends that are moved', () => {
  it('are the same where they come to, and go on counting exactly', async () => {
    const [source, target] = [new Deployment(), new Deployment()];
    await live(source);
    const exported = await source.export();
    expect(await target.import(exported)).toBe(exported.parts.length);
    expect(await target.seen()).toEqual(await source.seen());
    expect((await source.seen()).lists[0]?.map(({ topic }) => topic)).toContain('storm');

    // The same shard, the same sequence numbers: what a new deployment counts must not look like what was moved.
    const later = crowd('storm', 90, minute());
    for (const deployment of [source, target]) await deployment.chain.append(later);
    await sameFrom(source, target);
  });

  it('hold what the source had counted and not yet merged, and leave the source as it is', async () => {
    const [source, target] = [new Deployment(), new Deployment()];
    await live(source);
    await source.chain.append(crowd('rare', 6, minute()));
    await source.chain.append(crowd('late', 9, minute() - 3 * 60).map((use) => ({ ...use, late: true })));
    const written = source.store.written.length;
    await target.import(await source.export());
    expect(source.store.written.length).toBe(written);
    await sameFrom(source, target);
  });

  it('come once, however often they are brought, and never to where there are trends', async () => {
    const [source, target, other] = [new Deployment(), new Deployment(), new Deployment()];
    await live(source);
    const exported = await source.export();
    await target.import(exported);
    const before = await target.seen();
    expect(await target.import(exported)).toBe(0);
    expect(await target.seen()).toEqual(before);
    await other.count(crowd('coffee', 20, minute()));
    await expect(other.import(exported)).rejects.toThrow(TrendsPresentError);
  });

  it('may come while the ranker of the target runs, and back from there', async () => {
    const [source, target, back] = [new Deployment(), new Deployment(), new Deployment()];
    await live(source);
    await target.settle();
    await target.import(await source.export());
    await back.import(await target.export());
    expect(await back.seen()).toEqual(await source.seen());
  });
});
