import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ManualClock, MINUTE, SECOND } from '@groundswell/kernel';
import { MemoryTakenWebhooks, WebhookRefusedError, WebhookRepeatedError, WebhookSignatures } from '../index.ts';

const BODY = Buffer.from('{"topic":"ai", "é": 1}\n');
const KEY = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');

function signatures() {
  const clock = new ManualClock(1_614_265_330_000);
  const webhooks = new WebhookSignatures(new MemoryTakenWebhooks(), clock);
  let done = 0;
  const work = (): Promise<number> => Promise.resolve((done += 1));
  const accept = (headers: object, body: Uint8Array = BODY, keys: Uint8Array[] = [KEY], sender = 'shop') =>
    webhooks.accept(sender, { ...headers }, body, keys, work);
  return { clock, webhooks, accept, done: () => done };
}

describe('webhooks', () => {
  it('are signed as the example of Standard Webhooks is', () => {
    const { webhooks } = signatures();
    const body = Buffer.from('{"test": 2432232314}');
    expect(webhooks.sign('msg_p5jXN8AQM9LWM0D4loKWxJek', body, KEY)).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('43: a signature counts over the bytes as they came: one bit, another time or another id is 401', async () => {
    const { webhooks, accept, done } = signatures();
    const headers = webhooks.sign('m-1', BODY, KEY);
    for (let bit = 0; bit < BODY.length * 8; bit += 1) {
      const changed = Buffer.from(BODY);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(accept(headers, changed)).rejects.toMatchObject({ status: 401, code: 'webhook-refused' });
    }
    const signature = headers['webhook-signature'];
    const forged: object[] = [
      {},
      { ...headers, 'webhook-id': 'm-2' },
      { ...headers, 'webhook-id': 'm-1\n' },
      { ...headers, 'webhook-timestamp': '1614265331' },
      { ...headers, 'webhook-timestamp': '1614265330.0' },
      { ...headers, 'webhook-timestamp': ['1614265330'] },
      { ...headers, 'webhook-signature': '' },
      { ...headers, 'webhook-signature': 'v1,' },
      { ...headers, 'webhook-signature': signature.replace('v1,', 'v1a,') },
      { ...headers, 'webhook-signature': signature.slice(0, -6) },
      { ...headers, 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` },
      { ...headers, 'webhook-signature': `${'v1,AAAA '.repeat(10)}${signature}` },
    ];
    for (const bad of forged) await expect(accept(bad)).rejects.toBeInstanceOf(WebhookRefusedError);
    await expect(accept(headers, BODY, [randomBytes(24)])).rejects.toBeInstanceOf(WebhookRefusedError);
    await expect(accept(headers, BODY, [])).rejects.toBeInstanceOf(WebhookRefusedError);
    expect(done()).toBe(0);
    expect(await accept(headers)).toBe(1);
  });

  it('43: more than five minutes off, either way, is 401', async () => {
    const { webhooks, clock, accept } = signatures();
    const headers = webhooks.sign('m-1', BODY, KEY);
    for (const offset of [5 * MINUTE + 1, -5 * MINUTE - 1]) {
      clock.set(1_614_265_330_000 + offset);
      await expect(accept(headers)).rejects.toBeInstanceOf(WebhookRefusedError);
    }
    clock.set(1_614_265_330_000 - 5 * MINUTE);
    expect(await accept(headers)).toBe(1);
  });

  it('43: what is sent twice, or many times at once, is done once and 409 otherwise', async () => {
    const { webhooks, accept, done } = signatures();
    const headers = webhooks.sign('m-1', BODY, KEY);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => accept(headers)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(accept(headers)).rejects.toMatchObject({ status: 409, code: 'webhook-repeated' });
    expect(done()).toBe(1);
    expect(await accept(headers, BODY, [KEY], 'another sender')).toBe(2);
  });

  it('that fail are not taken: the sender’s next try is done', async () => {
    const { webhooks, clock, accept } = signatures();
    const headers = webhooks.sign('m-1', BODY, KEY);
    const failing = () => Promise.reject(new Error('the database is away'));
    await expect(webhooks.accept('shop', { ...headers }, BODY, [KEY], failing)).rejects.toThrow('away');
    clock.advance(30 * SECOND);
    expect(await accept(webhooks.sign('m-1', BODY, KEY))).toBe(1);
    await expect(accept(headers)).rejects.toBeInstanceOf(WebhookRepeatedError);
  });

  it('are taken with either key while one is rotated, however many signatures a sender gives', async () => {
    const { webhooks, accept } = signatures();
    const next = randomBytes(32);
    const [one, other] = [webhooks.sign('m-1', BODY, KEY), webhooks.sign('m-1', BODY, next)];
    const both = { ...one, 'webhook-signature': `${other['webhook-signature']} ${one['webhook-signature']}` };
    expect(await accept(both, BODY, [KEY])).toBe(1);
    expect(await accept(webhooks.sign('m-2', BODY, KEY), BODY, [next, KEY])).toBe(2);
  });
});
