import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryOf, processTree, stillRunning } from './support/processes.ts';
import { startCommand, type Started } from './support/started.ts';

/** What a newcomer reads off the screen. */
interface Shown {
  readonly url: string;
  readonly writeKey: string;
}

const MOST_MEGABYTES = 2_500;
const home = mkdtempSync(join(tmpdir(), 'groundswell-start-'));
const running: Started[] = [];
let port = 0;
let operatorKey = '';

async function listening(wanted: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  return server;
}

/** `npm start` without its check of what is installed. */
function start(...more: readonly string[]): Started {
  const started = startCommand(process.execPath, ['deploy/local/main.ts', '--port', String(port), ...more], { GROUNDSWELL_HOME: home });
  running.push(started);
  return started;
}

async function shown(started: Started): Promise<Shown> {
  await started.printed(/Groundswell runs\.[^]*Ctrl-C stops it/, 170);
  const [, url = ''] = await started.printed(/Site +(\S+)/, 1);
  const [, writeKey = ''] = await started.printed(/Write key +(\S+)/, 1);
  return { url, writeKey };
}

/** Posts by so many people about a topic; only what was acknowledged counts. */
async function post({ url, writeKey }: Shown, topic: string, people: number): Promise<void> {
  const activities = Array.from({ length: people }, (_, index) => ({
    id: `${topic}-${index}`,
    kind: 'post',
    actor: `p${index}`,
    topics: [topic],
  }));
  const headers = { authorization: `Bearer ${writeKey}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/activities`, { method: 'POST', headers, body: JSON.stringify({ activities }) });
  expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ accepted: people })]);
}

async function expectCounted({ url }: Shown, topic: string, uses: number): Promise<void> {
  const counted = async (): Promise<unknown> => {
    const response = await fetch(`${url}/v1/operator/topics/${topic}`, { headers: { authorization: `Bearer ${operatorKey}` } });
    return ((await response.json()) as { usesPerDay?: number }).usesPerDay;
  };
  await expect.poll(counted, { timeout: 200_000, interval: 500, message: topic }).toBe(uses);
}

describe.skipIf(!existsSync('/proc/self/smaps_rollup'))('npm start (skipped where /proc does not tell of processes)', () => {
  beforeAll(async () => {
    const server = await listening(0);
    port = (server.address() as AddressInfo).port;
    await new Promise((resolve) => server.close(resolve));
  });
  afterAll(async () => {
    for (const started of running) started.signal('SIGKILL');
    // Children end by themselves; their folder goes when they have gone.
    for (let tries = 0; tries < 200 && stillRunning([], home).length > 0; tries += 1) await wait(100);
    rmSync(home, { recursive: true, force: true });
  });
  let first: Shown;

  it('serves, takes activity, stays small, and leaves no process at Ctrl-C', async () => {
    const began = performance.now();
    const started = start('--no-feed');
    first = await shown(started);
    const seconds = (performance.now() - began) / 1_000;
    operatorKey = (await started.printed(/Operator key +(\S+)/, 1))[1] ?? '';
    expect((await fetch(first.url)).headers.get('content-type')).toContain('text/html');
    await post(first, 'early', 12);
    await expectCounted(first, 'early', 12);

    const pids = processTree(started.pid);
    const { resident, proportional } = memoryOf(pids);
    console.log(`npm start: ${seconds.toFixed(1)} s, ${pids.length} processes, ${proportional} MiB (${resident} MiB with what they share)`);
    expect(pids.length).toBeGreaterThan(5);
    expect(proportional * 1.048576).toBeLessThan(MOST_MEGABYTES);

    // Acknowledged in the last moment: nothing of it may be lost.
    await post(first, 'last-moment', 7);
    started.signal('SIGINT');
    expect(await started.ended, started.output()).toBe(130);
    await expect.poll(() => stillRunning(pids, home), { timeout: 15_000 }).toEqual([]);
  });

  it('goes on with the data and the keys of the first start, and a kill -9 leaves no process either', async () => {
    const started = start('--no-feed');
    expect(await shown(started)).toEqual(first);
    expect(started.output()).not.toContain('Operator key');
    await expectCounted(first, 'early', 12);
    await expectCounted(first, 'last-moment', 7);

    const refused = start('--no-feed');
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^Groundswell already runs on this folder: .*GROUNDSWELL_HOME.*\n$/);

    const pids = processTree(started.pid);
    await post(first, 'killed', 9);
    process.kill(started.pid, 'SIGKILL');
    await expect.poll(() => stillRunning(pids, home), { timeout: 30_000 }).toEqual([]);
  });

  it('loses nothing of what it acknowledged before it was killed', async () => {
    const started = start('--no-feed', '--no-warehouse');
    expect(await shown(started)).toEqual(first);
    await expectCounted(first, 'killed', 9);
    await expectCounted(first, 'early', 12);
    started.signal('SIGINT');
    expect(await started.ended).toBe(130);
  });

  it('says in one line what to do when the port is taken', async () => {
    const server = await listening(port);
    const started = start('--no-feed');
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(new RegExp(`^Port ${port} is taken[^\\n]*--port \\d+\\.\\n$`));
    await new Promise((resolve) => server.close(resolve));
  });
});
