import type { Account } from './page-session.ts';

/** Whether only the authenticator is missing: a role counts in sessions with a second factor. */
export function needsAuthenticator({ role, secondFactor }: Account): boolean {
  return role !== 'person' && !secondFactor;
}
