import type { Measured } from './cost-run.ts';
import type { NaiveWrites } from './naive-counting.ts';
import { PRICES } from './price-table.ts';
import { report, type Row, rounded } from './report.ts';
import { SCOPE_VALUES } from './synthetic-community.ts';

const GIGABYTE = 1e9;
/** Memory of the functions (the topology's), gigabytes. */
const MEMORY = { count: 1, rank: 1_769 / 1_024 } as const;
/**
 * A function waits for the network besides: milliseconds a call, and a second look waits 1.1 s. The
 * processor time is measured here, where functions are not slower than on a Lambda of that memory.
 */
const WAITING = { count: 0.02, rank: 0.05, look: 1.1 } as const;

export interface Dollars {
  readonly dynamodb: number;
  readonly kinesis: number;
  readonly kinesisOnDemand: number;
  readonly lambda: number;
}

/** Dollars a million activities. */
export function dollars(measured: Measured): Dollars {
  const a = (amount: number) => (amount / measured.activities) * 1e6;
  const { kinesis, lambda, dynamodb } = PRICES;
  const { stream, count, rank } = measured;
  const hours = measured.simulatedSeconds / 3_600;
  let units = 0;
  for (const { reads, writes, computedWrites } of measured.units.values())
    units += reads * dynamodb.readUnit + Math.max(writes, computedWrites) * dynamodb.writeUnit;
  const looks = rank.refreshes - rank.calls;
  const gigabyteSeconds =
    MEMORY.count * (count.seconds + count.calls * WAITING.count) +
    MEMORY.rank * (rank.seconds + rank.calls * WAITING.rank + looks * WAITING.look);
  return {
    dynamodb: a(units),
    kinesis: a(hours * kinesis.shardHour + stream.putUnits * kinesis.putUnit),
    kinesisOnDemand: a(
      hours * kinesis.streamHour + (stream.roundedBytes * kinesis.gigabyteIn + stream.bytes * kinesis.gigabyteOut) / GIGABYTE,
    ),
    lambda: a(gigabyteSeconds * lambda.gigabyteSecond + (count.calls + rank.calls) * lambda.request),
  };
}

export function showCost(cost: Dollars, measured: Measured, naive: NaiveWrites): void {
  showUnits(measured);
  const money = (value: number) => `$${value.toFixed(4)}`;
  const naiveRow = (what: string, writes: number): Row => ({ what, figure: money(writes * PRICES.dynamodb.writeUnit) });
  const [provisioned, onDemand] = [cost.dynamodb + cost.lambda + cost.kinesis, cost.dynamodb + cost.lambda + cost.kinesisOnDemand];
  report(
    `a million activities, ${SCOPE_VALUES} values of scopes, batches of ${measured.windowSeconds} s, ${PRICES.source}, read in ${PRICES.readIn}`,
    [
      { what: 'DynamoDB, every unit of every table', figure: money(cost.dynamodb), goal: '<= $0.025' },
      { what: 'Lambda: count and rank (measured + modelled waits)', figure: money(cost.lambda) },
      { what: 'Kinesis, provisioned', figure: money(cost.kinesis) },
      { what: 'Kinesis, on demand', figure: money(cost.kinesisOnDemand) },
      { what: 'stream to list, provisioned', figure: money(provisioned), goal: '<= $0.045' },
      { what: 'stream to list, on demand', figure: money(onDemand), goal: '<= $0.13' },
      naiveRow('naive: ADD a topic and scope of each activity', naive.eachActivity),
      naiveRow('naive: sum up a batch, ADD a topic and scope', naive.eachBatch),
      naiveRow('naive: sum up a batch, ADD a topic, everywhere only', naive.eachBatchTopic),
    ],
    {
      dynamodbPerMillion: rounded(cost.dynamodb),
      streamToListPerMillion: rounded(provisioned),
      streamToListOnDemandPerMillion: rounded(onDemand),
      lambdaPerMillion: rounded(cost.lambda),
      naivePerMillion: rounded(naive.eachActivity * PRICES.dynamodb.writeUnit),
      naiveBatchPerMillion: rounded(naive.eachBatch * PRICES.dynamodb.writeUnit),
      activities: measured.activities,
      windowSeconds: measured.windowSeconds,
    },
  );
}

function showUnits({ units, activities, disagreements, count, rank, rssMb }: Measured): void {
  const a = (amount: number) => ((amount / activities) * 1e6).toFixed(0).padStart(10);
  console.log(`\nunits a million activities     requests     reads    writes  by size`);
  const sorted = [...units].sort(([, one], [, other]) => other.writes + other.reads / 5 - one.writes - one.reads / 5);
  for (const [prefix, used] of sorted)
    console.log(`  ${prefix.padEnd(26)} ${a(used.requests)}${a(used.reads)}${a(used.writes)}${a(used.computedWrites)}`);
  console.log(`  writes whose units are not those of their size: ${disagreements}`);
  console.log(
    `  count ${count.seconds.toFixed(1)} s in ${count.calls} calls; rank ${rank.seconds.toFixed(1)} s in ${rank.refreshes} refreshes; ${rssMb} MB`,
  );
}
