import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { type Clock, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import type { SigningKeyStore, StoredSigningKey } from './signing-key-store.ts';

/** How long a key is published after its last signature: longer than an access token lives. */
export const KEY_OVERLAP = 15 * MINUTE;
/** How long what was read is taken as all there is. */
export const FRESH = 1 * MINUTE;
/** A key id that is unknown may be newer than what was read: look again, but not for every made-up id. */
const RECHECK = 1 * SECOND;

/** The public halves of the keys that sign access tokens: all that whoever checks one needs. */
export class PublishedKeys {
  /** Reading one takes longer than a signature. */
  private readonly imported = new WeakMap<StoredSigningKey, KeyObject>();
  private known: { readonly keys: readonly StoredSigningKey[]; readonly readAt: number } | undefined;

  constructor(
    protected readonly store: SigningKeyStore,
    protected readonly clock: Clock,
  ) {}

  /**
   * The public key of a key id; undefined when no published key has it.
   * @throws UnavailableError when that can't be found out
   */
  async publicKey(kid: string): Promise<KeyObject | undefined> {
    const found = find(await this.keys(FRESH), kid) ?? find(await this.keys(RECHECK), kid);
    if (found === undefined || !this.published(await this.keys(FRESH)).includes(found)) return undefined;
    const key = this.imported.get(found) ?? createPublicKey({ format: 'jwk', key: JSON.parse(found.publicJwk) as JsonWebKey });
    this.imported.set(found, key);
    return key;
  }

  /** The JSON Web Key Set of all published keys (RFC 7517). */
  async keySet(): Promise<{ readonly keys: readonly JWK[] }> {
    const keys = this.published(await this.keys(FRESH));
    return { keys: keys.map(({ kid, publicJwk }) => ({ ...(JSON.parse(publicJwk) as JWK), kid, use: 'sig', alg: 'ES256' })) };
  }

  /** @param maxAge milliseconds that what is remembered may be old */
  protected async keys(maxAge: number): Promise<readonly StoredSigningKey[]> {
    const now = this.clock.now();
    if (this.known !== undefined && Math.abs(now - this.known.readAt) < maxAge) return this.known.keys;
    try {
      const keys = await this.store.list();
      this.known = { keys, readAt: now };
      return keys;
    } catch (error) {
      throw new UnavailableError('Signing keys can not be read just now', 5, { cause: error });
    }
  }

  /** Those whose tokens may be alive, and those that will sign soon. */
  protected published(keys: readonly StoredSigningKey[]): readonly StoredSigningKey[] {
    const now = this.clock.now();
    return keys.filter((_, index) => (keys[index + 1]?.signsFrom ?? Infinity) + KEY_OVERLAP > now);
  }
}

function find(keys: readonly StoredSigningKey[], kid: string): StoredSigningKey | undefined {
  return keys.find((key) => key.kid === kid);
}
