import { randomUUID } from 'node:crypto';
import { SECOND } from '@groundswell/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, createClient, type GroundswellClient } from '@groundswell/client';
import { deploy, type Deployment } from '../support/deployment.ts';

/** Long enough for a refresh on a slow machine, and too short to wait for the one that comes every minute anyway. */
const A_REFRESH = 25 * SECOND;
/** Several refreshes of spam that goes on. */
const A_WHILE = 8 * SECOND;
const SPAMMERS = 1_200;

let deployment: Deployment;
let client: GroundswellClient;

beforeAll(async () => {
  deployment = await deploy();
  client = createClient({ baseUrl: deployment.url, operatorKey: deployment.operatorKey });
});
afterAll(() => deployment?.stop());

const topics = async (scope = 'everywhere') =>
  (await answerOf(client.GET('/v1/trends', { params: { query: { scope } } }))).trends.map(({ topic }) => topic);

/** Posts of `count` people about `topic`, in requests of a size that is taken. */
async function post(topic: string, count: number, from = 0): Promise<void> {
  const posts = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    kind: 'post',
    actor: `${topic}-${from + index}`,
    text: `#${topic}`,
    region: 'BR',
  }));
  for (let start = 0; start < count; start += 300) await deployment.send(posts.slice(start, start + 300));
}

/** Waits until the lists are as wanted, and says how long it took, in milliseconds. */
async function until(
  wanted: (everywhere: readonly string[], region: readonly string[]) => boolean,
  patience = 60 * SECOND,
): Promise<number> {
  const start = Date.now();
  for (;;) {
    const [everywhere, region] = await Promise.all([topics(), topics('region:BR')]);
    if (wanted(everywhere, region)) return Date.now() - start;
    if (Date.now() - start > patience) throw new Error(`after ${patience} ms the lists hold ${everywhere.join()} and ${region.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const both = (topic: string) => (everywhere: readonly string[], region: readonly string[]) =>
  everywhere.includes(topic) && region.includes(topic);
const neither = (topic: string) => (everywhere: readonly string[], region: readonly string[]) =>
  !everywhere.includes(topic) && !region.includes(topic);

describe('moderation in the local cloud', () => {
  it('ends a burst of 1,200 invented actors at the next refresh when they are banned in its middle, and spares the others', async () => {
    await post('honest', 60);
    await post('spam', SPAMMERS);
    await until((everywhere, region) => both('spam')(everywhere, region) && both('honest')(everywhere, region));
    const going = post('spam', 300);
    for (let start = 0; start < SPAMMERS; start += 1_000) {
      const actors = Array.from({ length: Math.min(1_000, SPAMMERS - start) }, (_, index) => ({ id: `spam-${start + index}` }));
      await answerOf(client.PUT('/v1/moderation/actors', { body: { actors, by: 'ana', reason: 'invented' } }));
    }
    expect(await until(neither('spam'))).toBeLessThan(A_REFRESH);
    await going;
    await post('spam', SPAMMERS);
    await new Promise((resolve) => setTimeout(resolve, A_WHILE));
    await until((everywhere, region) => neither('spam')(everywhere, region) && both('honest')(everywhere, region), 0);
    expect((await fetch(`${deployment.url}/v1/topics/spam`)).status).toBe(404);
  });

  it('finds who uses a topic by itself where an operator orders a sweep, also when nothing else happens', async () => {
    await post('swarm', SPAMMERS);
    await until((everywhere) => everywhere.includes('swarm'));
    await new Promise((resolve) => setTimeout(resolve, 5 * SECOND));
    const body = { topic: '#swarm', by: 'ana', reason: 'invented' };
    await answerOf(client.PUT('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep: 'one' } }, body }));
    expect(await until(neither('swarm'))).toBeLessThan(A_REFRESH);
    const { sweeps } = await answerOf(client.GET('/v1/moderation/sweeps'));
    expect(sweeps).toMatchObject([{ id: 'one', state: 'running' }]);
    expect(sweeps[0]?.banned).toBeGreaterThan(200);
  });

  it('takes a denied topic out of every list at the next refresh', async () => {
    const path = { topic: 'honest' };
    await answerOf(client.PUT('/v1/moderation/topics/{topic}', { params: { path }, body: { decision: 'denied' } }));
    expect(await until(neither('honest'))).toBeLessThan(A_REFRESH);
  });
});
