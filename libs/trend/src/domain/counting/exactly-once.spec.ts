import { HOUR, ManualClock, MINUTE } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import { InMemoryDeltaLog } from '../delta-log-in-memory.ts';
import { CHAIN_START, type Delta, DeltaLog, type RecentIds } from '../delta.ts';
import { DistinctActors } from '../distinct-actors.ts';
import { InMemorySamples } from '../sample-in-memory.ts';
import { ActivityCounter } from './activity-counter.ts';
import { InMemoryAttemptMarks } from './attempt-marks.ts';
import type { StreamRecord } from './stream-record.ts';

const START = 1_607_000_000_000;
const hash = new KeyedHash('a key of this deployment only');

/** A log that crashes its caller before or after it appends, as the plan says. */
class CrashingLog extends DeltaLog {
  plan: ('before' | 'after' | 'none')[] = [];

  constructor(private readonly inner: DeltaLog) {
    super();
  }

  async append(delta: Delta): Promise<'appended' | 'conflict'> {
    const crash = this.plan.pop() ?? 'none';
    // Lets others in between.
    await Promise.resolve();
    if (crash === 'before') throw new Error('crashed before the write');
    const result = await this.inner.append(delta);
    if (crash === 'after') throw new Error('crashed after the write');
    return result;
  }

  head(shard: string): Promise<string> {
    return this.inner.head(shard);
  }

  read(shard: string, after: string): AsyncIterable<Delta> {
    return this.inner.read(shard, after);
  }

  recentIds(shard: string, since: number): AsyncIterable<RecentIds> {
    return this.inner.recentIds(shard, since);
  }

  keepHead(shard: string, head: string): Promise<void> {
    return this.inner.keepHead(shard, head);
  }

  shards(): Promise<readonly string[]> {
    return this.inner.shards();
  }
}

interface Sent {
  readonly id: number;
  readonly source: string;
  readonly actor: string;
  readonly topics: readonly string[];
  readonly text?: string;
}

const sent: fc.Arbitrary<Sent> = fc.record(
  {
    id: fc.nat(25),
    source: fc.constantFrom('web', 'ios'),
    actor: fc.constantFrom('ada', 'bob', 'eve'),
    topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'product:1'), { maxLength: 2 }),
    text: fc.constantFrom('#a', 'nothing', '#B #b'),
  },
  { requiredKeys: ['id', 'source', 'actor', 'topics'] },
);
/** The packs of a shard; `poison` is a line that cannot be parsed. */
const packs = fc.array(
  fc.array(fc.oneof({ weight: 9, arbitrary: sent }, { weight: 1, arbitrary: fc.constant('poison' as const) }), {
    minLength: 1,
    maxLength: 4,
  }),
  {
    minLength: 1,
    maxLength: 14,
  },
);

/** One invocation: whose it is, where it begins (relative to what is done), how long it is, what happens. */
const invocation = fc.record({
  process: fc.nat(2),
  back: fc.nat(4),
  length: fc.integer({ min: 1, max: 6 }),
  crash: fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'after' as const),
  /** A zombie goes on while others count: nobody waits for it. */
  zombie: fc.boolean(),
  /** The process is new: it knows nothing. */
  cold: fc.boolean(),
});
type Invocation = typeof invocation extends fc.Arbitrary<infer Value> ? Value : never;
const invocations = fc.array(invocation, { maxLength: 12 });

function recordsOf(content: readonly (readonly (Sent | 'poison')[])[], offset: number): StreamRecord[] {
  return content.map((pack, index) => {
    const lines = pack.map((item) => (item === 'poison' ? item : JSON.stringify({ ...item, id: `id-${item.id}`, kind: 'post' })));
    // 8, 9, 10: numbers of another length must not be out of order. 90 s apart: a batch spans minutes.
    return {
      sequenceNumber: String(8 + offset + index),
      arrivedAt: START + (offset + index) * 90_000,
      data: Buffer.from(lines.join('\n')),
    };
  });
}

