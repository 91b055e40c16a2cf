import { type ClientOptions, createClient, type GroundswellClient } from './client.ts';
import type { DeviceStorage } from './platform/device-storage.ts';
import { type Locks, locksFor } from './platform/locks.ts';
import { type Platform, platformOf } from './platform/platform.ts';
import { type AnswerCache, RecentAnswers } from './sending/answer-cache.ts';
import { caching } from './sending/caching.ts';
import { renewing } from './sending/renewing.ts';
import { type Fetch, retrying } from './sending/retrying.ts';
import type { RetryRules } from './sending/retry-rules.ts';
import { Session } from './sessions/session.ts';

export interface GroundswellOptions extends Pick<ClientOptions, 'baseUrl' | 'fetch'> {
  /** Where this device keeps what must outlast the app: the offline queue, and what the server said last. */
  readonly storage: DeviceStorage;
  /** Where it keeps the tokens of the session: a keychain. Default: `storage`. */
  readonly secrets?: DeviceStorage;
  /** What the platform lacks, or tests decide. */
  readonly platform?: Partial<Platform>;
  /** Default: of all pages of an origin where browsers have them, else of all clients over the same storage object. */
  readonly locks?: Locks;
  readonly retries?: Partial<RetryRules>;
  /** Keeps answers by their ETag. Default: the last 100, in memory. */
  readonly cache?: AnswerCache;
  /** What stored texts and locks are called, for several deployments on one device. Default `groundswell`. */
  readonly name?: string;
}

/** Everything that an app needs of a deployment. */
export interface Groundswell {
  /** Every route, typed: tokens are sent where they are needed and renewed before they end, and what may be repeated is. */
  readonly api: GroundswellClient;
  /** Signing up, in and out. */
  readonly session: Session;
  /** For what is built upon them: `openKeptItems`. */
  readonly parts: GroundswellParts;
}

export interface GroundswellParts extends Required<Pick<GroundswellOptions, 'storage' | 'locks' | 'name'>> {
  readonly platform: Platform;
  /** Sends what may be sent again, whatever its method. */
  readonly repeating: Fetch;
}

/** A deployment as an app on a device uses it. Asks nothing yet. */
export function openGroundswell(options: GroundswellOptions): Groundswell {
  const { baseUrl, storage, secrets = storage, retries, cache = new RecentAnswers(), name = 'groundswell' } = options;
  const locks = options.locks ?? locksFor(storage);
  const platform = platformOf({ ...(options.fetch && { fetch: options.fetch }), ...options.platform });
  const send = retrying(platform, retries);
  const repeating = retrying(platform, retries, () => true);
  const session = new Session({
    api: createClient({ baseUrl, fetch: send }),
    repeating,
    storage: secrets,
    locks,
    platform,
    name: `${name}.session`,
  });
  session.on(() => cache.clear());
  const fetch = renewing(caching(send, cache), session);
  const api = createClient({ baseUrl, fetch, accessToken: () => session.accessToken() });
  return { api, session, parts: { storage, locks, name, platform, repeating: renewing(repeating, session) } };
}
