import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../factories/accounts.ts';
import { deploy, type Deployment } from '../support/deployment.ts';

const ADA = 'ada@example.org';
/** A refresh, the notifier after it, and the minute after which it looks again. */
const PATIENCE = 100_000;

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let deployment: Deployment;
/** Where webhooks and pushes go: a receiver and a push service, as they are on the internet. */
let receiver: Server;
let token = '';
const received: Received[] = [];
const browser = { pair: createECDH('prime256v1'), auth: randomBytes(16) };

beforeAll(async () => {
  receiver = createServer((incoming, answer) => void receive(incoming, answer));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  browser.pair.generateKeys();
  deployment = await deploy({ mail: true });
  await ask('post', '/v1/accounts', { address: ADA, password: PASSWORD });
  const [, link = ''] = /#(gst_\S+)$/m.exec((await letters()).at(-1) ?? '') ?? [];
  await ask('post', '/v1/accounts/verification', { token: link, password: PASSWORD });
  token = String((await ask('post', '/v1/sessions', { address: ADA, password: PASSWORD })).accessToken);
}, 240_000);
afterAll(async () => {
  await deployment?.stop();
  receiver?.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function receive(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const path = incoming.url ?? '';
  received.push({ path, headers: incoming.headers, body: await buffer(incoming) });
  // The first push finds a service that is busy: it has to come again.
  const isBusy = path === '/push' && taken(path).length === 1;
  answer.writeHead(isBusy ? 503 : 201, isBusy ? { 'retry-after': '1' } : {}).end();
}

async function ask(method: 'get' | 'post' | 'put', path: string, body?: object): Promise<Record<string, unknown>> {
  const asked = request(deployment.url)[method](path);
  if (token !== '') void asked.auth(token, { type: 'bearer' });
  const answer = await (body === undefined ? asked : asked.send(body));
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body as Record<string, unknown>;
}

/** Texts of the letters to Ada, oldest first. */
async function letters(): Promise<readonly string[]> {
  const { emails } = (await (await fetch(`${deployment.cloud.mailbox}/store`)).json()) as {
    readonly emails: readonly { readonly body: { readonly text: string } }[];
  };
  return emails.map(({ body }) => body.text);
}

const address = (path: string): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;
const taken = (path: string): readonly Received[] => received.filter((each) => each.path === path);
const alert = (when: object, by: readonly string[]) => ({ when, by, ...(by.includes('webhook') && { webhook: address('/hook') }) });

async function post(topic: string, people: number): Promise<void> {
  const posts = Array.from({ length: people }, (_, index) => ({
    id: randomUUID(),
    kind: 'post',
    actor: `${topic}-${index}`,
    text: `the sky is green #${topic}`,
    region: 'NO',
  }));
  await deployment.send(posts);
}

/** What a browser makes of the body of a push (RFC 8291). */
function opened(body: Buffer): unknown {
  const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
  const context = Buffer.concat([Buffer.from('WebPush: info\0'), browser.pair.getPublicKey(), sender]);
  const input = Buffer.from(hkdfSync('sha256', browser.pair.computeSecret(sender), browser.auth, context, 32));
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${purpose}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
}

/** Whether a push came in the name of the deployment (RFC 8292). */
function isFrom(publicKey: string, { headers }: Received): boolean {
  const [, signed = '', signature = '', key] = /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const fits = verify('sha256', Buffer.from(signed), { key: jwk, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  return fits && key === publicKey;
}

describe('alerts in the local cloud', () => {
  it('reach their person by letter, webhook and push when a topic starts to trend, each once', { timeout: 240_000 }, async () => {
    const { publicKey } = (await ask('get', '/v1/endpoints/vapid')) as { publicKey: string };
    const keys = { p256dh: browser.pair.getPublicKey().toString('base64url'), auth: browser.auth.toString('base64url') };
    await ask('post', '/v1/endpoints', { kind: 'web-push', name: 'laptop', subscription: { endpoint: address('/push'), keys } });
    const { key } = (await ask('get', '/v1/endpoints/webhook-key')) as { key: string };
    const starts = { kind: 'topic-starts', topic: 'aurora' };
    await ask('put', `/v1/alerts/${randomUUID()}`, alert(starts, ['email', 'webhook', 'push']));
    await ask('put', `/v1/alerts/${randomUUID()}`, alert({ kind: 'enters-top', scope: 'region:NO', top: 3 }, ['webhook']));
    // What nobody asked for, and what is not trending.
    await ask('put', `/v1/alerts/${randomUUID()}`, alert({ kind: 'topic-starts', topic: 'nothing' }, ['email', 'webhook']));

    const before = (await letters()).length;
    await post('Aurora', 80);
    await expect.poll(async () => (await letters()).length, { timeout: PATIENCE, interval: 500 }).toBe(before + 1);
    await expect.poll(() => taken('/hook').length, { timeout: PATIENCE, interval: 500 }).toBe(2);
    await expect.poll(() => taken('/push').length, { timeout: PATIENCE, interval: 500 }).toBe(2);
    // More of the same is no news.
    await post('Aurora', 90);
    await new Promise((resolve) => setTimeout(resolve, 8_000));

    const letter = (await letters()).at(-1) ?? '';
    expect(letter).toContain('#Aurora');
    expect(letter).toContain(`${deployment.url}/`);
    const hooks = taken('/hook').map(({ headers, body }) => {
      const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body.toString()}`;
      const secret = Buffer.from(key.replace('whsec_', ''), 'base64');
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
      return JSON.parse(body.toString()) as { type: string; data?: { topic: string } };
    });
    expect(new Set(hooks.map(({ type }) => type))).toEqual(new Set(['topic-starts', 'enters-top']));
    const pushes = taken('/push');
    expect(pushes.map((push) => isFrom(publicKey, push))).toEqual([true, true]);
    expect(opened(pushes[1]?.body ?? Buffer.alloc(0))).toMatchObject({ title: expect.stringContaining('Aurora') as string });
    expect([(await letters()).length, taken('/hook').length]).toEqual([before + 1, 2]);
  });
});
