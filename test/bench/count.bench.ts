/**
 * The whole handler of `count` beside a loop that only decodes and parses the same batch, and beside the
 * usual design (zod, maps, an ADD a topic and scope), in turns. Storage is in memory and takes the
 * encoded delta; everything else is the function's own code.
 * Options: `--rounds N` (21), `--activities N` of a batch (5000), `--known N` ids of the last hour (1000000).
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { ManualClock } from '@groundswell/kernel';
import { Log, Metrics } from '@groundswell/telemetry';
import {
  ActivityCounter,
  CHAIN_START,
  InMemoryAttemptMarks,
  InMemoryDeadLetters,
  InMemoryDeltaLog,
  InMemorySamples,
  KeyedActivityHashes,
  TraitTable,
} from '@groundswell/trend';
import { CountHandler } from '../../apps/stream/src/count.handler.ts';
import { type CountEvent, KinesisEvents } from './support/kinesis-events.ts';
import { NaiveCounting } from './support/naive-map-counting.ts';
import { median, report, rounded } from './support/report.ts';
import { randomOf } from './support/synthetic-community.ts';

const SHARD = 'shardId-000000000000';
const NOW = Date.UTC(2026, 0, 14, 17, 0);
const WARM_UP = { batches: 8, shards: 25 } as const;
const SEED = 11;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    activities: { type: 'string', default: '5000' },
    known: { type: 'string', default: '1000000' },
  },
});
const [rounds, activities, known] = [Number(values.rounds), Number(values.activities), Number(values.known)];

const clock = new ManualClock(NOW);
const log = new InMemoryDeltaLog();
const handler = handlerOver(log);
const naive = new NaiveCounting();
const events = new KinesisEvents(SEED, clock);
await remember(log, known);

/** The floor: what is in the batch becomes objects, and nothing is done with them. */
function parseAll({ event }: CountEvent): number {
  let parsed = 0;
  for (const { kinesis } of event.Records) {
    const lines = Buffer.from(kinesis.data, 'base64').toString('utf8').split('\n');
    for (const line of lines) if (JSON.parse(line) !== null) parsed += 1;
  }
  return parsed;
}

function handlerOver(deltas: InMemoryDeltaLog): CountHandler {
  const counter = new ActivityCounter({
    log: deltas,
    samples: new InMemorySamples(),
    deadLetters: new InMemoryDeadLetters(),
    attempts: new InMemoryAttemptMarks(clock),
    parents: { of: () => Promise.resolve([]) },
    hashes: new KeyedActivityHashes('a key of this bench and of nothing else'),
    clock,
    publicKinds: ['post'],
  });
  return new CountHandler(counter, new Log({ level: 'info', write: () => undefined }), new Metrics({ write: () => undefined }));
}

/** Begins the chain with the ids of an hour, as a shard that is at work knows them. */
async function remember(deltas: InMemoryDeltaLog, count: number): Promise<void> {
  const random = randomOf(SEED + 2);
  const ids = Float64Array.from({ length: count }, () => Math.floor(random() * 2 ** 32) * 65_536 + Math.floor(random() * 65_536)).sort();
  const place = { shard: SHARD, previous: CHAIN_START, first: '1', last: '1', arrivedFrom: NOW, arrivedTo: NOW };
  const nothing = { slices: [], cells: [], late: [], labels: new Map<string, string>(), traits: new TraitTable() };
  await deltas.append({ ...place, ...nothing, activities: count, ids });
}

interface Round {
  readonly ours: number;
  readonly parse: number;
  readonly usual: number;
}

/** Milliseconds of processor time: other work of the machine does not count. */
async function timed(work: () => unknown): Promise<number> {
  const begun = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}

/** Each round has a batch of its own: one that comes again is not counted again. */
async function round(index: number): Promise<Round & CountEvent> {
  const batch = await events.next(activities);
  clock.advance(1_000);
  const work = {
    ours: () => handler.handle(batch.event),
    parse: () => parseAll(batch),
    usual: () => naive.handle(batch.event),
  };
  const names = ['ours', 'parse', 'usual'] as const;
  const times = { ours: 0, parse: 0, usual: 0 };
  for (let turn = 0; turn < names.length; turn += 1) {
    const name = names[(turn + index) % names.length] as (typeof names)[number];
    times[name] = await timed(work[name]);
  }
  return { ...times, ...batch };
}

/** As a function that has been at work for a few minutes: the same batches again and again, each time on a shard of its own. */
async function warmUp(): Promise<void> {
  const batches: CountEvent[] = [];
  for (let index = 0; index < WARM_UP.batches; index += 1) batches.push(await events.next(activities));
  for (let shard = 1; shard <= WARM_UP.shards; shard += 1) {
    for (const { event } of batches) {
      await handler.handle({
        Records: event.Records.map((record) => ({ ...record, eventID: record.eventID.replace(SHARD, `warm-${shard}`) })),
      });
    }
  }
  for (const batch of batches) {
    parseAll(batch);
    naive.handle(batch.event);
  }
}

await warmUp();
for (let index = 0; index < 3; index += 1) await round(index);
naive.adds = 0;
const sizeBefore = log.bytes;
const measured: (Round & CountEvent)[] = [];
for (let index = 0; index < rounds; index += 1) {
  measured.push(await round(index));
}
const total = measured.reduce((sum, batch) => sum + batch.activities, 0);
const perActivity = (times: readonly number[]) => (median(times) * 1_000) / activities;
const figures = {
  vsParse: rounded(median(measured.map(({ ours, parse }) => ours / parse))),
  recordsPerSecond: rounded(activities / (median(measured.map(({ ours }) => ours)) / 1_000)),
  vsNaive: rounded(median(measured.map(({ ours, usual }) => ours / usual))),
  microseconds: rounded(perActivity(measured.map(({ ours }) => ours))),
  parseMicroseconds: rounded(perActivity(measured.map(({ parse }) => parse))),
  naiveMicroseconds: rounded(perActivity(measured.map(({ usual }) => usual))),
  bytesAnActivity: rounded(measured.reduce((sum, { bytes }) => sum + bytes, 0) / total),
  deltaBytesAnActivity: rounded((log.bytes - sizeBefore) / total),
  naiveWritesAnActivity: rounded(naive.adds / total),
  rounds,
  activities,
  known,
};
report(
  `batches of ${activities} activities of ${figures.bytesAnActivity} bytes, ${known} ids known, medians of ${rounds} rounds in turns`,
  [
    { what: 'count handler / base64 and JSON.parse', figure: figures.vsParse.toFixed(2), goal: '<= 0.8' },
    { what: 'count handler / zod, maps, an ADD a topic and scope', figure: figures.vsNaive.toFixed(3) },
    { what: 'activities a second', figure: figures.recordsPerSecond.toFixed(0) },
    { what: 'count handler (µs an activity)', figure: figures.microseconds.toFixed(2) },
    { what: 'base64 and JSON.parse (µs an activity)', figure: figures.parseMicroseconds.toFixed(2) },
    { what: 'zod, maps (µs an activity, without its writes)', figure: figures.naiveMicroseconds.toFixed(2) },
    { what: 'bytes of deltas an activity', figure: figures.deltaBytesAnActivity.toFixed(1) },
    { what: 'write units an activity of the usual design', figure: figures.naiveWritesAnActivity.toFixed(2) },
  ],
  figures,
);
