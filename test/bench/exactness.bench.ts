/**
 * Counting and ranking ten million activities while everything goes wrong that can: the real counter,
 * ranker and tables, on a DynamoDB Local that is killed now and then, with a model of the stream.
 * Then every count is compared with what was sent. Faults and their figures: test/faults/support.
 * Options: `--activities N` (10,000,000), `--seed N` (1).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../../deploy/local/servers/dynamodb.ts';
import { compare } from '../faults/support/differences.ts';
import { FaultyWorld } from '../faults/support/faulty-world.ts';
import { Random } from '../faults/support/random.ts';
import { LARGE } from '../faults/support/settings.ts';
import { type PlannedStep, play, type StepName } from '../faults/support/steps.ts';
import { makeTable } from '../support/make-table.ts';
import { report, rounded } from './support/report.ts';

/** How often each fault is injected. In sum less than the fifteen days for which hours are kept. */
const TIMES: Readonly<Record<StepName, number>> = {
  split: 4,
  merge: 5,
  outdatedMap: 3,
  resentAfter503: 4,
  resentAfterTheHour: 3,
  readAgain: 2,
  storeDown: 2,
  storeDownAfterASplit: 1,
  storeKilled: 2,
  rankerDown: 1,
  rankerDownOverAWeekend: 1,
  rankerDownOverHours: 3,
  rankerDownAtTheFold: 3,
  deadlyRecord: 3,
  fourDays: 1,
};

const { values } = parseArgs({ options: { activities: { type: 'string', default: '10000000' }, seed: { type: 'string', default: '1' } } });
const [activities, seed] = [Number(values.activities), Number(values.seed)];
const directory = mkdtempSync(join(tmpdir(), 'groundswell-exactness-'));
let server = await startDynamoDb({ directory });
const { endpoint } = server;

async function restartStore(): Promise<void> {
  server.kill('SIGKILL');
  await server.exited;
  server = await startDynamoDb({ directory, port: Number(new URL(endpoint).port) });
}

async function createTable(): Promise<string> {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const table = await makeTable(client, 'trends');
  client.destroy();
  return table;
}

/** Every fault as often as `TIMES` says, in an order that follows from the seed. */
function planOf(random: Random): readonly PlannedStep[] {
  const names = (Object.keys(TIMES) as StepName[]).flatMap((name) => Array.from({ length: TIMES[name] }, () => name));
  const order = names.map((name) => ({ name, at: random.next() })).sort((one, other) => one.at - other.at);
  const each = Math.ceil(activities / names.length);
  return order.map(({ name }) => ({ name, activities: each, seconds: 20 + random.below(400) }));
}

try {
  const world = new FaultyWorld(endpoint, await createTable(), { ...LARGE, seed, restartStore });
  const plan = planOf(new Random(seed));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  await play(world, plan, (at) => {
    if (at % 2 === 1) console.log(`  ${at + 1} of ${plan.length} steps, ${world.sent.size} activities, ${seconds().toFixed(0)} s`);
  });
  console.log('  comparing every count with what was sent');
  const { compared, trends, error, differences } = await compare(world);
  world.tables.destroy();
  for (const difference of differences) console.log(`  ${difference}`);
  const rows = [...world.tally.byKind].sort(([, one], [, other]) => other - one).map(([what, count]) => ({ what, figure: String(count) }));
  const figures = {
    activities: world.sent.size,
    error,
    faults: world.tally.total,
    deltas: world.counted.deltas,
    compared,
    trends,
    seconds: rounded(seconds()),
    seed,
  };
  report(
    `${world.sent.size} activities, ${world.counted.deltas} deltas, ${compared} counts compared (seed ${seed}): faults by kind`,
    [
      ...rows,
      { what: 'activities', figure: String(figures.activities), goal: '>= 10000000' },
      { what: 'error', figure: String(error), goal: '0' },
      { what: 'faults', figure: String(figures.faults) },
    ],
    figures,
  );
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
