import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readAddress, Vault } from '@groundswell/auth';
import {
  createDocumentClient,
  DynamoAccountStore,
  DynamoDeliveryFailures,
  DynamoDigestProgress,
  DynamoEndpointStore,
  DynamoKeptItems,
  DynamoKeyRing,
  DynamoModerationStore,
  DynamoOutbox,
  DynamoRankStore,
  DynamoWatchers,
} from '@groundswell/data';
import {
  AlertMatcher,
  Deliverer,
  Digests,
  endpointId,
  Keeper,
  type PushAddress,
  PushToEndpoints,
  type Sent,
  WebhookKeyring,
} from '@groundswell/feed';
import { HOUR, ManualClock, MINUTE, RandomIds } from '@groundswell/kernel';
import { FieldCipher, FixedDeploymentKey, type MemorySecrets, RotatingSealingKeys, SecretKeyWrapper } from '@groundswell/security';
import { PartedTrendReads, Publicity } from '@groundswell/trend';
import { operatorOver } from '../factories/moderation.ts';

const KEY = 'a key of this deployment only, too';
const ADDRESSES = ['a', 'b'].map((name): PushAddress => ({
  kind: 'web-push',
  url: `https://push.example/${name}`,
  publicKey: '',
  auth: '',
}));

export interface AlertingWorld {
  readonly clock: ManualClock;
  readonly tables: { readonly identity: string; readonly engagement: string; readonly trends: string };
  readonly secrets: MemorySecrets;
  /** A topic that everybody may see, and bytes above which its parts are in pieces. */
  readonly topic: string;
  readonly largestBody: number;
}

function cipherOf({ clock, tables, secrets }: AlertingWorld, dynamo: DynamoDBClient): FieldCipher {
  return new FieldCipher(new RotatingSealingKeys(new DynamoKeyRing(dynamo, tables.identity), new SecretKeyWrapper(secrets), clock));
}

/** What the function `mobile` does for devices: some come, change their person, and go. */
export async function keepDevices(world: AlertingWorld, dynamo: DynamoDBClient): Promise<void> {
  const store = new DynamoEndpointStore(createDocumentClient(dynamo), world.tables.engagement, cipherOf(world, dynamo));
  for (const [index, address] of ADDRESSES.entries()) {
    const endpoint = { id: endpointId(address), address, registeredAt: index };
    await store.put('bob', endpoint);
    await store.put('ada', endpoint);
  }
  await store.nextWebhookKey('ada', { number: 2, since: 0 });
  await store.remove('ada', 'none');
  await store.list('ada');
}

/** Somebody has a device, and is to be told something. */
export async function planDelivery(world: AlertingWorld, person: string, dynamo: DynamoDBClient): Promise<void> {
  const { clock, tables } = world;
  const client = createDocumentClient(dynamo);
  const address: PushAddress = { kind: 'web-push', url: 'https://push.example/gone', publicKey: '', auth: '' };
  const store = new DynamoEndpointStore(client, tables.engagement, cipherOf(world, dynamo));
  await store.put(person, { id: endpointId(address), address, registeredAt: 0 });
  const message = { title: 'x', text: 'y', path: '/' };
  const delivery = { person, channel: 'push', event: 'x', message, facts: {}, quiet: true, madeAt: clock.now() } as const;
  await new DynamoOutbox(client, tables.engagement, new RandomIds(), clock).add([delivery], clock.now());
}

/** What the function `notify` does: an alert and a digest go to two devices, one of which is gone and one not reached at first. */
export async function notify(world: AlertingWorld, account: string, dynamo: DynamoDBClient): Promise<void> {
  const { clock, tables, topic } = world;
  const client = createDocumentClient(dynamo);
  const cipher = cipherOf(world, dynamo);
  const ids = new RandomIds();
  const items = new DynamoKeptItems(client, tables.engagement);
  const watchers = new DynamoWatchers(client, tables.engagement);
  const outbox = new DynamoOutbox(client, tables.engagement, ids, clock);
  const endpoints = new DynamoEndpointStore(client, tables.engagement, cipher);
  const storeOf = (record: string) => new DynamoRankStore(client, tables.trends, ids, world.largestBody, record);
  const reads = PartedTrendReads.open(storeOf, 1, clock, clock);
  const { book } = operatorOver(new DynamoModerationStore(client, tables.trends), clock, 'notify');
  const publicity = new Publicity({ minimumActors: 1, kinds: [] }, reads, book);
  const matcher = new AlertMatcher({ watchers, items, outbox, publicity, clock });
  const failures = new DynamoDeliveryFailures(client, tables.engagement);
  const progress = new DynamoDigestProgress(client, tables.engagement);
  const digests = new Digests({ watchers, items, reads, publicity, outbox, progress, clock, zones: ['UTC'] });
  const letters = {
    send: async (): Promise<Sent> => {
      const found = await new DynamoAccountStore(client, tables.identity).byId(account);
      if (found !== undefined) await readAddress(new Vault(cipher, new FixedDeploymentKey(KEY)), found);
      return { became: 'taken' };
    },
  };
  const answers: Sent[] = [
    { became: 'gone', reason: '410' },
    { became: 'put-off', reason: '503' },
  ];
  const pushes = new PushToEndpoints(endpoints, { push: () => Promise.resolve(answers.shift() ?? { became: 'taken' }) });
  const webhooks = { post: () => Promise.resolve<Sent>({ became: 'taken' }) };
  const webhookKeys = new WebhookKeyring(endpoints, KEY, clock);
  const deliverer = new Deliverer({ outbox, failures, items, pushes, letters, webhooks, webhookKeys, clock });
  await failures.note('ada', { channel: 'push', reason: 'x', at: clock.now() });
  await digests.run();
  const trend = { topic, label: topic, startedAt: 0, score: 50, actorsPerDay: 9 };
  for (const scope of ['everywhere', 'region:PT'] as const) await matcher.match([{ after: { scope, at: clock.now(), trends: [trend] } }]);
  for (const wait of [0, 15 * MINUTE, HOUR]) {
    clock.advance(wait);
    await digests.run();
    await deliverer.run(() => true);
  }
}

/** Somebody who wants to be told, in the table that `notify` reads. */
export async function wantAlerts({ clock, tables, topic }: AlertingWorld, dynamo: DynamoDBClient): Promise<void> {
  const keeper = new Keeper(new DynamoKeptItems(createDocumentClient(dynamo), tables.engagement), clock);
  const by = ['push', 'email', 'webhook'];
  const at = new Date(Math.ceil((clock.now() + MINUTE) / (15 * MINUTE)) * 15 * MINUTE).toISOString().slice(11, 16);
  const webhook = 'https://hooks.example/';
  const results = await keeper.apply('ada', [
    {
      id: 'a',
      collection: 'alerts',
      item: '00000000-0000-4000-8000-000000000001',
      set: { when: { kind: 'topic-starts', topic }, by, webhook },
    },
    { id: 'b', collection: 'profile', item: 'me', set: { digest: { every: 'day', at, by: ['email'] } } },
    { id: 'c', collection: 'follows', item: topic, set: {} },
  ]);
  if (results.some(({ status }) => status !== 'applied')) throw new Error(JSON.stringify(results));
}
