import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '../keyed-digest.ts';
import type { Secret, Secrets } from '../secrets/secrets.ts';
import { KeyWrapper, type WrappedKey } from './sealing-keys.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Wraps data keys with the secret `fields`, where there is no KMS: on a laptop. */
export class SecretKeyWrapper extends KeyWrapper {
  constructor(private readonly secrets: Secrets) {
    super();
  }

  async generate(purpose: string): Promise<WrappedKey> {
    const { current } = await this.secrets.read('fields');
    const [bytes, nonce] = [randomBytes(32), randomBytes(NONCE_BYTES)];
    const cipher = createCipheriv(ALGORITHM, deriveKey(current, 'wrap'), nonce).setAAD(Buffer.from(purpose));
    return { bytes, wrapped: Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) };
  }

  async unwrap(wrapped: Uint8Array, purpose: string): Promise<Uint8Array> {
    const secret = await this.secrets.read('fields');
    const versions = textsOf(secret);
    for (const [index, text] of versions.entries()) {
      try {
        return unwrapWith(deriveKey(text, 'wrap'), wrapped, purpose);
      } catch (error) {
        if (index === versions.length - 1) throw error;
      }
    }
    throw new Error('the secret has no version');
  }
}

function textsOf({ current, previous }: Secret): readonly string[] {
  return previous === undefined ? [current] : [current, previous];
}

function unwrapWith(key: Buffer, wrapped: Uint8Array, purpose: string): Uint8Array {
  const decipher = createDecipheriv(ALGORITHM, key, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(wrapped.subarray(wrapped.length - TAG_BYTES));
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, wrapped.length - TAG_BYTES)), decipher.final()]);
}
