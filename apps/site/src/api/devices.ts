import { answerOf, type Schemas } from '@groundswell/client';
import { person } from './accounts.ts';

type Endpoint = Schemas['Endpoint'];

export async function readDevices(): Promise<readonly Endpoint[]> {
  return (await answerOf(person.GET('/v1/endpoints', { cache: 'no-store' }))).endpoints;
}

/** Ends pushes to a device. @throws ApiError `not-found` */
export function removeDevice(id: string): Promise<unknown> {
  return answerOf(person.DELETE('/v1/endpoints/{endpoint}', { params: { path: { endpoint: id } } }));
}

/** What browsers subscribe with. */
export async function readPushKey(): Promise<string> {
  return (await answerOf(person.GET('/v1/endpoints/vapid', { cache: 'no-store' }))).publicKey;
}

/** Safe to repeat. */
export function registerBrowser(name: string, subscription: PushSubscription): Promise<Endpoint> {
  const { keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  const body = { kind: 'web-push', name, subscription: { endpoint: subscription.endpoint, keys: { p256dh, auth } } } as const;
  return answerOf(person.POST('/v1/endpoints', { body }));
}
