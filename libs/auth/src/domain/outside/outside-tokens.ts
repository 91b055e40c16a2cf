import { compactVerify, decodeProtectedHeader } from 'jose';
import { type Clock, DAY, SECOND } from '@groundswell/kernel';
import { isAddress } from '../accounts/addresses.ts';
import { OutsideTokenRefusedError } from '../errors.ts';
import { type KeySetSource, OutsideKeys } from './outside-keys.ts';

/** An outside issuer of ID tokens (OpenID Connect): Cognito, Auth0, any. */
export interface OutsideIssuer {
  /** `iss` of its tokens, to the letter. */
  readonly issuer: string;
  /** `aud` of its tokens for us: our client id. */
  readonly audience: string;
  readonly keySet: KeySetSource;
}

/** Somebody for whom an outside issuer vouches. */
export interface OutsidePerson {
  readonly issuer: string;
  readonly subject: string;
  /** Absent where the issuer names none that we would take, or does not say that it is verified. */
  readonly address?: string;
}

const ALGORITHMS = ['ES256', 'RS256'];
const HEADER = new Set(['alg', 'kid', 'typ']);
const MAX_TOKEN_LENGTH = 8_192;
const MAX_LIFETIME = 1 * DAY;
const SKEW = 30 * SECOND;

/** Reads ID tokens of an outside issuer. As strict as with our own: exact issuer and audience, known key, times of now. */
export class OutsideTokens {
  private readonly keys: OutsideKeys;

  constructor(
    private readonly issuer: OutsideIssuer,
    private readonly clock: Clock,
  ) {
    this.keys = new OutsideKeys(issuer.keySet, clock);
  }

  /**
   * @throws OutsideTokenRefusedError when the token is not one of the issuer's, for us and of now
   * @throws UnavailableError when no keys of the issuer are known and none can be had
   */
  async read(token: string): Promise<OutsidePerson> {
    const key = await this.keys.key(kidOf(token));
    if (key === undefined) throw new OutsideTokenRefusedError();
    return this.personOf(await verified(token, key));
  }

  private personOf(payload: Readonly<Record<string, unknown>>): OutsidePerson {
    const { iss, aud, sub, email, email_verified: isVerified } = payload;
    const isOurs = iss === this.issuer.issuer && aud === this.issuer.audience;
    if (!isOurs || typeof sub !== 'string' || sub === '' || !isCurrent(payload, this.clock.now())) throw new OutsideTokenRefusedError();
    return { issuer: iss, subject: sub, ...(typeof email === 'string' && isVerified === true && isAddress(email) && { address: email }) };
  }
}

function kidOf(token: string): string {
  try {
    if (token.length > MAX_TOKEN_LENGTH) throw new OutsideTokenRefusedError();
    const header = decodeProtectedHeader(token);
    const isPlain = Object.keys(header).every((name) => HEADER.has(name)) && ALGORITHMS.includes(header.alg ?? '');
    // Access tokens of the same issuer are for somebody else, even where they name us.
    if (!isPlain || (header.typ !== undefined && header.typ !== 'JWT') || typeof header.kid !== 'string')
      throw new OutsideTokenRefusedError();
    return header.kid;
  } catch {
    throw new OutsideTokenRefusedError();
  }
}

async function verified(token: string, key: Parameters<typeof compactVerify>[1]): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ALGORITHMS });
    const claims: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    throw new OutsideTokenRefusedError();
  }
}

function isCurrent({ iat, exp, nbf }: Readonly<Record<string, unknown>>, now: number): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number' || (nbf !== undefined && typeof nbf !== 'number')) return false;
  const [begins, ends] = [Math.max(iat, nbf ?? iat) * SECOND, Math.min(exp * SECOND, iat * SECOND + MAX_LIFETIME)];
  return begins <= now + SKEW && now < ends + SKEW;
}
