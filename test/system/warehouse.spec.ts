import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../factories/accounts.ts';
import { deploy, type Deployment } from '../support/deployment.ts';

const ADA = 'ada@example.org';
/** What is sent is a row within it. Milliseconds. */
const SOON = 60_000;

const home = mkdtempSync(join(tmpdir(), 'groundswell-warehouse-'));
let deployment: Deployment;
let token = '';

beforeAll(async () => {
  deployment = await deploy({ home, warehouse: true, mail: true });
  await ask('post', '/v1/accounts', { address: ADA, password: PASSWORD });
  const [, link = ''] = /#(gst_\S+)$/m.exec(await letter()) ?? [];
  await ask('post', '/v1/accounts/verification', { token: link, password: PASSWORD });
  token = String((await ask('post', '/v1/sessions', { address: ADA, password: PASSWORD })).accessToken);
}, 240_000);
afterAll(async () => {
  await deployment?.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
});

async function ask(method: 'post' | 'put' | 'delete', path: string, body?: object): Promise<Record<string, unknown>> {
  const asked = request(deployment.url)[method](path);
  if (token !== '') void asked.auth(token, { type: 'bearer' });
  const answer = await (body === undefined ? asked : asked.send(body));
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body as Record<string, unknown>;
}

async function letter(): Promise<string> {
  const { emails } = (await (await fetch(`${deployment.cloud.mailbox}/store`)).json()) as {
    readonly emails: readonly { readonly body: { readonly text: string } }[];
  };
  return emails.at(-1)?.body.text ?? '';
}

/** As `psql` with the address that `npm start` prints; nothing where the warehouse does not answer. */
async function rows(statement: string): Promise<readonly Record<string, unknown>[]> {
  const connectionString = deployment.cloud.environment['GROUNDSWELL_WAREHOUSE_URL'];
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000, options: '-c TimeZone=UTC' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } catch {
    return [];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const posts = (topic: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${topic}-${index}`,
    kind: 'post',
    actor: `p${index}`,
    topics: [topic],
    region: 'NO',
  }));
const loaded = (topic: string) => async (): Promise<readonly unknown[]> =>
  (await rows(`SELECT id FROM activity_topic WHERE topic = '${topic}' ORDER BY id`)).map(({ id }) => id);
const idsOf = (topic: string, count: number) =>
  posts(topic, count)
    .map(({ id }) => id)
    .toSorted();

describe('the local warehouse', { timeout: 240_000 }, () => {
  it('has what was sent and what somebody follows as rows within a minute, under one pseudonym and no name', async () => {
    await deployment.send(posts('aurora', 40));
    await ask('put', '/v1/follows/aurora');
    await ask('delete', '/v1/follows/aurora');
    await expect.poll(loaded('aurora'), { timeout: SOON, interval: 250 }).toEqual(idsOf('aurora', 40));
    const follows = `SELECT account, operation FROM follow_change WHERE topic = 'aurora' ORDER BY version`;
    const operations = async () => (await rows(follows)).map(({ operation }) => operation);
    await expect.poll(operations, { timeout: SOON, interval: 250 }).toEqual(['insert', 'delete']);
    const people = `SELECT DISTINCT account_change.account FROM account_change JOIN follow_change USING (account) WHERE topic = 'aurora'`;
    await expect.poll(async () => (await rows(people)).length, { timeout: SOON, interval: 250 }).toBe(1);
    const everything = JSON.stringify(await rows('SELECT account_change.*, follow_change.* FROM account_change, follow_change'));
    expect(everything).not.toContain(ADA);
    const hours = `SELECT uses, actors FROM topic_hour WHERE topic = 'aurora' AND scope = 'region:NO'`;
    await expect.poll(() => rows(hours), { timeout: SOON, interval: 250 }).toEqual([{ uses: '40', actors: '40' }]);
  });

  it('has no row of somebody who was erased, and figures without them', async () => {
    await deployment.send([...posts('frost', 8), { id: 'frost-eve', kind: 'post', actor: 'eve', topics: ['frost'], region: 'NO' }]);
    await expect.poll(async () => (await loaded('frost')()).length, { timeout: SOON, interval: 250 }).toBe(9);
    await request(deployment.url)
      .delete('/v1/actors/eve')
      .auth(deployment.operatorKey, { type: 'bearer' })
      .expect((answer) => expect(answer.status).toBeLessThan(300));
    await expect.poll(loaded('frost'), { timeout: SOON, interval: 250 }).toEqual(idsOf('frost', 8));
    const hours = `SELECT uses, actors FROM topic_hour WHERE topic = 'frost' AND scope = 'everywhere'`;
    await expect.poll(() => rows(hours), { timeout: SOON, interval: 250 }).toEqual([{ uses: '8', actors: '8' }]);
  });

  it('loses nothing, and has nothing twice, where the warehouse hangs and is then killed while it is sent more', async () => {
    const pid = warehousePid();
    process.kill(pid, 'SIGSTOP');
    await deployment.send(posts('storm', 30));
    // Longer than the loader waits for a connection.
    await wait(7_000);
    await deployment.send(posts('flood', 30));
    process.kill(pid, 'SIGKILL');
    await deployment.send(posts('calm', 30));
    for (const topic of ['storm', 'flood', 'calm']) {
      await expect.poll(loaded(topic), { timeout: SOON, interval: 250 }).toEqual(idsOf(topic, 30));
    }
    expect(warehousePid()).not.toBe(pid);
    const twice = await rows('SELECT source, id FROM activity GROUP BY source, id HAVING count(*) > 1');
    expect(twice).toEqual([]);
    expect(await rows('SELECT count(*) AS rows FROM activity')).toEqual([{ rows: '138' }]);
  });
});

/** As the local cloud notes it: a server that died runs under another one. */
function warehousePid(): number {
  const { pids } = JSON.parse(readFileSync(join(home, 'local.json'), 'utf8')) as { readonly pids: { readonly warehouse: number } };
  return pids.warehouse;
}
