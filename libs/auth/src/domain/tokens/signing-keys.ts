import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { type Clock, DAY, MINUTE, UnavailableError } from '@groundswell/kernel';
import type { Vault } from '../vault.ts';
import { FRESH, PublishedKeys } from './published-keys.ts';
import type { SigningKeyStore, StoredSigningKey } from './signing-key-store.ts';

const FIELD = 'signing key';

/** How long a key signs. */
export const KEY_LIFETIME = 30 * DAY;
/** How long a key is published before it signs: whoever keeps the published keys for minutes knows it by then. */
export const KEY_LEAD = 15 * MINUTE;

/** The key that signs now. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * The keys of access tokens: ES256, made here when they are needed, their private halves sealed. A key
 * signs until the next one does; both are published while tokens of the older one may live.
 */
export class SigningKeys extends PublishedKeys {
  private readonly privateKeys = new Map<string, Promise<KeyObject>>();

  constructor(
    store: SigningKeyStore,
    private readonly vault: Vault,
    clock: Clock,
  ) {
    super(store, clock);
  }

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

  /** The published keys; never none: whoever sets up something that checks tokens finds one before anybody signed in. */
  override async keySet(): ReturnType<PublishedKeys['keySet']> {
    if ((await this.keys(FRESH)).length === 0) await this.make([], this.clock.now());
    return super.keySet();
  }

  /** Makes the next key now, before the one of today is due. It signs after its lead. */
  async rotate(): Promise<void> {
    await this.make(await this.keys(0), this.clock.now());
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
