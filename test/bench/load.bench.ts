/**
 * From records of the stream to committed rows: landing and loading into PostgreSQL, beside the bare COPY of the same landed objects
 * and beside row-by-row INSERT, in turns. Objects are in memory; everything else is the functions' own code.
 * Options: `--rounds N` (15), `--activities N` of a round (10000), `--inserts N` rows that are inserted one by one (1000).
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PostgresqlWarehouse } from '@groundswell/cloud';
import { HOUR, ManualClock, RandomIds, SystemClock } from '@groundswell/kernel';
import { ErasedActors, MemoryErasedList } from '@groundswell/privacy';
import { InMemoryDeadLetters } from '@groundswell/trend';
import {
  decodeCsv,
  Lander,
  Loader,
  MemoryLoadNotes,
  Pseudonyms,
  RememberedLoadEvents,
  type Row as WarehouseRow,
  type Step,
  unpackCsv,
} from '@groundswell/warehouse';
import { startWarehouse } from '../../deploy/local/servers/warehouse.ts';
import { HeldObjects } from './support/held-objects.ts';
import { KinesisEvents } from './support/kinesis-events.ts';
import { median, report, rounded } from './support/report.ts';
import { PeerTable } from './support/warehouse-peers.ts';

const START = Date.UTC(2026, 0, 14, 17, 0);
const SEED = 23;
/** Records of a batch of `land`. */
const BATCH = 100;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    activities: { type: 'string', default: '10000' },
    inserts: { type: 'string', default: '1000' },
  },
});
const [rounds, activities, inserts] = [Number(values.rounds), Number(values.activities), Number(values.inserts)];

const clock = new ManualClock(START);
const objects = new HeldObjects(clock);

/** The warehouse, and how long its transactions took: milliseconds by their first statement that is no lock. */
class TimedWarehouse extends PostgresqlWarehouse {
  loading = 0;
  figures = 0;

  override async transaction(steps: readonly Step[]): Promise<readonly WarehouseRow[]> {
    const begun = performance.now();
    try {
      return await super.transaction(steps);
    } finally {
      const took = performance.now() - begun;
      if (steps.some((step) => typeof step !== 'string')) this.loading += took;
      else if (steps.length > 3) this.figures += took;
    }
  }
}

const directory = mkdtempSync(join(tmpdir(), 'load-bench-'));
const server = await startWarehouse({ directory: join(directory, 'data') });
// It takes connections a moment before it takes questions.
await wait(2_000);
const warehouse = new TimedWarehouse(server.endpoint, objects);
const letters = new InMemoryDeadLetters();
const events = new RememberedLoadEvents();
const erased = new ErasedActors(new MemoryErasedList(), clock);
const pseudonyms = new Pseudonyms('a key of this bench and of nothing else');
const lander = new Lander({ archive: objects.archive, deadLetters: letters, erased, pseudonyms, clock, publicKinds: ['post'] });
const machineClock = new SystemClock();
const ports = {
  warehouse,
  objects,
  notes: new MemoryLoadNotes(),
  erased: new MemoryErasedList(),
  letters,
  events,
  clock,
  machineClock,
  ids: new RandomIds(),
  pause: wait,
};
const loader = new Loader(ports);
const source = new KinesisEvents(SEED, clock);

