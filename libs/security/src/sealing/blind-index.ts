import { KeyedDigest } from '../keyed-digest.ts';
import type { Secrets } from '../secrets/secrets.ts';

/**
 * Finds an item by a field that is sealed: beside it stands a keyed digest of its text, the same each time.
 * Whoever reads the table sees which texts are equal, and none of them.
 */
export class BlindIndex {
  /** @param secrets has the secret `index` */
  constructor(private readonly secrets: Secrets) {}

  /**
   * Under what the text may be found, the way it is written now first; after a rotation also the way before.
   * @param field unrelated for different fields
   * @param text in its one spelling: an address in lower case, say
   * @throws UnavailableError when the secret can't be read
   */
  async of(field: string, text: string): Promise<readonly [string, ...string[]]> {
    const { current, previous } = await this.secrets.read('index');
    const digest = (secret: string): string => new KeyedDigest(secret, `index ${field}`).of(text);
    return previous === undefined ? [digest(current)] : [digest(current), digest(previous)];
  }
}
