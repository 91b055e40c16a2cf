import {
  AlertingEraser,
  type DeliveryFailures,
  type Delivery,
  type EndpointStore,
  endpointId,
  MemoryDeliveryFailures,
  MemoryEndpointStore,
  MemoryPhoneServices,
  MemoryOutbox,
  type Outbox,
  type PushAddress,
  slotOf,
} from '@groundswell/feed';
import { DAY, ManualClock, MINUTE, RandomIds } from '@groundswell/kernel';
import type { ErasureOrder } from '@groundswell/privacy';
import { FieldCipher, MemorySealingKeys } from '@groundswell/security';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { createDocumentClient } from '../client.ts';
import { DynamoDeliveryFailures } from './dynamo-delivery-failures.ts';
import { DynamoDeviceRows } from './dynamo-device-rows.ts';
import { DynamoDigestProgress } from './dynamo-digest-progress.ts';
import { DynamoEndpointStore } from './dynamo-endpoint-store.ts';
import { DynamoOutbox } from './dynamo-outbox.ts';

const NOW = 1_700_000_000_000;
const client = createDocumentClient(testDynamoDb());
const message = { title: 'x', text: 'y', path: '/' };

function delivery(event: string, change: Partial<Delivery> = {}): Delivery {
  return { person: 'ada', channel: 'push', event, message, facts: { a: [1] }, quiet: true, madeAt: NOW, ...change };
}

const outboxes: readonly [string, (clock: ManualClock) => Promise<Outbox>][] = [
  ['in memory', (clock) => Promise.resolve(new MemoryOutbox(clock))],
  ['in DynamoDB', async (clock) => new DynamoOutbox(client, await testTable(testDynamoDb(), 'engagement'), new RandomIds(), clock)],
];

describe.each(outboxes)('%s, the outbox', (_where, make) => {
  const slot = slotOf('ada');
  const ids = async (outbox: Outbox, now: number) => (await outbox.take(slot, now, 10)).held.map(({ event }) => event).toSorted();

  it('keeps a delivery once, until it is done, and gives it to one at a time', { timeout: 30_000 }, async () => {
    const clock = new ManualClock(NOW);
    const outbox = await make(clock);
    await outbox.add([delivery('a'), delivery('a'), delivery('b')], NOW);
    await outbox.add([delivery('a'), delivery('c', { channel: 'webhook', webhook: 'https://example.org/' })], NOW + MINUTE);
    const [first, second] = await Promise.all([outbox.take(slot, NOW, 10), outbox.take(slot, NOW, 10)]);
    const held = [...first.held, ...second.held];
    expect(held.map(({ event }) => event).toSorted()).toEqual(['a', 'b']);
    expect(held[0]).toMatchObject({ person: 'ada', tries: 0, reached: [], facts: { a: [1] }, message });
    const [a, b] = held.toSorted((one, other) => (one.event < other.event ? -1 : 1));
    if (a === undefined || b === undefined) throw new Error('nothing was taken');
    await outbox.settle(a, { state: 'sent' }, NOW);
    await outbox.putOff(b, { dueAt: NOW + 2 * MINUTE, tries: 1, reached: ['phone'], reason: 'busy' });
    expect(await ids(outbox, NOW + MINUTE)).toEqual(['c']);
    await outbox.add([delivery('a'), delivery('b')], NOW);
    const { held: later } = await outbox.take(slot, NOW + 2 * MINUTE, 10);
    expect(later).toEqual([expect.objectContaining({ event: 'b', tries: 1, reached: ['phone'], reason: 'busy' })]);
    // Whoever dies keeps a delivery for a minute.
    clock.advance(MINUTE + 1);
    const again = await outbox.take(slot, NOW + 2 * MINUTE, 10);
    expect(again.held.map(({ event }) => event).toSorted()).toEqual(['b', 'c']);
    for (const one of later) await outbox.settle(one, { state: 'sent' }, NOW);
    for (const one of again.held) await outbox.settle(one, { state: 'dead', reason: 'refused' }, NOW);
    clock.advance(2 * MINUTE);
    expect(await ids(outbox, NOW + 9 * MINUTE)).toEqual([]);
  });

  it('takes as many as it was asked for, and says that there are more', { timeout: 30_000 }, async () => {
    const outbox = await make(new ManualClock(NOW));
    await outbox.add(
      ['a', 'b', 'c'].map((event) => delivery(event)),
      NOW,
    );
    const { held, more } = await outbox.take(slot, NOW, 2);
    expect([held.length, more]).toEqual([2, true]);
    await outbox.erase('ada');
    for (const one of held) await outbox.putOff(one, { dueAt: NOW, tries: 1, reached: [] });
    expect(await ids(outbox, NOW)).toEqual([]);
  });
});

describe('what the outbox keeps of a person', () => {
  it('is erased, waiting and told', { timeout: 30_000 }, async () => {
    const table = await testTable(testDynamoDb(), 'engagement');
    const outbox = new DynamoOutbox(client, table, new RandomIds(), new ManualClock(NOW));
    await outbox.add(
      ['a', 'b', 'c'].map((event) => delivery(event, { person: 'planted' })),
      NOW,
    );
    const [one] = (await outbox.take(slotOf('planted'), NOW, 1)).held;
    if (one === undefined) throw new Error('nothing was taken');
    await outbox.settle(one, { state: 'dead', reason: 'refused' }, NOW);
    await outbox.erase('planted');
    const { Items } = await client.send(new ScanCommand({ TableName: table }));
    expect(Items).toEqual([]);
  });
});