interface Round {
  readonly landing: number;
  readonly loading: number;
  readonly figures: number;
  readonly run: number;
  readonly copy: number;
  /** Of `inserts` rows. */
  readonly insert: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function landed(): Promise<number> {
  const { event } = await source.next(activities);
  const records = event.Records.map(({ kinesis }) => ({
    sequence: kinesis.sequenceNumber,
    arrivedAt: clock.now(),
    data: Buffer.from(kinesis.data, 'base64'),
  }));
  objects.fresh = [];
  return timed(async () => {
    for (let from = 0; from < records.length; from += BATCH) {
      await lander.activities({ origin: 'activities', shard: 'shardId-000000000000' }, records.slice(from, from + BATCH));
    }
  });
}

/** Of one hour each: figures are made of the hours that were touched. */
async function round(index: number, peers: { readonly copied: PeerTable; readonly inserted: PeerTable }): Promise<Round> {
  clock.advance(HOUR);
  const landing = await landed();
  const { fresh } = objects;
  [warehouse.loading, warehouse.figures] = [0, 0];
  const [, ...rows] = decodeCsv(unpackCsv(objects.bodies.get(fresh[0]?.key ?? '') ?? Buffer.alloc(0)));
  const some = rows.slice(0, inserts).map((row) => row.map((value) => (value === '' ? null : value)));
  const times = { run: 0, copy: 0, insert: 0 };
  const work = {
    run: () => loader.run(() => 600_000),
    copy: () => peers.copied.copy(fresh),
    insert: () => peers.inserted.insert(some),
  };
  const names = ['run', 'copy', 'insert'] as const;
  for (let turn = 0; turn < names.length; turn += 1) {
    const name = names[(turn + index) % names.length] ?? 'run';
    times[name] = await timed(work[name]);
  }
  if (events.failures.length > 0) throw events.failures[0];
  return { landing, loading: warehouse.loading, figures: warehouse.figures, ...times };
}

try {
  await landed();
  await loader.run(() => 600_000);
  if (events.failures.length > 0) throw events.failures[0];
  const copied = await PeerTable.make(server.endpoint, objects, 'copied');
  const inserted = await PeerTable.make(server.endpoint, objects, 'inserted');
  await copied.copy([]);
  const measured: Round[] = [];
  for (let index = -2; index < rounds; index += 1) {
    const one = await round(index + 3, { copied, inserted });
    if (index >= 0) measured.push(one);
  }
  const loaded = events.rows.reduce((sum, count) => sum + count, 0);
  const wanted = (rounds + 3) * activities;
  if (loaded !== wanted) throw new Error(`${loaded} rows were loaded, and ${wanted} landed`);
  const of = (pick: (one: Round) => number) => median(measured.map(pick));
  const perRow = (milliseconds: number) => rounded((milliseconds * 1_000) / activities);
  const ours = ({ landing, loading }: Round) => landing + loading;
  const figures = {
    rowsPerSecond: rounded(activities / (of(ours) / 1_000)),
    vsCopy: rounded(of(({ loading, copy }) => loading / copy)),
    landedVsCopy: rounded(of((one) => ours(one) / one.copy)),
    vsInsert: rounded(of((one) => ours(one) / activities / (one.insert / inserts))),
    landMicroseconds: perRow(of(({ landing }) => landing)),
    loadMicroseconds: perRow(of(({ loading }) => loading)),
    figuresMicroseconds: perRow(of((one) => one.figures)),
    copyMicroseconds: perRow(of(({ copy }) => copy)),
    insertMicroseconds: rounded((of(({ insert }) => insert) * 1_000) / inserts),
    rssMb: rounded(process.memoryUsage.rss() / 2 ** 20),
    rounds,
    activities,
  };
  report(
    `${activities} activities a round from records of the stream to committed rows, medians of ${rounds} rounds in turns`,
    [
      { what: 'rows a second, landing and loading', figure: figures.rowsPerSecond.toFixed(0) },
      { what: 'loading / bare COPY of the same objects', figure: figures.vsCopy.toFixed(2), goal: '<= 2.5' },
      { what: 'landing and loading / bare COPY', figure: figures.landedVsCopy.toFixed(2) },
      { what: 'landing and loading / INSERT a row', figure: figures.vsInsert.toFixed(4), goal: '<= 0.05' },
      { what: 'landing (µs a row)', figure: figures.landMicroseconds.toFixed(1) },
      { what: 'loading (µs a row)', figure: figures.loadMicroseconds.toFixed(1) },
      { what: 'figures of the hour (µs a row)', figure: figures.figuresMicroseconds.toFixed(1) },
      { what: 'COPY (µs a row)', figure: figures.copyMicroseconds.toFixed(1) },
      { what: 'INSERT (µs a row)', figure: figures.insertMicroseconds.toFixed(1) },
      { what: 'memory of this process (MB)', figure: figures.rssMb.toFixed(0) },
    ],
    figures,
  );
  await copied.close();
  await inserted.close();
} finally {
  await warehouse.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
