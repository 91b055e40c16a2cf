import { SignJWT } from 'jose';
import { type Clock, type Ids, MINUTE, SECOND } from '@groundswell/kernel';
import type { SigningKeys } from './signing-keys.ts';

/** How long an access token lives. */
export const ACCESS_LIFETIME = 10 * MINUTE;
/** How far the clocks of two of our processes may be apart. */
const SKEW = 30 * SECOND;
const MAX_TOKEN_LENGTH = 4_096;
/** RFC 9068: tells access tokens from ID tokens and from whatever else the same key might sign one day. */
const TYPE = 'at+jwt';
const KID = /^[A-Za-z0-9_-]{43}$/;
/** All that the header of a token of ours has. A `crit`, `jwk`, `jku` or `x5u` is none of it. */
const HEADER = new Set(['alg', 'kid', 'typ']);

/** Whose tokens these are and whom they are for. */
export interface TokenAudience {
  readonly issuer: string;
  readonly audience: string;
}

/** Tokens of the deployment whose site is at `url`: by it, and for its API alone. */
export function audienceAt(url: string): TokenAudience {
  const issuer = url.replace(/\/{1,9}$/, '');
  return { issuer, audience: `${issuer}/v1` };
}

/** What an access token says. */
export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly tokenVersion: number;
}

/** Makes access tokens (JWT, ES256, ten minutes). */
export class AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly audience: TokenAudience,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async make({ accountId, sessionId, tokenVersion }: AccessClaims): Promise<string> {
    const { kid, privateKey } = await this.keys.signer();
    const now = Math.floor(this.clock.now() / SECOND);
    return new SignJWT({ sid: sessionId, ver: tokenVersion })
      .setProtectedHeader({ alg: 'ES256', typ: TYPE, kid })
      .setIssuer(this.audience.issuer)
      .setAudience(this.audience.audience)
      .setSubject(accountId)
      .setJti(this.ids.next())
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + ACCESS_LIFETIME / SECOND)
      .sign(privateKey);
  }
}

/**
 * The claims of a token whose signature was right, if it is of `audience` and of `now`.
 * Every comparison is exact: an audience in an array, a time as text or a missing claim is no match.
 */
export function claimsOf(payload: Readonly<Record<string, unknown>>, audience: TokenAudience, now: number): AccessClaims | undefined {
  const { iss, aud, sub, sid, ver } = payload;
  if (iss !== audience.issuer || aud !== audience.audience || !isCurrent(payload, now)) return undefined;
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof ver !== 'number') return undefined;
  return { accountId: sub, sessionId: sid, tokenVersion: ver };
}

/**
 * The key id that a token's header names, if the header is one of ours to the letter: nothing that a
 * stranger wrote there chooses an algorithm, a key or an address.
 */
export function kidOf(token: string): string | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const header = headerOf(token.slice(0, Math.max(0, token.indexOf('.'))));
  if (header === undefined || !Object.keys(header).every((name) => HEADER.has(name))) return undefined;
  const { alg, typ, kid } = header;
  return alg === 'ES256' && typ === TYPE && typeof kid === 'string' && KID.test(kid) ? kid : undefined;
}

function headerOf(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isCurrent({ iat, nbf, exp }: Readonly<Record<string, unknown>>, now: number): boolean {
  if (!isTime(iat) || !isTime(nbf) || !isTime(exp)) return false;
  const begins = Math.max(iat, nbf) * SECOND;
  const ends = Math.min(exp * SECOND, iat * SECOND + ACCESS_LIFETIME);
  return begins <= now + SKEW && now < ends + SKEW;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
