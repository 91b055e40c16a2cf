import { randomBytes } from 'node:crypto';

/** A key that fields are sealed with. */
export interface SealingKey {
  /** Grows by one with each rotation, from 1; stands in what was sealed with the key. */
  readonly number: number;
  /** 256 bits. */
  readonly bytes: Uint8Array;
}

/** The keys that fields are sealed with. All versions stay, as long as something sealed with them does. */
export abstract class SealingKeys {
  /**
   * What is sealed with now.
   * @throws UnavailableError when keys can't be had
   */
  abstract current(): Promise<SealingKey>;
  /**
   * @throws UnavailableError when keys can't be had
   * @throws SealBrokenError when there was never such a key
   */
  abstract byNumber(number: number): Promise<SealingKey>;
}

/** A data key and what its wrapper makes of it. */
export interface WrappedKey {
  readonly bytes: Uint8Array;
  readonly wrapped: Uint8Array;
}

/** Wraps data keys with a key that nobody but it has: AWS KMS, or a secret of the deployment. */
export abstract class KeyWrapper {
  /** A new data key. `purpose` must be said again to unwrap it. */
  abstract generate(purpose: string): Promise<WrappedKey>;
  abstract unwrap(wrapped: Uint8Array, purpose: string): Promise<Uint8Array>;
}

/** A key as the ring keeps it. */
export interface KeptKey {
  readonly number: number;
  readonly wrapped: Uint8Array;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** Where wrapped keys are kept. */
export abstract class KeyRing {
  /** Every key, oldest first. */
  abstract list(): Promise<readonly KeptKey[]>;
  /** @returns false, and keeps nothing, when there is a key of this number already */
  abstract add(key: KeptKey): Promise<boolean>;
}

/** A ring in memory. For tests. */
export class MemoryKeyRing extends KeyRing {
  private readonly keys = new Map<number, KeptKey>();

  list(): Promise<readonly KeptKey[]> {
    return Promise.resolve([...this.keys.values()]);
  }

  add(key: KeptKey): Promise<boolean> {
    if (this.keys.has(key.number)) return Promise.resolve(false);
    this.keys.set(key.number, key);
    return Promise.resolve(true);
  }
}

/** Keys of nobody else, in memory. For tests. */
export class MemorySealingKeys extends SealingKeys {
  private readonly keys: SealingKey[] = [{ number: 1, bytes: randomBytes(32) }];

  current(): Promise<SealingKey> {
    return Promise.resolve(this.keys.at(-1) as SealingKey);
  }

  byNumber(number: number): Promise<SealingKey> {
    const key = this.keys[number - 1];
    return key === undefined ? Promise.reject(new SealBrokenError()) : Promise.resolve(key);
  }

  rotate(): void {
    this.keys.push({ number: this.keys.length + 1, bytes: randomBytes(32) });
  }
}

/** Thrown when what should be sealed is not what was sealed there. A defect or tampering: nobody may be told more. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';

  constructor(options?: ErrorOptions) {
    super('a sealed field does not open', options);
  }
}
