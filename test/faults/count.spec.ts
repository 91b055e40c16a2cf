import { DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { createDocumentClient, DynamoAttemptMarks, DynamoDeltaLog, DynamoSamples } from '@groundswell/data';
import { ManualClock, MINUTE, RandomIds } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { ActivityCounter, CHAIN_START, type DeltaLog, DistinctActors, InMemoryDeadLetters, type StreamRecord } from '@groundswell/trend';
import { describe, expect, inject, it } from 'vitest';
import { testDynamoDb, testTable } from '../support/tables.ts';

const START = 1_607_000_000_000;
const SHARDS = ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'];
/** The first shard is split into the other two after this many of its records. */
const RECORDS = 60;

type Random = () => number;

/** mulberry32: the same faults for the same seed. */
function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Line {
  readonly id: string;
  readonly source: string;
  readonly actor: string;
  readonly kind: string;
  readonly topics: readonly string[];
}

/** What senders send: some of it twice, within the hour and also after the split. */
function linesOf(random: Random, shard: number, past: Line[]): (Line | 'poison')[] {
  return Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
    if (random() < 0.02) return 'poison';
    const resent = random() < 0.15 ? past[Math.floor(random() * past.length)] : undefined;
    if (resent !== undefined) return resent;
    const line = {
      id: `${shard}-${past.length}`,
      source: random() < 0.5 ? 'web' : 'ios',
      actor: `actor-${Math.floor(random() * 40)}`,
      kind: 'post',
      topics: [`t${Math.floor(random() ** 3 * 30)}`],
    };
    past.push(line);
    return line;
  });
}

/** Faults of the way to DynamoDB: throttled, the answer lost though the write was done, and both for longer than the client tries. */
function injectFaults(client: DynamoDBClient, random: Random): { pause: () => void } {
  let calm = false;
  let stubborn = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (!calm && stubborn === 0 && random() < 0.04) stubborn = 12;
      const fault = !calm && (stubborn > 0 || random() < 0.1);
      if (stubborn > 0) stubborn -= 1;
      if (fault && random() < 0.5) throw new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} });
      const answer = await next(args);
      if (fault) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', name: 'TimeoutError' });
      return answer;
    },
    { step: 'deserialize', priority: 'low' },
  );
  return { pause: () => (calm = true) };
}

async function stage(random: Random) {
  const steady = testDynamoDb();
  const faulty = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // As many tries as in earnest, without the waiting.
    retryStrategy: new ConfiguredRetryStrategy(6, () => 1),
  });
  const [trends, activity] = [await testTable(steady, 'trends'), await testTable(steady, 'activity')];
  const faults = injectFaults(faulty, random);
  const clock = new ManualClock(START);
  const ids = new RandomIds();
  const deadLetters = new InMemoryDeadLetters();
  const hash = new KeyedHash('a key of this deployment only');
  const make = () =>
    new ActivityCounter({
      // Small parts, so that some deltas take several.
      log: new DynamoDeltaLog(createDocumentClient(faulty), trends, clock, ids, 1_200),
      deadLetters,
      samples: new DynamoSamples(faulty, activity, clock),
      attempts: new DynamoAttemptMarks(createDocumentClient(faulty), trends, clock, ids),
      parents: { of: (shard) => Promise.resolve(shard === SHARDS[0] ? [] : [SHARDS[0] as string]) },
      hashes: { actor: (actor) => hash.hash48(actor), id: (source, id) => hash.hash48Pair(source, id) },
      clock,
      publicKinds: ['post'],
    });
  return { make, faults, deadLetters, log: new DynamoDeltaLog(createDocumentClient(steady), trends, clock, ids) };
}

