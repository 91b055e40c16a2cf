import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a refresh token says: whose session it is of, and two secrets. */
export interface RefreshToken {
  readonly accountId: string;
  readonly sessionId: string;
  /** Shared by all tokens of the session: tells a token that was used before from a made-up one. */
  readonly family: string;
  /** The token's own. */
  readonly own: string;
}

/** What every refresh token begins with, so that people and secret scanners know one when they see it. */
const PREFIX = 'gsr_';
const TOKEN = /^gsr_([A-Za-z0-9-]{1,64})\.([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** The first token of a session: 128 bits for the family, 256 of its own. */
export function firstToken(accountId: string, sessionId: string): RefreshToken {
  return { accountId, sessionId, family: randomBytes(16).toString('base64url'), own: secret() };
}

/** The token that comes after `token`. */
export function nextToken(token: RefreshToken): RefreshToken {
  return { ...token, own: secret() };
}

export function writeToken({ accountId, sessionId, family, own }: RefreshToken): string {
  return `${PREFIX}${accountId}.${sessionId}.${family}.${own}`;
}

/** The token that `text` writes down; undefined when it is none. */
export function readToken(text: string): RefreshToken | undefined {
  const [, accountId, sessionId, family, own] = TOKEN.exec(text) ?? [];
  if (accountId === undefined || sessionId === undefined || family === undefined || own === undefined) return undefined;
  return { accountId, sessionId, family, own };
}

/** What is kept of a secret. Plain SHA-256: nobody tries out 2^128 of them. */
export function digestOfSecret(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares a secret with a kept digest in a time that does not tell where they differ. */
export function fitsDigest(text: string, digest: string): boolean {
  const [given, kept] = [Buffer.from(digestOfSecret(text), 'hex'), Buffer.from(digest, 'hex')];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
