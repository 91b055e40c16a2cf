/**
 * How fast trends and feeds are read on the local cloud: requests a second and the slowest of a hundred, through the
 * gateway; and each built Lambda handler beside a bare one that makes the same calls of DynamoDB, in turns.
 * Options: `--seconds N` of each load (10), `--concurrency N` (8), `--people N` whose feeds are read (40).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { deploy, projectRoot } from '../support/deployment.ts';
import { restEvent } from '../support/rest-event.ts';
import { type Handler, handlerVsCalls, watchDynamoDb } from './support/handler-vs-calls.ts';
import type { ReadLoad, ReadLoadResult } from './support/read-load.ts';
import { report, rounded } from './support/report.ts';
import { send, signedInPeople } from './support/signed-in-people.ts';

const TOPICS = Array.from({ length: 20 }, (_, index) => `topic${index}`);
const PEOPLE_OF_A_TOPIC = 30;
/** Seconds that ranking may take. */
const PATIENCE = 120;
/** Invocations of a round. */
const ROUND = 40;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    concurrency: { type: 'string', default: '8' },
    people: { type: 'string', default: '40' },
  },
});
const [seconds, concurrency, people] = [Number(values.seconds), Number(values.concurrency), Number(values.people)];

const deployment = await deploy({ mail: true });
try {
  console.log(`  ${TOPICS.length} topics rise`);
  for (const topic of TOPICS) await deployment.send(activitiesOf(topic));
  const tokens = await signedInPeople(deployment, people);
  console.log(`  ${tokens.length} people have signed in`);
  for (const [index, token] of tokens.entries()) await settle(token, index);
  await untilListed();
  // What similar people follow is found by the first who ask, two topics each: once in six hours, not in every run.
  for (const token of tokens) await fetch(new URL('/v1/feed', deployment.url), { headers: { authorization: `Bearer ${token}` } });
  const trends = await generate({ path: '/v1/trends?scope=everywhere', tokens: [] });
  const feed = await generate({ path: '/v1/feed', tokens });
  show(trends, feed, await besideBare(tokens));
} finally {
  await deployment.stop();
}

function activitiesOf(topic: string): object[] {
  return Array.from({ length: PEOPLE_OF_A_TOPIC }, (_, person) => ({
    id: `${topic}-${person}`,
    kind: 'post',
    actor: `${topic}-${person}`,
    text: `All about #${topic}`,
    language: 'pt',
    region: 'BR',
  }));
}

/** What a person keeps: where they are, and ten topics, most of them the same as others follow. */
async function settle(token: string, index: number): Promise<void> {
  await send(deployment, '/v1/profile', { regions: ['BR'], languages: ['pt'] }, { token, method: 'PUT' });
  const followed = TOPICS.slice(index % 3, (index % 3) + 10);
  const mutations = followed.map((item) => ({ id: crypto.randomUUID(), collection: 'follows', item, set: {} }));
  await send(deployment, '/v1/sync', { mutations }, { token });
}

async function untilListed(): Promise<void> {
  const deadline = Date.now() + PATIENCE * 1_000;
  for (;;) {
    const { trends } = await deployment.get<{ trends: readonly object[] }>('/v1/trends?scope=everywhere');
    if (trends.length >= TOPICS.length / 2) return console.log(`  ${trends.length} are listed`);
    if (Date.now() > deadline) throw new Error(`only ${trends.length} topics were listed within ${PATIENCE} s`);
    await wait(1_000);
  }
}

/** Reads from a process of its own, so that the load's work does not stand in the way of the cloud's. */
async function generate(what: Pick<ReadLoad, 'path' | 'tokens'>): Promise<ReadLoadResult> {
  const load: ReadLoad = { url: deployment.url, seconds, concurrency, ...what };
  const script = join(projectRoot, 'test', 'bench', 'support', 'read-load.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`the load ended with ${code}`);
  return JSON.parse(Buffer.concat(output).toString()) as ReadLoadResult;
}

/** The built handlers in this process, over the cloud's tables. */
async function besideBare(tokens: readonly string[]) {
  Object.assign(process.env, deployment.cloud.environment, { GROUNDSWELL_LOG_LEVEL: 'error' });
  watchDynamoDb();
  const load = async (name: string): Promise<Handler> => {
    const file = join(projectRoot, 'dist', 'lambda', name, 'index.mjs');
    return ((await import(pathToFileURL(file).href)) as { readonly handler: Handler }).handler;
  };
  // Lists are remembered for a second: asked less often than that, they are read each time.
  const anonymous = Array.from({ length: 4 }, () => restEvent({ url: '/v1/trends?scope=everywhere' }));
  const personal = Array.from({ length: ROUND }, (_, index) =>
    restEvent({ url: '/v1/feed', headers: { authorization: `Bearer ${tokens[index % tokens.length]}` } }),
  );
  return {
    trends: await handlerVsCalls(await load('web'), anonymous, { pause: 1_010 }),
    feed: await handlerVsCalls(await load('mobile'), personal),
  };
}

function show(trends: ReadLoadResult, feed: ReadLoadResult, { trends: web, feed: mobile }: Awaited<ReturnType<typeof besideBare>>): void {
  const figures = {
    trendsPerSecond: rounded(trends.perSecond),
    trendsP50Ms: rounded(trends.p50Ms),
    trendsP99Ms: rounded(trends.p99Ms),
    feedPerSecond: rounded(feed.perSecond),
    feedP50Ms: rounded(feed.p50Ms),
    feedP99Ms: rounded(feed.p99Ms),
    vsHandler: rounded(Math.max(mobile.ratio, web.ratio)),
    feedVsHandler: rounded(mobile.ratio),
    feedVsHandlerProcessor: rounded(mobile.processorRatio),
    feedMs: rounded(mobile.ours),
    feedBareMs: rounded(mobile.bare),
    feedCalls: rounded(mobile.calls),
    trendsVsHandler: rounded(web.ratio),
    trendsVsHandlerProcessor: rounded(web.processorRatio),
    trendsMs: rounded(web.ours),
    trendsBareMs: rounded(web.bare),
    trendsCalls: rounded(web.calls),
    others: { ...trends.others, ...feed.others },
  };
  report(
    `${seconds} s of reads each, ${concurrency} at a time`,
    [
      { what: 'trends a second (the edge keeps them for two seconds)', figure: figures.trendsPerSecond.toFixed(0) },
      { what: 'trends: 99 of 100 (ms)', figure: figures.trendsP99Ms.toFixed(1) },
      { what: 'feeds a second', figure: figures.feedPerSecond.toFixed(0) },
      { what: 'feeds: 99 of 100 (ms)', figure: figures.feedP99Ms.toFixed(1) },
      { what: 'feed handler / bare handler with the same calls', figure: figures.feedVsHandler.toFixed(2), goal: '<= 1.6' },
      { what: 'trends handler / bare handler with the same calls', figure: figures.trendsVsHandler.toFixed(2), goal: '<= 1.6' },
      { what: 'calls of DynamoDB a feed', figure: figures.feedCalls.toFixed(1) },
      { what: 'calls of DynamoDB a list', figure: figures.trendsCalls.toFixed(1) },
    ],
    figures,
  );
}
