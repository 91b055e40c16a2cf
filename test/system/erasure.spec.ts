import { gunzipSync } from 'node:zlib';
import { DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resourceName } from '../../deploy/local/environment.ts';
import { topology } from '../../deploy/topology.ts';
import { PASSWORD } from '../factories/accounts.ts';
import { deploy, type Deployment } from '../support/deployment.ts';

/**
 * Four seconds of the deployment a second: an erasure that waits 75 seconds is seen in nineteen. No faster, for what it waits for
 * is measured by the machine: readers believe the list of the erased for ten seconds, and a batch takes its time on a busy machine.
 * At ten times the pace, what was counted eight seconds after the order came too late for the erasure, and stayed.
 */
const RATE = 4;
const PATIENCE = 60_000;
const ADA = 'ada.planted@example.org';
/** Written by Ada wherever she may write something, and by somebody without an account. */
const PLANTED = 'zyzzyva';
const EVE = 'eve-planted-4711';

let deployment: Deployment;
const logged: string[] = [];

beforeAll(async () => {
  const clock = { rate: RATE, origin: Date.now() };
  deployment = await deploy({ mail: true, clock, log: (line) => logged.push(JSON.stringify(line)) });
}, 240_000);
afterAll(() => deployment?.stop());

interface Asked {
  readonly token?: string;
  readonly body?: object;
}

async function ask(method: 'get' | 'post' | 'put' | 'delete', path: string, { token, body }: Asked = {}) {
  const asked = request(deployment.url)[method](path);
  if (token !== undefined) void asked.auth(token, { type: 'bearer' });
  const answer = await (body === undefined ? asked : asked.send(body));
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body as Record<string, unknown>;
}

async function letters(): Promise<readonly { to: string; text: string }[]> {
  const { emails } = (await (await fetch(`${deployment.cloud.mailbox}/store`)).json()) as {
    readonly emails: readonly { readonly destination: { readonly to: readonly string[] }; readonly body: { readonly text: string } }[];
  };
  return emails.map(({ destination, body }) => ({ to: destination.to.join(), text: body.text }));
}

/** Signs up, verifies and signs in. */
async function signUp() {
  await ask('post', '/v1/accounts', { body: { address: ADA, password: PASSWORD } });
  const [, token = ''] = /#(gst_\S+)$/m.exec((await letters()).at(-1)?.text ?? '') ?? [];
  await ask('post', '/v1/accounts/verification', { body: { token, password: PASSWORD } });
  const { accessToken, account } = await ask('post', '/v1/sessions', { body: { address: ADA, password: PASSWORD } });
  return { token: String(accessToken), account: String(account) };
}

/** Every item of every table, as text. */
async function tables(): Promise<string> {
  const client: DynamoDBClient = deployment.cloud.clients.dynamodb;
  const pages: string[] = [];
  for (const { name } of topology.tables) {
    let start: ScanCommandInput['ExclusiveStartKey'];
    do {
      const input: ScanCommandInput = {
        TableName: resourceName(name),
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      };
      const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand(input));
      pages.push(...Items.map((item) => `${name} ${JSON.stringify(item)}`));
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }
  return pages.join('\n');
}

/** Every object of every bucket, as text. */
async function buckets(): Promise<string> {
  const { s3 } = deployment.cloud.clients;
  const texts: string[] = [];
  for (const { name } of topology.buckets) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: resourceName(name) }));
    for (const { Key } of Contents) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: resourceName(name), Key }));
      texts.push(`${Key} ${textOf(Buffer.from((await Body?.transformToByteArray()) ?? []))}`);
    }
  }
  return texts.join('\n');
}

