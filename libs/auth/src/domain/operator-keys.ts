/**
 * The key that opens operator routes until accounts exist, and to machines afterwards. There is one at
 * a time; it is shown when it is made and never again.
 */
export abstract class OperatorKeys {
  /** Whether a key was ever made. */
  abstract exists(): Promise<boolean>;
  /**
   * Whether `key` is the key of now.
   * @throws UnavailableError when that can't be found out: never open then
   */
  abstract verify(key: string): Promise<boolean>;
  /**
   * Makes a new key, and the old one worthless: here at once, elsewhere within seconds.
   * @returns the key, which only its digest is kept of
   */
  abstract rotate(): Promise<string>;
}

/** Where the digest of the operator key is kept. */
export abstract class OperatorKeyDigests {
  /** SHA-256 of the key of now, hexadecimal; undefined when there is none. */
  abstract read(): Promise<string | undefined>;
  /** @param createdAt when the key was made, epoch milliseconds */
  abstract replace(digest: string, createdAt: number): Promise<void>;
}

/** A digest in memory. For tests. */
export class MemoryOperatorKeyDigests extends OperatorKeyDigests {
  private digest: string | undefined;

  read(): Promise<string | undefined> {
    return Promise.resolve(this.digest);
  }

  replace(digest: string): Promise<void> {
    this.digest = digest;
    return Promise.resolve();
  }
}
