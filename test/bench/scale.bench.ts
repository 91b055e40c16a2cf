/**
 * How the ranker grows: synthetic deltas of 1, 10, 100 and 1,000 shards, 1,000 activities a second each,
 * merged by one ranker or by rankers of parts. Parts run one after another here, and side by side in a
 * cloud: the time of a refresh is that of the slowest, in processor time. Deltas and what rankers store are real bytes kept in
 * memory; what DynamoDB would bill for each is computed from their sizes, as `cost` confirms it does.
 * Options: `--shards 1,10` (1,10,100,1000), `--ranked N` parts that are ranked here at most (4: the first, which
 * has the totals, the one with the most uses, and two usual ones), `--refreshes N` that are measured.
 */
import { parseArgs } from 'node:util';
import { PRICES } from './support/price-table.ts';
import { report, rounded } from './support/report.ts';
import { type Scaled, ScaleRun } from './support/scale-run.ts';

const GOAL_SECONDS = 5;
/** Parts that topics are ranked in, and refreshes that are measured, by shards. */
const SIZES = new Map([
  [1, { parts: 1, refreshes: 60 }],
  [10, { parts: 1, refreshes: 12 }],
  [100, { parts: 16, refreshes: 4 }],
  [1_000, { parts: 64, refreshes: 2 }],
]);

const { values } = parseArgs({
  options: {
    shards: { type: 'string', default: '1,10,100,1000' },
    ranked: { type: 'string', default: '4' },
    parts: { type: 'string' },
    refreshes: { type: 'string' },
  },
});
const results: Scaled[] = [];
for (const shards of values.shards.split(',').map(Number)) {
  const size = SIZES.get(shards) ?? { parts: 1, refreshes: 4 };
  const scaled = await new ScaleRun({
    shards,
    ...size,
    ranked: Number(values.ranked),
    ...(values.parts === undefined ? {} : { parts: Number(values.parts) }),
    ...(values.refreshes === undefined ? {} : { refreshes: Number(values.refreshes) }),
  }).measure();
  show(scaled);
  results.push(scaled);
}
const [first, last] = [results[0] as Scaled, results.at(-1) as Scaled];
report(
  `refreshes of 5 s of activity, 1,000 a second and shard, ${PRICES.source}, read in ${PRICES.readIn}`,
  [
    ...results.map(({ shards, parts, slowestSeconds }) => ({
      what: `${shards} shards in ${parts} parts: the slowest refresh (s)`,
      figure: slowestSeconds.toFixed(2),
      goal: `<= ${GOAL_SECONDS}`,
    })),
    {
      what: 'a million activities at most shards / at fewest',
      figure: (last.costPerMillion / first.costPerMillion).toFixed(2),
      goal: '<= 2',
    },
  ],
  {
    shards: results.map(({ shards }) => shards),
    slowestSeconds: results.map(({ slowestSeconds }) => rounded(slowestSeconds)),
    costPerMillion: results.map(({ costPerMillion }) => rounded(costPerMillion)),
    parts: results.map(({ parts }) => parts),
    megabytes: results.map(({ megabytes }) => megabytes),
  },
);

function show({
  shards,
  parts,
  ranked,
  slowestSeconds,
  partSeconds,
  meanSeconds,
  megabytes,
  reads,
  writes,
  deltaReads,
  deltaBytes,
  costPerMillion,
}: Scaled): void {
  console.log(
    `\n${shards} shards, ${parts} parts (${ranked} ranked here): slowest refresh ${slowestSeconds.toFixed(2)} s, mean ${meanSeconds.toFixed(2)} s, heap ${megabytes} MB at most`,
  );
  if (parts > 1) console.log(`  the first, the busiest and usual parts: ${partSeconds.map((each) => each.toFixed(2)).join(', ')} s`);
  console.log(
    `  a refresh of all parts: ${deltaReads.toFixed(0)} reads of deltas, ${reads.toFixed(0)} read units, ${writes.toFixed(0)} write units`,
  );
  console.log(`  a delta ${(deltaBytes / 1_024).toFixed(0)} KB in all its parts; a million activities $${costPerMillion.toFixed(4)}`);
}
