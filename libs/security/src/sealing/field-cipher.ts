import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealBrokenError, type SealingKeys } from './sealing-keys.ts';

/** Where a sealed field stands. It opens nowhere else: what is copied to another item or field is broken. */
export interface FieldPlace {
  /** The table's name in the topology, not the deployment's: exports move between deployments. */
  readonly table: string;
  /** The item's key, or what never changes of it. */
  readonly key: string;
  readonly field: string;
}

const VERSION = 1;
const HEADER_BYTES = 5;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/**
 * Seals single fields of items (e-mail addresses, push tokens) with AES-256-GCM: byte 0 is the version (1),
 * bytes 1 to 4 the number of the key, 12 bytes of nonce, the ciphertext, 16 bytes of tag. Version, number
 * and place are authenticated. Nonces are random: a key is good for 2^32 fields (NIST SP 800-38D, 8.3),
 * and rotated long before.
 */
export class FieldCipher {
  constructor(private readonly keys: SealingKeys) {}

  /** @throws UnavailableError when keys can't be had */
  async seal(text: string, place: FieldPlace): Promise<Uint8Array> {
    const { number, bytes } = await this.keys.current();
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(VERSION, 0);
    header.writeUInt32BE(number, 1);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated(header, place));
    return Buffer.concat([header, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /**
   * @throws SealBrokenError when `sealed` was not sealed at this place, or was changed since
   * @throws UnavailableError when keys can't be had
   */
  async open(sealed: Uint8Array, place: FieldPlace): Promise<string> {
    const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (whole.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || whole[0] !== VERSION) throw new SealBrokenError();
    const header = whole.subarray(0, HEADER_BYTES);
    const { bytes } = await this.keys.byNumber(header.readUInt32BE(1));
    const body = whole.subarray(HEADER_BYTES + NONCE_BYTES, whole.length - TAG_BYTES);
    try {
      const nonce = whole.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, bytes, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(authenticated(header, place)).setAuthTag(whole.subarray(whole.length - TAG_BYTES));
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      throw new SealBrokenError({ cause: error });
    }
  }

  /** Whether `sealed` should be sealed anew: its key is no longer the current one. */
  async isOld(sealed: Uint8Array): Promise<boolean> {
    const { number } = await this.keys.current();
    return sealed[0] !== VERSION || Buffer.from(sealed).readUInt32BE(1) !== number;
  }
}

/** No two places give the same bytes: lengths stand before texts. */
function authenticated(header: Uint8Array, { table, key, field }: FieldPlace): Buffer {
  const parts = [table, key, field].flatMap((text) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([header, ...parts]);
}
