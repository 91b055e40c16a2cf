import { createHash, randomBytes } from 'node:crypto';

const NAME_LENGTH = 12;

/** A new write key: 192 random bits, nobody guesses it. */
export function newWriteKey(): string {
  return `gsw_${randomBytes(24).toString('base64url')}`;
}

/**
 * What a write key is called where the key itself must not stand, as in addresses, which end in logs: the first 72
 * bits of its SHA-256, base64url. Tells the few keys of a source apart, and opens nothing.
 */
export function writeKeyName(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, NAME_LENGTH);
}