/** An event source mapping at its worst: batches of any size, bisected when they fail, given again, and zombies. */
async function deliver(
  make: () => ActivityCounter,
  random: Random,
  shard: string,
  records: readonly StreamRecord[],
  calm: () => boolean,
): Promise<void> {
  let counter = make();
  const zombies: Promise<unknown>[] = [];
  let done = 0;
  let length = 0;
  for (let tries = 0; done < records.length; tries += 1) {
    if (tries > 2_000) throw new Error('the shard does not drain');
    if (length === 0) length = 1 + Math.floor(random() * 30);
    if (random() < 0.2) counter = make();
    const from = Math.max(0, done - (random() < 0.2 ? Math.floor(random() * 20) : 0));
    const batch = records.slice(from, from + length);
    if (random() < 0.1) {
      // The function timed out in somebody's eyes, and goes on.
      zombies.push(counter.count('activities', shard, batch).catch(() => undefined));
      counter = make();
    }
    try {
      await counter.count('activities', shard, batch);
      // The answer may be lost too: then the same is delivered again.
      if (calm() || random() > 0.1) done = Math.max(done, from + batch.length);
      length = 0;
    } catch {
      length = Math.max(1, Math.ceil(batch.length / 2));
    }
  }
  await Promise.all(zombies);
}

function packs(random: Random, shard: number, offset: number, past: Line[]) {
  return Array.from({ length: shard === 0 ? RECORDS : RECORDS / 2 }, (_, index) => {
    const lines = linesOf(random, shard, past);
    const data = Buffer.from(lines.map((line) => `${line === 'poison' ? line : JSON.stringify(line)}\n`).join(''));
    return { lines, record: { sequenceNumber: String(95 + offset + index), arrivedAt: START + (offset + index) * 4_000, data } };
  });
}

/** `minute topic source: uses by actors`, made of what was sent, by hand. */
function expectedOf(sent: ReturnType<typeof packs>) {
  const seen = new Set<string>();
  const cells = new Map<string, { uses: number; actors: Set<string> }>();
  for (const { lines, record } of sent) {
    for (const line of lines) {
      if (line === 'poison' || seen.has(line.id)) continue;
      seen.add(line.id);
      for (const topic of ['', ...line.topics]) {
        const key = `${Math.floor(record.arrivedAt / MINUTE)} ${topic} ${line.source}`;
        const cell = cells.get(key) ?? { uses: 0, actors: new Set() };
        cells.set(key, { uses: cell.uses + 1, actors: cell.actors.add(line.actor) });
      }
    }
  }
  return [...cells].map(([key, { uses, actors }]) => `${key}: ${uses} by ${actors.size}`).sort();
}

async function countedIn(log: DeltaLog) {
  const cells = new Map<string, { uses: number; actors: DistinctActors }>();
  for (const shard of await log.shards()) {
    for await (const delta of log.read(shard, CHAIN_START)) {
      for (const { minute, topic, slice, uses, actors } of delta.cells) {
        const key = `${minute} ${topic} ${delta.slices[slice]?.source ?? ''}`;
        const cell = cells.get(key) ?? { uses: 0, actors: DistinctActors.empty() };
        cell.uses += uses;
        cell.actors.merge(actors);
        cells.set(key, cell);
      }
    }
  }
  return [...cells].map(([key, { uses, actors }]) => `${key}: ${uses} by ${actors.count}`).sort();
}

describe('counting on DynamoDB under faults', () => {
  it.each([1, 2, 3])('equals an independent count of what was sent (seed %i)', { timeout: 120_000 }, async (seed) => {
    const random = randomOf(seed);
    const { make, faults, deadLetters, log } = await stage(random);
    const before: Line[] = [];
    const parent = packs(random, 0, 0, before);
    const children = [1, 2].map((shard) =>
      packs(
        random,
        shard,
        RECORDS,
        before.filter((_, index) => index % 2 === shard - 1),
      ),
    );
    const records = (sent: ReturnType<typeof packs>) => sent.map(({ record }) => record);
    await deliver(make, random, SHARDS[0] as string, records(parent), () => false);
    await Promise.all(children.map((sent, index) => deliver(make, random, SHARDS[index + 1] as string, records(sent), () => false)));
    faults.pause();
    const sent = [...parent, ...children.flat()].sort((one, other) => one.record.arrivedAt - other.record.arrivedAt);
    expect(await countedIn(log)).toEqual(expectedOf(sent));
    expect(deadLetters.kept.size).toBe(sent.flatMap(({ lines }) => lines).filter((line) => line === 'poison').length);
  });
});