const stores: readonly [string, () => Promise<{ readonly store: EndpointStore; readonly table?: string }>][] = [
  ['in memory', () => Promise.resolve({ store: new MemoryEndpointStore() })],
  [
    'in DynamoDB',
    async () => {
      const table = await testTable(testDynamoDb(), 'engagement');
      return { table, store: new DynamoEndpointStore(client, table, new FieldCipher(new MemorySealingKeys())) };
    },
  ],
];

describe.each(stores)('%s, devices', (_where, make) => {
  const address: PushAddress = { kind: 'web-push', url: 'https://push.example/planted', publicKey: 'key', auth: 'secret' };
  const endpoint = { id: endpointId(address), address, registeredAt: NOW };

  it('are one person’s, sealed, and go with the person', { timeout: 30_000 }, async () => {
    const { store, table } = await make();
    await store.put('ada', { ...endpoint, name: 'Phone' });
    await store.put('ada', endpoint);
    expect(await store.list('ada')).toEqual([endpoint]);
    const rows = async () => (table === undefined ? '' : JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items));
    expect(await rows()).not.toContain('planted');
    await store.put('bob', endpoint);
    expect([await store.list('ada'), await store.list('bob')]).toEqual([[], [endpoint]]);
    expect([
      await store.remove('ada', endpoint.id),
      await store.remove('bob', endpoint.id),
      await store.remove('bob', endpoint.id),
    ]).toEqual([false, true, false]);
    await store.put('ada', endpoint);
    await store.nextWebhookKey('ada', { number: 2, since: NOW });
    await store.erase('ada');
    expect([await store.list('ada'), (await store.webhookKey('ada')).number]).toEqual([[], 1]);
    if (table !== undefined) expect(await rows()).toBe('[]');
  });

  it('tell where phones are kept, without opening anything', { timeout: 30_000 }, async () => {
    const { store, table } = await make();
    const phone: PushAddress = { kind: 'apns', token: 'planted', place: 'arn:aws:sns:eu-west-1:1:endpoint/APNS/x/1' };
    await store.put('ada', endpoint);
    await store.put('ada', { id: endpointId(phone), address: phone, registeredAt: NOW });
    expect(await store.places('ada')).toEqual([phone.place]);
    expect(await store.places('bob')).toEqual([]);
    if (table === undefined) return;
    expect(await new DynamoDeviceRows(client, table).places('ada')).toEqual([phone.place]);
    expect(JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items)).not.toContain('planted');
    const phones = new MemoryPhoneServices();
    phones.places.add(phone.place);
    const outbox = new DynamoOutbox(client, table, new RandomIds(), new ManualClock(NOW));
    await new AlertingEraser(new DynamoDeviceRows(client, table), outbox, phones).erase([{ account: 'ada' } as ErasureOrder]);
    expect([phones.places.size, await store.list('ada')]).toEqual([0, []]);
  });

  it('have a key for webhooks that one of several makes anew', { timeout: 30_000 }, async () => {
    const { store } = await make();
    const made = await Promise.all([1, 2].map((since) => store.nextWebhookKey('ada', { number: 2, since })));
    expect(made.toSorted((one, other) => Number(one) - Number(other))).toEqual([false, true]);
    expect(await store.nextWebhookKey('ada', { number: 3, since: NOW })).toBe(true);
    expect(await store.webhookKey('ada')).toEqual({ number: 3, since: NOW });
    expect(await store.list('ada')).toEqual([]);
  });
});

const failing: readonly [string, () => Promise<{ readonly failures: DeliveryFailures; readonly table?: string }>][] = [
  ['in memory', () => Promise.resolve({ failures: new MemoryDeliveryFailures() })],
  [
    'in DynamoDB',
    async () => {
      const table = await testTable(testDynamoDb(), 'engagement');
      return { table, failures: new DynamoDeliveryFailures(client, table) };
    },
  ],
];

describe.each(failing)('%s, what failed for good', (_where, make) => {
  it('is remembered once of each way, the last one first, and goes with the person', { timeout: 30_000 }, async () => {
    const { failures, table } = await make();
    expect(await failures.of('ada', NOW)).toEqual([]);
    const webhook = { channel: 'webhook', webhook: 'https://example.org/', reason: 'the receiver answered 404', at: NOW } as const;
    await failures.note('ada', { channel: 'webhook', webhook: 'https://example.org/old', reason: 'x', at: NOW - 1 });
    await failures.note('ada', webhook);
    await failures.note('ada', { channel: 'push', reason: 'y', at: NOW + 1 });
    expect(await failures.of('ada', NOW)).toEqual([{ channel: 'push', reason: 'y', at: NOW + 1 }, webhook]);
    expect(await failures.of('bob', NOW)).toEqual([]);
    if (table === undefined) return;
    expect(await failures.of('ada', NOW + 31 * DAY)).toEqual([]);
    const store = new DynamoEndpointStore(client, table, new FieldCipher(new MemorySealingKeys()));
    expect([await store.list('ada'), await store.remove('ada', 'failures')]).toEqual([[], false]);
    await store.erase('ada');
    expect((await client.send(new ScanCommand({ TableName: table }))).Items).toEqual([]);
  });
});

describe('the progress of digests', () => {
  it('is what it was last', async () => {
    const progress = new DynamoDigestProgress(client, await testTable(testDynamoDb(), 'engagement'));
    expect(await progress.through()).toBeUndefined();
    await progress.advance(5);
    expect(await progress.through()).toBe(5);
  });
});
