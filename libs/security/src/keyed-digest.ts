import { createHmac, hkdfSync } from 'node:crypto';

/**
 * What is kept of a text that must not be kept itself (an address, an e-mail address as part of a key):
 * HMAC-SHA256. Equal texts have equal digests; without the key nobody can try out texts.
 */
export class KeyedDigest {
  private readonly key: Buffer;

  /**
   * @param key any text of at least 32 random characters
   * @param purpose digests of different purposes are unrelated
   */
  constructor(key: string, purpose: string) {
    this.key = deriveKey(key, purpose);
  }

  /** 43 characters of base64url. */
  of(text: string | Uint8Array): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

/** 256 bits for one purpose from a secret that has several: HKDF (RFC 5869) with SHA-256. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `groundswell ${purpose}`, 32));
}