/** Counts without any of the code under test: the first of each (source, id), in order. */
function expectedOf(content: readonly (readonly (Sent | 'poison')[])[]) {
  const seen = new Set<string>();
  const uses = new Map<string, { uses: number; actors: Set<string> }>();
  let poison = 0;
  content.forEach((pack, index) => {
    const minute = Math.floor((START + index * 90_000) / MINUTE);
    for (const item of pack) {
      if (item === 'poison') poison += 1;
      if (item === 'poison' || seen.has(`${item.source}/${item.id}`)) continue;
      seen.add(`${item.source}/${item.id}`);
      const tags = item.text?.match(/#\w/g)?.map((tag) => tag.slice(1).toLowerCase()) ?? [];
      for (const topic of new Set(['', ...item.topics, ...tags])) {
        const key = `${minute} ${topic} ${item.source}`;
        const cell = uses.get(key) ?? { uses: 0, actors: new Set() };
        cell.uses += 1;
        cell.actors.add(item.actor);
        uses.set(key, cell);
      }
    }
  });
  const cells = [...uses].map(([key, cell]) => `${key}: ${cell.uses} by ${cell.actors.size}`).sort();
  return { activities: seen.size, poison, cells };
}

async function countedIn(log: DeltaLog, shards: readonly string[]) {
  const uses = new Map<string, { uses: number; actors: DistinctActors }>();
  let activities = 0;
  for (const shard of shards) {
    let previous = CHAIN_START;
    for await (const delta of log.read(shard, CHAIN_START)) {
      expect(delta.previous).toBe(previous);
      previous = delta.last;
      activities += delta.activities;
      for (const cell of delta.cells) {
        const key = `${cell.minute} ${cell.topic} ${delta.slices[cell.slice]?.source ?? ''}`;
        const total = uses.get(key) ?? { uses: 0, actors: DistinctActors.empty() };
        total.uses += cell.uses;
        total.actors.merge(cell.actors);
        uses.set(key, total);
      }
    }
  }
  return { activities, cells: [...uses].map(([key, cell]) => `${key}: ${cell.uses} by ${cell.actors.count}`).sort() };
}

function stage() {
  const log = new CrashingLog(new InMemoryDeltaLog());
  const deadLetters = new InMemoryDeadLetters();
  const parents: Record<string, string[]> = {};
  const clock = new ManualClock(START);
  const make = () =>
    new ActivityCounter({
      log,
      deadLetters,
      samples: new InMemorySamples(),
      attempts: new InMemoryAttemptMarks(clock),
      parents: { of: (shard) => Promise.resolve(parents[shard] ?? []) },
      hashes: { actor: (actor) => hash.hash48(actor), id: (source, id) => hash.hash48Pair(source, id) },
      clock,
      publicKinds: [],
    });
  return { log, deadLetters, parents, make, processes: [make(), make(), make()] };
}

type Stage = ReturnType<typeof stage>;

/**
 * Delivers records the way Lambda does at its worst: batches of any size that begin anywhere at or
 * before what is done, crash, are split, go to other or new processes, and go on as zombies. Then
 * whatever is not done is delivered until it is.
 */
async function deliver({ log, make, processes }: Stage, shard: string, records: readonly StreamRecord[], plan: readonly Invocation[]) {
  const zombies: Promise<unknown>[] = [];
  let done = 0;
  for (const { process, back, length, crash, zombie, cold } of plan) {
    const from = Math.max(0, done - back);
    const batch = records.slice(from, from + length);
    if (batch.length === 0) continue;
    if (cold) processes[process] = make();
    log.plan = [crash];
    const running = (processes[process] as ActivityCounter).count('activities', shard, batch).then(
      () => true,
      () => false,
    );
    if (zombie) zombies.push(running);
    // A batch that begins where all before it is done moves what is done; a zombie's end nobody hears of.
    else if (await running) done = Math.max(done, from + batch.length);
  }
  log.plan = [];
  await Promise.all(zombies);
  if (done < records.length) await (processes[0] as ActivityCounter).count('activities', shard, records.slice(done));
}

describe('counting exactly once', { timeout: 60_000 }, () => {
  it('over redelivery, bisected batches, crashes before and after the write, cold processes and zombies', async () => {
    await fc.assert(
      fc.asyncProperty(packs, invocations, async (content, plan) => {
        const all = stage();
        await deliver(all, 'shard', recordsOf(content, 0), plan);
        const expected = expectedOf(content);
        expect(await countedIn(all.log, ['shard'])).toEqual({ activities: expected.activities, cells: expected.cells });
        expect(all.deadLetters.kept.size).toBe(expected.poison);
      }),
      { numRuns: 150 },
    );
  });

  it('over a reshard, where resent activities arrive in a child of the shard that counted them', async () => {
    await fc.assert(
      fc.asyncProperty(packs, packs, invocations, invocations, async (before, after, plan, planAfter) => {
        fc.pre((before.length + after.length) * 90_000 < HOUR);
        const all = stage();
        all.parents.child = ['parent', 'other parent'];
        await deliver(all, 'parent', recordsOf(before, 0), plan);
        await deliver(all, 'child', recordsOf(after, before.length), planAfter);
        const expected = expectedOf([...before, ...after]);
        expect(await countedIn(all.log, ['parent', 'child'])).toEqual({ activities: expected.activities, cells: expected.cells });
        expect(all.deadLetters.kept.size).toBe(expected.poison);
      }),
      { numRuns: 80 },
    );
  });
});
