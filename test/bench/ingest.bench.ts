/**
 * How fast activities are taken in, and that none gets lost: batches of 100 activities of 100 people
 * against the local cloud with its built functions, from a process of its own; then what was accepted
 * beside what was counted. Before it, the warm handler beside one that only parses the same body.
 * Options: `--seconds N` (60), `--concurrency N` (4), `--rate N` activities a second at most (not limited).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deploy, projectRoot, type Deployment } from '../support/deployment.ts';
import { countedByEngine } from '../system/support/engine-counts.ts';
import { handlerVsParse } from './support/handler-vs-parse.ts';
import type { IngestLoad, IngestLoadResult } from './support/ingest-load.ts';
import { report, rounded } from './support/report.ts';

const SHARDS = 2;
/** Seconds that counting may take after the last activity was accepted. */
const PATIENCE = 1_800;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    concurrency: { type: 'string', default: '4' },
    rate: { type: 'string', default: '0' },
  },
});
const [seconds, concurrency, rate] = [Number(values.seconds), Number(values.concurrency), Number(values.rate)];

console.log('  the warm handler beside one that only parses');
const warm = await handlerVsParse();

/** Records of the stream by their sequence numbers: a batch may be delivered more than once. */
const records = new Set<string>();
const deployment = await deploy({
  shards: SHARDS,
  onDeliver: (name, event) => {
    if (name !== 'count') return;
    const batch = (event as { readonly Records: readonly { readonly eventID: string }[] }).Records;
    for (const { eventID } of batch) records.add(eventID);
  },
});
try {
  console.log(`  ${seconds} s of batches of 100 to a local cloud of ${SHARDS} shards`);
  const load = await generate(deployment);
  console.log(`  ${load.accepted} accepted in ${load.seconds.toFixed(1)} s; waiting until all are counted`);
  const accepted = performance.now();
  await deployment.cloud.drained(PATIENCE);
  const drainSeconds = (performance.now() - accepted) / 1_000;
  const { activities } = await countedByEngine(deployment.cloud);
  show(load, activities, drainSeconds);
} finally {
  await deployment.stop();
}

/** Sends from a process of its own, so that the load's work does not stand in the way of the cloud's. */
async function generate({ url, writeKey }: Deployment): Promise<IngestLoadResult> {
  const load: IngestLoad = { url, writeKey, seconds, concurrency, rate };
  const script = join(projectRoot, 'test', 'bench', 'support', 'ingest-load.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`the load ended with ${code}`);
  return JSON.parse(Buffer.concat(output).toString()) as IngestLoadResult;
}

function show(load: IngestLoadResult, counted: number, drainSeconds: number): void {
  const recordsPerRequest = records.size / load.requests;
  const figures = {
    perSecond: rounded(load.accepted / load.seconds),
    slowestSecond: load.slowestSecond,
    lost: load.accepted - counted,
    accepted: load.accepted,
    counted,
    retried: load.retried,
    p50Ms: rounded(load.p50Ms),
    p99Ms: rounded(load.p99Ms),
    drainSeconds: rounded(drainSeconds),
    handlerVsParse: rounded(warm.ratio),
    handlerVsParseWall: rounded(warm.wallRatio),
    handlerMicroseconds: rounded(warm.handler),
    parseMicroseconds: rounded(warm.parse),
    recordsPerRequest: rounded(recordsPerRequest),
    shards: SHARDS,
  };
  report(
    `${seconds} s of batches of 100 activities of 100 people, ${concurrency} at a time`,
    [
      { what: 'activities accepted a second', figure: figures.perSecond.toFixed(0), goal: '>= 3000' },
      { what: 'in the slowest second', figure: String(figures.slowestSecond) },
      { what: 'accepted, not counted', figure: String(figures.lost), goal: '0' },
      { what: 'requests sent again', figure: String(figures.retried) },
      { what: 'answer: median (ms)', figure: figures.p50Ms.toFixed(1) },
      { what: 'answer: 99 of 100 (ms)', figure: figures.p99Ms.toFixed(1) },
      { what: 'until all were counted (s)', figure: figures.drainSeconds.toFixed(1) },
      { what: 'warm handler / parsing (processor)', figure: figures.handlerVsParse.toFixed(2), goal: '<= 3' },
      { what: 'warm handler / parsing (clock)', figure: figures.handlerVsParseWall.toFixed(2), goal: '<= 3' },
      { what: 'records a request', figure: figures.recordsPerRequest.toFixed(2), goal: `<= ${SHARDS} (open shards)` },
    ],
    figures,
  );
}
