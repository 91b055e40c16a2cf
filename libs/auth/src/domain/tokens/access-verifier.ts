import type { SignedIn, Standings } from '../sessions/standings.ts';
import { type AccessTokens, kidOf } from './access-tokens.ts';

/** Finds out who sends an access token: its key before its signature is checked, its person afterwards. */
export class AccessVerifier {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly standings: Standings,
  ) {}

  /**
   * The published key that a token says it is signed with, as PEM; undefined where its header is not one of
   * ours to the letter, or no published key has its id.
   * @throws UnavailableError when keys can't be read
   */
  async key(token: string): Promise<string | undefined> {
    const kid = kidOf(token);
    return kid === undefined ? undefined : this.tokens.keys.publicKey(kid);
  }

  /**
   * @param payload of a token whose signature was right
   * @returns undefined where the token is not of ours, for us and of now, or its session is over
   * @throws UnavailableError when sessions can't be read
   */
  async person(payload: Readonly<Record<string, unknown>>): Promise<SignedIn | undefined> {
    const claims = this.tokens.read(payload);
    return claims && this.standings.of(claims.accountId, claims.sessionId, claims.tokenVersion);
  }
}
