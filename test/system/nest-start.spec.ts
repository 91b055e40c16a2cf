import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, type Deployment } from '../support/deployment.ts';
import { startCommand, type Started } from './support/started.ts';

let deployment: Deployment;
const running: Started[] = [];

beforeAll(async () => {
  deployment = await deploy({ mail: true });
});
afterAll(async () => {
  for (const started of running) started.signal('SIGKILL');
  await deployment?.stop();
});

/** `npx nest start APP` over the servers of the local cloud. @returns its address */
async function nestStart(app: string): Promise<string> {
  const started = startCommand('node_modules/.bin/nest', ['start', app], { ...deployment.cloud.environment, PORT: '0' });
  running.push(started);
  const [, address = ''] = await started.printed(new RegExp(`${app} listens on (\\S+)`), 170);
  return address;
}

describe('nest start', () => {
  it('serves ingest and web over plain HTTP, against the servers of the local cloud', async () => {
    // One after the other: each compiles all that it uses, on as many cores as there are.
    const ingest = await nestStart('ingest');
    const web = await nestStart('web');
    const response = await fetch(`${ingest}/v1/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${deployment.writeKey}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ kind: 'post', actor: 'developer', text: 'Hello #nest' }]),
    });
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ accepted: 1, refused: 0 })]);
    const activities = async (): Promise<unknown> => {
      const status = (await (await fetch(`${web}/v1/status`)).json()) as { activities: number };
      return status.activities;
    };
    await expect.poll(activities, { timeout: 90_000, interval: 500 }).toBe(1);
    const wrongKey = await fetch(`${web}/v1/operator/topics/nest`);
    expect(wrongKey.status).toBe(401);
    const operators = { authorization: `Bearer ${deployment.operatorKey}` };
    const topic = async (): Promise<unknown> => (await fetch(`${web}/v1/operator/topics/nest`, { headers: operators })).json();
    await expect.poll(topic, { timeout: 90_000, interval: 500 }).toMatchObject({ topic: 'nest', usesPerDay: 1, public: false });
  });

  it('serves mobile over plain HTTP: who signs up there gets a letter', async () => {
    const mobile = await nestStart('mobile');
    const response = await fetch(`${mobile}/v1/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address: 'ada@example.org', password: 'a long walk by the sea' }),
    });
    expect([response.status, response.headers.get('cache-control')]).toEqual([202, 'no-store']);
    const letters = async (): Promise<string> => (await fetch(`${deployment.cloud.mailbox}/store`)).text();
    await expect.poll(letters, { timeout: 30_000, interval: 500 }).toContain('ada@example.org');
    expect((await fetch(`${mobile}/v1/sessions`)).status).toBe(401);
  });
});
