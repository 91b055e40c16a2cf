import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ManualClock } from '@groundswell/kernel';
import { MemoryTakenWebhooks, OutgoingRequests, WebhookSignatures } from '@groundswell/security';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SignedWebhooks } from './signed-webhooks.ts';

const clock = new ManualClock(1_700_000_000_000);
const [NEW, OLD] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const body = Buffer.from('{"type":"topic-starts","topic":"ai"}');
const webhooks = (loopback = true) =>
  new SignedWebhooks(new OutgoingRequests({ loopback }), new WebhookSignatures(new MemoryTakenWebhooks(), clock));

async function receiver(status: number, text = '') {
  const received: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }[] = [];
  const receive = async (incoming: IncomingMessage, answer: ServerResponse) => {
    received.push({ headers: incoming.headers, body: await buffer(incoming) });
    answer.writeHead(status, status === 429 ? { 'retry-after': '60' } : {}).end(text);
  };
  const server = createServer((incoming, answer) => void receive(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

const signature = (key: Buffer) => `v1,${createHmac('sha256', key).update(`event-1.1700000000.${body.toString()}`).digest('base64')}`;

describe('a webhook', () => {
  it('is signed as Standard Webhooks says, with every key that is good, the newest first', async () => {
    const { url, received } = await receiver(200);
    expect(await webhooks().post(url, 'event-1', body, [NEW, OLD])).toEqual({ became: 'taken' });
    expect(received).toEqual([
      {
        body,
        headers: expect.objectContaining({
          'content-type': 'application/json',
          'content-length': String(body.length),
          'webhook-id': 'event-1',
          'webhook-timestamp': '1700000000',
          'webhook-signature': `${signature(NEW)} ${signature(OLD)}`,
        }) as IncomingHttpHeaders,
      },
    ]);
  });

  it('is one that a receiver with either key takes', async () => {
    const { url, received } = await receiver(204);
    await webhooks().post(url, 'event-1', body, [NEW, OLD]);
    const headers = (received[0]?.headers ?? {}) as Record<string, string>;
    for (const key of [NEW, OLD]) {
      const check = new WebhookSignatures(new MemoryTakenWebhooks(), clock);
      await expect(check.accept('us', headers, body, [key], () => Promise.resolve('read'))).resolves.toBe('read');
    }
  });

  it('needs a key', () => {
    expect(() => webhooks().post('https://hooks.example/', 'event-1', body, [])).toThrow('a webhook needs a key');
  });

  it.each([
    [429, { became: 'put-off', reason: 'the receiver answered 429', retryAfter: 60_000 }],
    [500, { became: 'put-off', reason: 'the receiver answered 500', retryAfter: undefined }],
    [302, { became: 'refused', reason: 'the receiver answered 302' }],
    [410, { became: 'refused', reason: 'the receiver answered 410' }],
  ])('that is answered %i is told so', async (status, sent) => {
    const { url } = await receiver(status);
    expect(await webhooks().post(url, 'event-1', body, [NEW])).toEqual(sent);
  });

  it('41, 42: goes to no address inside, and hears nobody out who talks without end', async () => {
    const { url, received } = await receiver(200, 'x'.repeat(2 * 1_024 * 1_024));
    expect(await webhooks(false).post(url, 'event-1', body, [NEW])).toMatchObject({ became: 'refused' });
    expect(received).toEqual([]);
    expect(await webhooks().post(url, 'event-1', body, [NEW])).toEqual({
      became: 'refused',
      reason: 'the receiver answered more than is read',
    });
  });
});
