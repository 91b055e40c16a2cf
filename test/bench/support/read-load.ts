/**
 * Reads a path over and over for some seconds, as people in turn, and prints what became of it as one line of JSON.
 * A process of its own: `node read-load.ts '{"url":...}'`.
 */
import { Agent, get } from 'node:http';

export interface ReadLoad {
  readonly url: string;
  readonly path: string;
  /** Access tokens that take turns; none: anonymous. */
  readonly tokens: readonly string[];
  readonly seconds: number;
  /** Requests under way at a time. */
  readonly concurrency: number;
}

export interface ReadLoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were not 200, by their status. */
  readonly others: Readonly<Record<string, number>>;
}

const load = JSON.parse(process.argv[2] ?? '') as ReadLoad;
const agent = new Agent({ keepAlive: true, maxSockets: load.concurrency });
const times: number[] = [];
const others: Record<string, number> = {};
const started = performance.now();
let asked = 0;

function ask(): Promise<void> {
  const token = load.tokens[asked++ % Math.max(1, load.tokens.length)];
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(new URL(load.path, load.url), { agent, headers }, (response) => {
      response.resume().once('end', () => {
        const status = String(response.statusCode);
        if (status === '200') times.push(performance.now() - begun);
        else others[status] = (others[status] ?? 0) + 1;
        resolve();
      });
    });
    request.once('error', reject);
  });
}

async function inTurn(): Promise<void> {
  while (performance.now() - started < load.seconds * 1_000) await ask();
}

await Promise.all(Array.from({ length: load.concurrency }, inTurn));
const seconds = (performance.now() - started) / 1_000;
agent.destroy();
times.sort((one, other) => one - other);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const result: ReadLoadResult = { perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), others };
process.stdout.write(`${JSON.stringify(result)}\n`);
