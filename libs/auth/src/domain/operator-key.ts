import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every operator key begins with, so that people and secret scanners know one when they see it. */
const PREFIX = 'gso_';
const KEY = /^gso_[A-Za-z0-9_-]{43}$/;

/** A new operator key: 256 random bits. */
export function makeOperatorKey(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** Whether `text` has the shape of an operator key. */
export function isOperatorKey(text: string): boolean {
  return KEY.test(text);
}

/**
 * What is kept of a key. Plain SHA-256 and no password hash: nobody can try out 2^256 keys however fast
 * a try is, while a slow hash would let anybody spend our processor with wrong keys.
 * @returns 64 hexadecimal digits
 */
export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares two digests in a time that does not tell where they differ. */
export function sameDigest(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
}
