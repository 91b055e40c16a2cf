import { PushRefusedError } from './push-refused.ts';

const WORKER = '/push-worker.js';

/** What this browser could do about pushes. */
export type PushPermission = 'unsupported' | 'blocked' | 'possible';

export function pushPermission(): PushPermission {
  // Pages without TLS, and some browsers, have none of these.
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'blocked' : 'possible';
}

/** The subscription of this browser, whoever it was made for; undefined where there is none. */
export async function currentSubscription(): Promise<PushSubscription | undefined> {
  if (pushPermission() === 'unsupported') return undefined;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/**
 * Asks the person and then the browser's push service. Has to be called by what somebody did: browsers ask for nothing else.
 * @param publicKey whose pushes are taken, base64url
 * @throws PushRefusedError
 */
export async function subscribe(publicKey: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefusedError('no-permission');
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  try {
    return await pushManager.subscribe(wanted).catch(async (error: unknown) => {
      // One of another key, which the deployment had before, is in the way.
      const old = await pushManager.getSubscription();
      if (old === null) throw error;
      await old.unsubscribe();
      return pushManager.subscribe(wanted);
    });
  } catch (error) {
    throw new PushRefusedError('no-service', { cause: error });
  }
}

/** Nobody's pushes are shown by this browser any more: its push service says so to whoever sends one. */
export async function unsubscribe(): Promise<void> {
  await (await currentSubscription())?.unsubscribe();
}
