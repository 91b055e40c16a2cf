import type { KeyObject } from 'node:crypto';
import type { Clock } from '@groundswell/kernel';
import type { SignedIn, Standings } from '../sessions/standings.ts';
import { claimsOf, kidOf, type TokenAudience } from './access-tokens.ts';
import type { PublishedKeys } from './published-keys.ts';

export interface AccessVerifierPorts {
  readonly keys: PublishedKeys;
  readonly audience: TokenAudience;
  readonly standings: Standings;
  readonly clock: Clock;
}

/** Finds out who sends an access token: its key before its signature is checked, its person afterwards. */
export class AccessVerifier {
  constructor(private readonly ports: AccessVerifierPorts) {}

  /**
   * The published key that a token says it is signed with; undefined where its header is not one of
   * ours to the letter, or no published key has its id.
   * @throws UnavailableError when keys can't be read
   */
  async key(token: string): Promise<KeyObject | undefined> {
    const kid = kidOf(token);
    return kid === undefined ? undefined : this.ports.keys.publicKey(kid);
  }

  /**
   * @param payload of a token whose signature was right
   * @returns undefined where the token is not of ours, for us and of now, or its session is over
   * @throws UnavailableError when sessions can't be read
   */
  async person(payload: Readonly<Record<string, unknown>>): Promise<SignedIn | undefined> {
    const { audience, standings, clock } = this.ports;
    const claims = claimsOf(payload, audience, clock.now());
    return claims && standings.of(claims.accountId, claims.sessionId, claims.tokenVersion);
  }
}
