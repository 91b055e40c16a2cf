import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { OutgoingActivity, SendOutcome } from './outgoing.ts';
import { Sender } from './sender.ts';
import { Totals } from './totals.ts';

class SlowClient {
  readonly batches: string[][] = [];
  most = 0;
  private now = 0;

  constructor(private readonly failAt = Infinity) {}

  async send(activities: readonly OutgoingActivity[]): Promise<SendOutcome> {
    this.batches.push(activities.map(({ id }) => id ?? ''));
    if (this.batches.length >= this.failAt) throw new Error('no more');
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    await wait(5);
    this.now -= 1;
    const results = activities.map(({ id }, index) =>
      id === 'bad' ? { index, status: 'refused' as const, reason: 'missing', field: 'actor' } : { index, status: 'accepted' as const },
    );
    const refused = results.filter(({ status }) => status === 'refused').length;
    return { accepted: results.length - refused, refused, results, retried: 1 };
  }
}

const activity = (id: string, text = ''): OutgoingActivity => ({ id, kind: 'post', actor: 'a', text });

describe('Sender', () => {
  it('gathers batches, keeps the order and counts what became of everything', async () => {
    const [client, totals] = [new SlowClient(), new Totals()];
    const sender = new Sender({ client, totals, batch: 2 });
    for (const id of ['1', '2', 'bad', '4', '5']) await sender.add(activity(id));
    await sender.finish();
    expect(client.batches).toEqual([['1', '2'], ['bad', '4'], ['5']]);
    expect(client.most).toBe(1);
    totals.read = 5;
    expect(totals.lines(2).join('\n')).toBe(
      'read      5\nsent      5\naccepted  4\nrefused   1\n  1 × actor: missing\nretried   3 requests\ntook      2.0 s, 2.0 a second',
    );
  });

  it('keeps no more requests on their way than it may', async () => {
    const client = new SlowClient();
    const sender = new Sender({ client, totals: new Totals(), batch: 1, concurrency: 3 });
    for (let number = 0; number < 20; number += 1) await sender.add(activity(String(number)));
    await sender.finish();
    expect(client.most).toBe(3);
    expect(client.batches).toHaveLength(20);
  });

  it('sends before a request grows beyond what the API takes', async () => {
    const client = new SlowClient();
    const sender = new Sender({ client, totals: new Totals() });
    for (const id of ['1', '2', '3']) await sender.add(activity(id, 'x'.repeat(40_000)));
    await sender.finish();
    expect(client.batches).toEqual([['1', '2'], ['3']]);
  });

  it('throws what a request failed with', async () => {
    const sender = new Sender({ client: new SlowClient(2), totals: new Totals(), batch: 1 });
    await sender.add(activity('1'));
    await sender.add(activity('2'));
    await expect(sender.finish()).rejects.toThrow('no more');
  });
});
