/** A key that access tokens are signed with. Never changes once it is kept. */
export interface StoredSigningKey {
  /** 1 for the first, then one after the other. */
  readonly number: number;
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  /** JSON Web Key, as JSON. */
  readonly publicJwk: string;
  /** The whole key as JSON, sealed. */
  readonly sealedJwk: string;
  /** From when it signs; it is published before. Epoch milliseconds. */
  readonly signsFrom: number;
}

/** Where signing keys are kept. */
export abstract class SigningKeyStore {
  /** Every key, by number. */
  abstract list(): Promise<readonly StoredSigningKey[]>;
  /** @returns false, and keeps nothing, when there is a key of this number */
  abstract add(key: StoredSigningKey): Promise<boolean>;
  abstract remove(number: number): Promise<void>;
}

/** Signing keys in memory. For tests. */
export class MemorySigningKeyStore extends SigningKeyStore {
  private readonly keys = new Map<number, StoredSigningKey>();

  list(): Promise<readonly StoredSigningKey[]> {
    return Promise.resolve([...this.keys.values()].toSorted((one, other) => one.number - other.number));
  }

  add(key: StoredSigningKey): Promise<boolean> {
    if (this.keys.has(key.number)) return Promise.resolve(false);
    this.keys.set(key.number, key);
    return Promise.resolve(true);
  }

  remove(number: number): Promise<void> {
    this.keys.delete(number);
    return Promise.resolve();
  }
}