/** An object as it can be read: unpacked, and with what it holds in base64. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString();
  const text = bytes.toString();
  const { data } = JSON.parse(text) as { data?: string };
  return `${text} ${Buffer.from(data ?? '', 'base64').toString()}`;
}

/** What people and operators are shown of topics. */
async function shown(): Promise<string> {
  const paths = ['/v1/trends', '/v1/topics/planted', `/v1/search?q=${PLANTED.slice(0, 4)}`, '/v1/scopes'];
  const answers = await Promise.all(paths.map(async (path) => (await fetch(`${deployment.url}${path}`)).text()));
  const arrivals = await deployment.operator('/v1/sources/default/arrivals');
  return [...answers, JSON.stringify(arrivals)].join('\n');
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 500)))
    if (Date.now() - start > PATIENCE) throw new Error(`${what} did not happen in ${PATIENCE} ms`);
}

describe('an erasure in the local cloud', () => {
  it(
    'leaves nothing of a person, and nothing of an actor without an account, in any table, bucket, log or list',
    { timeout: 240_000 },
    async () => {
      const { token, account } = await signUp();
      const alert = { when: { kind: 'topic-starts', topic: PLANTED }, by: ['email'] };
      await ask('put', '/v1/profile', { token, body: { displayName: `Ada ${PLANTED}` } });
      await ask('put', `/v1/follows/${PLANTED}`, { token, body: {} });
      await ask('put', '/v1/alerts/6f1c2a52-2f5e-4a07-9a2b-6a3f4cf0a001', { token, body: alert });
      await ask('post', '/v1/me/activities', {
        token,
        body: { activities: [{ id: 'p', kind: 'post', text: `#planted by Ada: ${PLANTED}` }] },
      });
      await deployment.send([
        { id: 'e1', kind: 'post', actor: EVE, text: `#planted by Eve: ${PLANTED}` },
        ...Array.from({ length: 6 }, (_, index) => ({
          id: `o${index}`,
          kind: 'post',
          actor: `other-${index}`,
          text: '#planted by others',
        })),
      ]);
      const letter = { id: 'l', origin: 'count', reason: 'r', at: 0, encoding: 'base64' };
      const lines = [EVE, 'other-1'].map((actor) => JSON.stringify({ id: '1', kind: 'post', actor, source: 's', topics: 7 }));
      const Body = JSON.stringify({ ...letter, data: Buffer.from(lines.join('\n')).toString('base64') });
      await deployment.cloud.clients.s3.send(
        new PutObjectCommand({ Bucket: resourceName('dead-letters'), Key: 'count/1970-01-01/l.json', Body }),
      );
      await until(
        'counting',
        async () => (await tables()).split('\n').filter((item) => item.startsWith('activity') && item.includes(PLANTED)).length >= 2,
      );

      await until('landing', async () => {
        const landed = (await buckets()).split('\n').filter((line) => line.includes(PLANTED));
        return ['by Ada', 'by Eve'].every((who) => landed.some((line) => line.includes(who)));
      });

      const exported = JSON.stringify(await ask('get', '/v1/me/export', { token }));
      for (const planted of [ADA, PLANTED, account]) expect(exported).toContain(planted);

      await ask('post', '/v1/me/erasure', { token, body: { password: PASSWORD } });
      await ask('delete', `/v1/actors/${EVE}`, { token: deployment.operatorKey });
      // What was on its way, or comes once more, comes too late.
      await deployment.send([{ id: 'e2', kind: 'post', actor: EVE, text: `#planted again: ${PLANTED}` }]);
      await until('forgetting', async () => !(await tables()).includes('"ERASURES"'));

      const places = { tables: await tables(), buckets: await buckets(), shown: await shown(), logged: logged.join('\n') };
      for (const [place, text] of Object.entries(places))
        for (const planted of [ADA, account, EVE, PLANTED])
          expect(
            text.split('\n').filter((line) => line.includes(planted)),
            `${planted} in ${place}`,
          ).toEqual([]);
      // What others say stays.
      expect(places.tables).toContain('by others');
      expect(places.buckets).toContain('other-1');
      expect(places.buckets).toContain('by others');
      const written = await letters();
      expect(written.every(({ to, text }) => to === ADA && !text.includes(PLANTED))).toBe(true);
      expect(written.at(-1)?.text).toContain('This is the last letter');
    },
  );
});
