import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Clock, DAY, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import type { Vault } from '../vault.ts';
import type { SigningKeyStore, StoredSigningKey } from './signing-key-store.ts';

const FIELD = 'signing key';

/** How long a key signs. */
export const KEY_LIFETIME = 30 * DAY;
/** How long a key is published before it signs: whoever keeps the published keys for minutes knows it by then. */
export const KEY_LEAD = 15 * MINUTE;
/** How long a key is published after its last signature: longer than an access token lives. */
export const KEY_OVERLAP = 15 * MINUTE;
/** How long what was read is taken as all there is. */
const FRESH = 1 * MINUTE;
/** A key id that is unknown may be newer than what was read: look again, but not for every made-up id. */
const RECHECK = 1 * SECOND;

/** The key that signs now. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * The keys of access tokens: ES256, made here when they are needed, their private halves sealed. A key
 * signs until the next one does; both are published while tokens of the older one may live.
 */
export class SigningKeys {
  private known: { readonly keys: readonly StoredSigningKey[]; readonly readAt: number } | undefined;
  private readonly privateKeys = new Map<string, Promise<KeyObject>>();

  constructor(
    private readonly store: SigningKeyStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The key to sign with; the first one, or one that is due, is made meanwhile. */
  async signer(): Promise<Signer> {
    const now = this.clock.now();
    let keys = await this.keys(FRESH);
    const newest = keys.at(-1);
    if (newest === undefined || newest.signsFrom + KEY_LIFETIME - KEY_LEAD <= now) keys = await this.make(keys, now);
    const current = signing(keys, now);
    if (current === undefined) throw new UnavailableError('No key signs just now', 1);
    return { kid: current.kid, privateKey: await this.privateKey(current) };
  }

  /**
   * The public key of a key id, as PEM; undefined when no published key has it.
   * @throws UnavailableError when that can't be found out
   */
  async publicKey(kid: string): Promise<string | undefined> {
    const found = find(await this.keys(FRESH), kid) ?? find(await this.keys(RECHECK), kid);
    if (found === undefined || !this.published(await this.keys(FRESH)).includes(found)) return undefined;
    const key = createPublicKey({ format: 'jwk', key: JSON.parse(found.publicJwk) as JsonWebKey });
    return key.export({ format: 'pem', type: 'spki' }).toString();
  }

  /** The JSON Web Key Set of all published keys (RFC 7517). */
  async keySet(): Promise<{ readonly keys: readonly JWK[] }> {
    const keys = this.published(await this.keys(FRESH));
    return { keys: keys.map(({ kid, publicJwk }) => ({ ...(JSON.parse(publicJwk) as JWK), kid, use: 'sig', alg: 'ES256' })) };
  }

  /** Makes the next key now, before the one of today is due. It signs after its lead. */
  async rotate(): Promise<void> {
    await this.make(await this.keys(0), this.clock.now());
  }

  /** @param maxAge milliseconds that what is remembered may be old */
  private async keys(maxAge: number): Promise<readonly StoredSigningKey[]> {
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

  /** Makes the key after `before` unless another process does, and lets those go that nothing needs any more. */
  private async make(before: readonly StoredSigningKey[], now: number): Promise<readonly StoredSigningKey[]> {
    const number = (before.at(-1)?.number ?? 0) + 1;
    await this.store.add(await this.generate(number, before.length === 0 ? now : now + KEY_LEAD));
    const keys = await this.keys(0);
    const gone = keys.filter((key) => !this.published(keys).includes(key));
    for (const key of gone) await this.store.remove(key.number);
    return keys;
  }

  private async generate(number: number, signsFrom: number): Promise<StoredSigningKey> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const publicJwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(publicJwk);
    const sealedJwk = await this.vault.seal(JSON.stringify(await exportJWK(privateKey)), kid, FIELD);
    return { number, kid, publicJwk: JSON.stringify(publicJwk), sealedJwk, signsFrom };
  }

  /** Those whose tokens may be alive, and those that will sign soon. */
  private published(keys: readonly StoredSigningKey[]): readonly StoredSigningKey[] {
    const now = this.clock.now();
    return keys.filter((_, index) => (keys[index + 1]?.signsFrom ?? Infinity) + KEY_OVERLAP > now);
  }

  private privateKey({ kid, sealedJwk }: StoredSigningKey): Promise<KeyObject> {
    const known = this.privateKeys.get(kid);
    if (known !== undefined) return known;
    const opened = this.vault.open(sealedJwk, kid, FIELD).then((jwk) => privateKeyOf(JSON.parse(jwk) as JsonWebKey));
    this.privateKeys.set(kid, opened);
    opened.catch(() => this.privateKeys.delete(kid));
    return opened;
  }
}

function privateKeyOf(key: JsonWebKey): KeyObject {
  return createPrivateKey({ format: 'jwk', key });
}

function signing(keys: readonly StoredSigningKey[], now: number): StoredSigningKey | undefined {
  return keys.findLast((key) => key.signsFrom <= now);
}

function find(keys: readonly StoredSigningKey[], kid: string): StoredSigningKey | undefined {
  return keys.find((key) => key.kid === kid);
}
