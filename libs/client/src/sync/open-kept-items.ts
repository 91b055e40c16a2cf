import type { components } from '../generated/openapi.ts';
import type { Groundswell } from '../groundswell.ts';
import { uuid } from '../platform/random-texts.ts';
import type { Settle } from './answers-taken.ts';
import { ApiTransport, SignedOutError } from './api-transport.ts';
import { DeviceStore } from './device-store.ts';
import { KeptItems } from './kept-items.ts';

/** What people keep, by collection. */
export interface KeptValues {
  /** One item, `me`. */
  readonly profile: components['schemas']['Profile'];
  /** By topic; nothing but that it is followed. */
  readonly follows: Readonly<Record<string, never>>;
  /** By topic: what is muted is never shown. */
  readonly mutes: Readonly<Record<string, never>>;
  /** By a UUID that the device makes. */
  readonly alerts: components['schemas']['Alert'];
}

/**
 * What the person who is signed in keeps. Signing out forgets it on this device, with what was not sent: `sync` before.
 * A session that ended otherwise leaves it; the same person finds it after signing in again, and nobody else does.
 * @throws SignedOutError when nobody is signed in
 * @throws DamagedQueueError when the stored queue can't be read
 */
export async function openKeptItems(groundswell: Groundswell, options: { readonly settle?: Settle } = {}): Promise<KeptItems<KeptValues>> {
  const { api, session, parts } = groundswell;
  const account = (await session.current())?.account;
  if (account === undefined) throw new SignedOutError();
  const kept = await KeptItems.open<KeptValues>({
    store: new DeviceStore(parts.storage, parts.locks, `${parts.name}.${account}`),
    transport: new ApiTransport(api, parts.repeating, () => session.accessToken(account)),
    newId: () => uuid(parts.platform),
    spelling,
    ...options,
  });
  session.on((event) => {
    if (event.type === 'signed-out' && event.account === account) void kept.forget();
  });
  return kept;
}

/** Topics as people write them, nearly as the server spells them, whose word counts in the end. */
function spelling(collection: string, id: string): string {
  if (collection !== 'follows' && collection !== 'mutes') return id;
  return id.normalize('NFKC').trim().replace(/^#+/, '').toLowerCase();
}
