import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Push } from '@groundswell/feed';
import { ManualClock } from '@groundswell/kernel';
import { OutgoingRequests } from '@groundswell/security';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LARGEST_PUSH } from './push-encryption.ts';
import { Vapid } from './vapid.ts';
import { WebPush } from './web-push.ts';

const NOW = Date.UTC(2026, 10, 23);
const push: Push = { id: 'event-1', message: { title: '#ai is trending', text: 'At place 1.', path: '/topics/ai' }, lifetime: 86_400 };

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service that answers `status`, and the browser whose pushes it takes. */
async function pushService(status: number, answered: Record<string, string> = {}) {
  const received: Received[] = [];
  const receive = async (incoming: IncomingMessage, answer: ServerResponse) => {
    received.push({ headers: incoming.headers, body: await buffer(incoming) });
    answer.writeHead(status, answered).end();
  };
  const server = createServer((incoming, answer) => void receive(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push/secret`;
  const address = { kind: 'web-push', url, publicKey: pair.getPublicKey('base64url'), auth: auth.toString('base64url') } as const;
  const opened = (body: Buffer) => JSON.parse(decrypted(body, pair, auth)) as Record<string, string>;
  return { received, address, opened };
}

/** RFC 8291, as a browser has it. */
function decrypted(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
  const context = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const input = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, context, 32));
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${purpose}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return text.subarray(0, text.lastIndexOf(2)).toString();
}

const vapid = new Vapid('a key of at least thirty-two characters', 'mailto:a@example.org');
const transport = (loopback = true) => new WebPush(new OutgoingRequests({ loopback }), vapid, new ManualClock(NOW));

describe('a Web Push', () => {
  it('reaches the push service as RFC 8030 has it, and the browser alone reads it', async () => {
    const { received, address, opened } = await pushService(201);
    expect(await transport().push(address, push)).toEqual({ became: 'taken' });
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = received;
    expect(headers).toMatchObject({
      authorization: vapid.authorization(new URL(address.url).origin, NOW),
      'content-encoding': 'aes128gcm',
      ttl: '86400',
      topic: expect.stringMatching(/^[\w-]{32}$/) as string,
    });
    expect(opened(body)).toEqual({ id: 'event-1', ...push.message });
    expect(body.toString('latin1')).not.toContain('trending');
  });

  it('has one topic at every try, and another one for another event', async () => {
    const { received, address } = await pushService(201);
    for (const id of ['event-1', 'event-1', 'event-2']) await transport().push(address, { ...push, id });
    const [first, again, other] = received.map(({ headers }) => headers['topic']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('loses the end of a text that does not fit', async () => {
    const { received, address, opened } = await pushService(201);
    await transport().push(address, { ...push, message: { ...push.message, text: 'ä'.repeat(4_000) } });
    const shown = opened(received[0]?.body ?? Buffer.alloc(0));
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThanOrEqual(LARGEST_PUSH);
    expect(shown['text']?.length).toBeGreaterThan(1_000);
    expect(shown['title']).toBe(push.message.title);
  });

  it.each([
    [404, {}, { became: 'gone', reason: 'the push service answered 404' }],
    [410, {}, { became: 'gone', reason: 'the push service answered 410' }],
    [429, { 'retry-after': '7' }, { became: 'put-off', reason: 'the push service answered 429', retryAfter: 7_000 }],
    [503, {}, { became: 'put-off', reason: 'the push service answered 503', retryAfter: undefined }],
    [413, {}, { became: 'refused', reason: 'the push service answered 413' }],
  ])('that is answered %i is told so', async (status, headers, sent) => {
    const { address } = await pushService(status, headers);
    expect(await transport().push(address, push)).toEqual(sent);
  });

  it('41: goes to no address inside, and to none of keys that are none: those devices are gone', async () => {
    const { received, address } = await pushService(201);
    expect(await transport(false).push(address, push)).toMatchObject({ became: 'gone' });
    expect(await transport().push({ ...address, publicKey: 'AAAA' }, push)).toMatchObject({ became: 'gone' });
    expect(received).toEqual([]);
  });

  it('waits for a service that can not be reached', async () => {
    const { address } = await pushService(201);
    const nobody = { ...address, url: 'http://127.0.0.1:1/push' };
    expect(await transport().push(nobody, push)).toMatchObject({ became: 'put-off', reason: 'the push service can not be reached' });
  });
});
