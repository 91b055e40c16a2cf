import { type Clock, SECOND, UnavailableError } from '@groundswell/kernel';
import { digestOf, isOperatorKey, makeOperatorKey, sameDigest } from './operator-key.ts';
import { type OperatorKeyDigests, OperatorKeys } from './operator-keys.ts';

/** How long a digest that was read is taken as the one of now. */
const FRESH = 5 * SECOND;
/** A key that does not fit may be newer than the digest: look again, but not for every wrong key. */
const RECHECK = 1 * SECOND;

/** The operator key, of which a digest is stored, and remembered for five seconds. */
export class StoredOperatorKeys extends OperatorKeys {
  private known: { readonly digest: string | undefined; readonly readAt: number } | undefined;

  constructor(
    private readonly digests: OperatorKeyDigests,
    private readonly clock: Clock,
  ) {
    super();
  }

  async exists(): Promise<boolean> {
    return (await this.digest(0)) !== undefined;
  }

  async verify(key: string): Promise<boolean> {
    if (!isOperatorKey(key)) return false;
    const given = digestOf(key);
    return fits(given, await this.digest(FRESH)) || fits(given, await this.digest(RECHECK));
  }

  async rotate(): Promise<string> {
    const key = makeOperatorKey();
    const now = this.clock.now();
    await this.digests.replace(digestOf(key), now);
    this.known = { digest: digestOf(key), readAt: now };
    return key;
  }

  /** @param maxAge milliseconds that what is remembered may be old */
  private async digest(maxAge: number): Promise<string | undefined> {
    const now = this.clock.now();
    if (this.known !== undefined && Math.abs(now - this.known.readAt) < maxAge) return this.known.digest;
    try {
      const digest = await this.digests.read();
      this.known = { digest, readAt: now };
      return digest;
    } catch (error) {
      throw new UnavailableError('The operator key can not be checked just now', 5, { cause: error });
    }
  }
}

function fits(given: string, digest: string | undefined): boolean {
  return digest !== undefined && sameDigest(given, digest);
}
