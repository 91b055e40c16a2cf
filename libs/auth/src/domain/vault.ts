import { type DeploymentKey, type FieldCipher, KeyedDigest } from '@groundswell/security';

const TABLE = 'identity';

/** Keeps texts that whoever reads the tables must not read: addresses, secrets of authenticators, private keys. */
export class Vault {
  private readonly digests = new Map<string, Promise<KeyedDigest>>();

  /** @param key digests are made with it: it never changes, and neither do they */
  constructor(
    private readonly cipher: FieldCipher,
    private readonly key: DeploymentKey,
  ) {}

  /**
   * Seals `text`, as base64url. The same text sealed twice looks different.
   * @param owner id of the account or key that it is of: it opens for the same owner and field alone
   */
  async seal(text: string, owner: string, field: string): Promise<string> {
    return Buffer.from(await this.cipher.seal(text, { table: TABLE, key: owner, field })).toString('base64url');
  }

  /** @throws SealBrokenError when it was not sealed here, was altered, or belongs elsewhere */
  open(sealed: string, owner: string, field: string): Promise<string> {
    return this.cipher.open(Buffer.from(sealed, 'base64url'), { table: TABLE, key: owner, field });
  }

  /** The same digest for the same text, 43 characters; without the key nobody can try out texts. */
  async digest(text: string, purpose: string): Promise<string> {
    let digest = this.digests.get(purpose);
    if (digest === undefined) {
      digest = this.key.text().then((key) => new KeyedDigest(key, `accounts ${purpose}`));
      digest.catch(() => this.digests.delete(purpose));
      this.digests.set(purpose, digest);
    }
    return (await digest).of(text);
  }
}
