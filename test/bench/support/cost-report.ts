import { type Consumed, totalOf } from './capacity-meter.ts';
import type { Called, ColdStart, Measured } from './cost-run.ts';
import type { NaiveWrites } from './naive-counting.ts';
import { PRICES } from './price-table.ts';
import { report, type Row, rounded } from './report.ts';
import { SCOPE_VALUES } from './synthetic-community.ts';

const GIGABYTE = 1e9;
/** Memory of the functions (the topology's), gigabytes; at 1,769 MB a function has one processor, with less a part of it. */
const MEMORY = { count: 1, rank: 1_769 / 1_024 } as const;
const ONE_PROCESSOR = 1_769 / 1_024;
/** Seconds that a function waits for an answer of DynamoDB, one after the other, and before it looks again. */
const ANSWER = 0.004;
const LOOK = 1.1;
/** A ranker's process lives so long, hours: AWS ends those that are used all the time every few hours. */
const PROCESS_HOURS = 2;
/** Hours that a ranker without memory reads of each chunk. */
const PAST_HOURS = 15 * 24;
const READ_BYTES = 4_096;
/** Chunks of an hour: everywhere has one for its total and eight for topics, other scopes have one. */
const HOUR_CHUNKS = [
  ['hours of everywhere', 9],
  ['hours of other scopes', SCOPE_VALUES],
] as const;

export interface Dollars {
  readonly dynamodb: number;
  readonly kinesis: number;
  readonly kinesisOnDemand: number;
  readonly count: number;
  readonly rank: number;
  /** What a ranker's beginning costs in all, shared out over the hours that it lives; contained in the others. */
  readonly coldStart: number;
}

/** Dollars a million activities. */
export function dollars(measured: Measured, cold: ColdStart): Dollars {
  const a = (amount: number) => (amount / measured.activities) * 1e6;
  const { kinesis } = PRICES;
  const { stream } = measured;
  const hours = measured.simulatedSeconds / 3_600;
  const begins = hours / PROCESS_HOURS;
  const begun = { ...cold, calls: 0, looks: 0 };
  const past = pastReads(measured) * PRICES.dynamodb.readUnit;
  const starts = { dynamodb: begins * (unitDollars(cold.units) + past), lambda: begins * callDollars(begun, MEMORY.rank) };
  return {
    dynamodb: a(unitDollars(measured.units) + starts.dynamodb),
    kinesis: a(hours * kinesis.shardHour + stream.putUnits * kinesis.putUnit),
    kinesisOnDemand: a(
      hours * kinesis.streamHour + (stream.roundedBytes * kinesis.gigabyteIn + stream.bytes * kinesis.gigabyteOut) / GIGABYTE,
    ),
    count: a(callDollars(measured.count, MEMORY.count)),
    rank: a(callDollars(measured.rank, MEMORY.rank) + starts.lambda),
    coldStart: a(starts.dynamodb + starts.lambda),
  };
}

function unitDollars(units: Measured['units']): number {
  const { reads, writes } = totalOf(units.values());
  return reads * PRICES.dynamodb.readUnit + writes * PRICES.dynamodb.writeUnit;
}

function callDollars({ calls, seconds, requests, looks }: Called, memory: number): number {
  const { lambda } = PRICES;
  const billed = seconds * Math.max(1, ONE_PROCESSOR / memory) + requests * ANSWER + looks * LOOK;
  return memory * billed * lambda.gigabyteSecond + calls * lambda.request;
}

/** Read units of fifteen days of hours, each as large as those that were written are in the mean. */
function pastReads({ units }: Measured): number {
  let bytes = 0;
  for (const [kind, chunks] of HOUR_CHUNKS) {
    const written = units.get(kind);
    if (written !== undefined) bytes += (chunks * written.bytes) / written.items;
  }
  return (bytes * PAST_HOURS) / READ_BYTES;
}

export function showCost(cost: Dollars, measured: Measured, cold: ColdStart, naive: NaiveWrites): void {
  showUnits(measured);
  showCalls(measured, cold);
  const money = (value: number) => `$${value.toFixed(4)}`;
  const naiveRow = (what: string, writes: number): Row => ({ what, figure: money(writes * PRICES.dynamodb.writeUnit) });
  const lambda = cost.count + cost.rank;
  const [provisioned, onDemand] = [cost.dynamodb + lambda + cost.kinesis, cost.dynamodb + lambda + cost.kinesisOnDemand];
  report(
    `a million activities, ${SCOPE_VALUES} values of scopes, batches of ${measured.windowSeconds} s, ${PRICES.source}, read in ${PRICES.readIn}`,
    [
      { what: 'DynamoDB, every unit of every table', figure: money(cost.dynamodb), goal: '<= $0.025' },
      { what: 'Lambda: count (measured + modelled waits)', figure: money(cost.count) },
      { what: 'Lambda: rank (measured + modelled waits)', figure: money(cost.rank) },
      { what: `of both: a ranker's beginning, every ${PROCESS_HOURS} h`, figure: money(cost.coldStart) },
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
      lambdaPerMillion: rounded(lambda),
      naivePerMillion: rounded(naive.eachActivity * PRICES.dynamodb.writeUnit),
      naiveBatchPerMillion: rounded(naive.eachBatch * PRICES.dynamodb.writeUnit),
      activities: measured.activities,
      windowSeconds: measured.windowSeconds,
    },
  );
}

function showUnits({ units, activities, disagreements }: Measured): void {
  const a = (amount: number) => (amount / activities) * 1e6;
  const column = (amount: number, digits = 0) => amount.toFixed(digits).padStart(9);
  const { readUnit, writeUnit } = PRICES.dynamodb;
  const row = (what: string, { requests, reads, writes, items, bytes }: Consumed): string =>
    `  ${what.padEnd(28)}${column(a(requests))}${column(a(reads))}${column(a(writes))}${column(a(items))}` +
    `${column(items === 0 ? 0 : bytes / items / 1_024, 1)}${column(a(reads * readUnit + writes * writeUnit), 5)}`;
  console.log(`\na million activities          requests    reads   writes    items  KB each        $`);
  const price = ({ reads, writes }: Consumed) => reads * readUnit + writes * writeUnit;
  for (const [kind, used] of [...units].sort(([, one], [, other]) => price(other) - price(one))) console.log(row(kind, used));
  console.log(row('all', totalOf(units.values())));
  console.log(`  writes whose units, as the server reports them, are not those of their size: ${disagreements}`);
}

function showCalls({ count, rank, rssMb }: Measured, cold: ColdStart): void {
  const { reads, writes } = totalOf(cold.units.values());
  const of = ({ calls, seconds, requests }: Called) => `${calls} calls, ${seconds.toFixed(1)} s, ${requests} requests`;
  console.log(`\n  count: ${of(count)}\n  rank: ${of(rank)}, ${rank.looks} more looks; ${rssMb} MB`);
  console.log(
    `  a ranker's beginning: ${cold.seconds.toFixed(1)} s, ${reads.toFixed(0)} reads, ${writes.toFixed(0)} writes, without the hours of the past`,
  );
}
