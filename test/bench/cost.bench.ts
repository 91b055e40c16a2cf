/**
 * What a million activities cost: one shard at 1,000 activities a second through the counter, the
 * ranker and their DynamoDB repositories, on DynamoDB Local, with a clock of its own and batches as
 * an event source mapping makes them. Beside it, in the same run, the naive designs on the same activities.
 * Options: `--minutes N` of activity that are measured (20), `--window N` seconds of a batch (5).
 */
import { parseArgs } from 'node:util';
import { startDynamoDb } from '../../deploy/local/servers/dynamodb.ts';
import { CostRun } from './support/cost-run.ts';
import { naiveWrites } from './support/naive-counting.ts';
import { dollars, showCost } from './support/cost-report.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' }, window: { type: 'string', default: '5' } } });
const [minutes, window] = [Number(values.minutes), Number(values.window)];

const server = await startDynamoDb();
try {
  const run = await CostRun.begin(server.endpoint, { windowSeconds: window, seed: 7 });
  const measured = await run.measure(minutes);
  const naive = await naiveWrites(server.endpoint, { seed: 7 });
  showCost(dollars(measured), measured, naive);
} finally {
  await server.stop();
}
