import { randomBytes } from 'node:crypto';

/** A new write key: 192 random bits, nobody guesses it. */
export function newWriteKey(): string {
  return `gsw_${randomBytes(24).toString('base64url')}`;
}
