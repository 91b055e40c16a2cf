import { ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainWriter, type Use } from '../../../../../test/factories/deltas.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import type { Trend } from '../trend-list.ts';
import { PartedTrendReads } from './parted-trend-reads.ts';
import { PartStore } from './part-store.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { Ranker } from './ranker.ts';
import { SurpriseRule } from './score.ts';

const START = Date.UTC(2026, 5, 1, 12, 57);
/** So long that the first part, which looks twice, may write each scope's list both times. */
const ROUND = 65 * SECOND;
const TOPICS = Array.from({ length: 12 }, (_, index) => `topic${index}`);
/** So many slices that a busy topic of a batch is summed up by scope. */
const LANGUAGES = ['en', 'pt', 'de', 'ja'];
const REGIONS = ['', 'BR', 'US', 'JP'];
const SOURCES = ['site', 'ios', 'bot'];
const SCOPES: readonly Scope[] = ['everywhere', 'language:en', 'language:pt', 'region:BR', 'kind:post', 'source:site', 'source:ios'];

/** People who use topics in one batch of a shard, spread over slices. */
const crowdOf = fc.record({
  shard: fc.nat(2),
  topics: fc.subarray(TOPICS, { minLength: 0, maxLength: 3 }),
  people: fc.integer({ min: 1, max: 60 }),
  from: fc.nat(400),
  /** Minutes before now in which they act. */
  back: fc.constantFrom(0, 0, 1, 9, 40),
  sources: fc.integer({ min: 1, max: 3 }),
});
const rounds = fc.array(fc.array(crowdOf, { maxLength: 6 }), { minLength: 2, maxLength: 5 });
type Crowd = typeof crowdOf extends fc.Arbitrary<infer Value> ? Value : never;

function usesOf({ topics, people, from, back, sources }: Crowd, minute: number): readonly Use[] {
  return Array.from({ length: people }, (_, index): Use => {
    const actor = from + index;
    const slice = {
      language: LANGUAGES[actor % 4] as string,
      region: REGIONS[Math.floor(actor / 4) % 4] as string,
      source: SOURCES[Math.floor(index / 16) % sources] as string,
    };
    return { topics, actor, minute: minute - back, slice, network: 1 + (actor % 37), since: 480_000 + (actor % 5) };
  });
}

/** The lists that people read after each round, where topics are ranked in so many parts. */
async function listsOf(parts: number, happenings: readonly (readonly Crowd[])[]): Promise<readonly (readonly Trend[] | undefined)[][]> {
  const clock = new ManualClock(START);
  const store = new InMemoryRankStore();
  const storeOf = (record: string) => store.named(record);
  const log = new InMemoryDeltaLog();
  const chains = [0, 1, 2].map((shard) => new ChainWriter(log, `shard-${shard}`));
  const rankers = Array.from({ length: parts }, (_, part) => {
    const place = { partition: { part, of: parts }, storeOf };
    const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, place };
    return new Ranker(PartStore.open(storeOf, place.partition), log, clock, new SequentialIds(`ranker-${part}`), options);
  });
  const seen: (readonly Trend[] | undefined)[][] = [];
  for (const crowds of happenings) {
    clock.advance(ROUND);
    const minute = Math.floor(clock.now() / MINUTE);
    for (const crowd of crowds) await chains[crowd.shard]?.append(usesOf(crowd, minute), { [crowd.topics[0] ?? 'x']: 'Label' });
    // The first part once more: it makes the lists of all parts. Twice in one moment is once.
    for (const ranker of parts === 1 ? rankers : [...rankers, rankers[0] as Ranker]) expect((await ranker.refresh()).held).toBe(true);
    const reads = PartedTrendReads.open(storeOf, parts, clock, clock);
    seen.push(await Promise.all(SCOPES.map(async (scope) => (await reads.list(scope))?.trends)));
  }
  return seen;
}

describe('lists of rankers of parts', () => {
  it('are those of one ranker, whatever happens', { timeout: 60_000 }, async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(rounds, async (happenings) => {
        const expected = await listsOf(1, happenings);
        shown += expected.flat().filter((trends) => (trends?.length ?? 0) > 1).length;
        for (const parts of [2, 4, 8]) expect(await listsOf(parts, happenings), `${parts} parts`).toEqual(expected);
      }),
      { numRuns: 8 },
    );
    // What is compared is not nothing.
    expect(shown).toBeGreaterThan(5);
  });
});
