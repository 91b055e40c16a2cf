/**
 * What a million activities cost: one shard at 1,000 activities a second through the counter, the
 * ranker and their DynamoDB repositories, on DynamoDB Local, with a clock of its own and batches as
 * an event source mapping makes them, while an hour turns. Beside it, in the same run, the naive
 * designs on the same activities.
 * Options: `--minutes N` of activity that are measured (20), `--before N` minutes before them (5),
 * `--window N` seconds of a batch (the topology's).
 */
import { parseArgs } from 'node:util';
import { startDynamoDb } from '../../deploy/local/servers/dynamodb.ts';
import { type FunctionName, topology } from '../../deploy/topology.ts';
import { CostRun } from './support/cost-run.ts';
import { naiveWrites } from './support/naive-counting.ts';
import { dollars, showCost } from './support/cost-report.ts';

const SEED = 7;
const [count, rank] = [windowOf('count'), windowOf('rank')];
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    before: { type: 'string', default: '5' },
    window: { type: 'string', default: String(count) },
  },
});
const minutes = { before: Number(values.before), measured: Number(values.minutes) };

const server = await startDynamoDb();
try {
  const run = await CostRun.begin(server.endpoint, { windowSeconds: Number(values.window), rankWindowSeconds: rank, seed: SEED, minutes });
  const begun = performance.now();
  const { measured, cold } = await run.measure((minute) => {
    if (minute % 5 === 0)
      console.log(`  ${new Date(minute * 60_000).toISOString()} after ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  });
  const naive = await naiveWrites(server.endpoint, { seed: SEED });
  showCost(dollars(measured, cold), measured, cold, naive);
} finally {
  await server.stop();
}

/** Seconds in which what wakes a function is gathered. */
function windowOf(name: FunctionName): number {
  const triggers = topology.functions.find((each) => each.name === name)?.triggers ?? [];
  return (
    triggers.flatMap((trigger) =>
      'windowSeconds' in trigger && typeof trigger.windowSeconds === 'number' ? [trigger.windowSeconds] : [],
    )[0] ?? 0
  );
}
