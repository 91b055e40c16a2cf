import type { Account, SessionState } from './page-session.ts';

const ROLES: readonly Account['role'][] = ['person', 'moderator', 'operator'];

/** What somebody may do here. A role counts in sessions with a second factor, which an account that has one always opens. */
export function mayAct(state: SessionState, role: Account['role']): boolean {
  return state.phase === 'in' && state.account.secondFactor && reaches(state.account, role);
}

/** Whether only the authenticator is missing. */
export function needsAuthenticator({ role, secondFactor }: Account): boolean {
  return role !== 'person' && !secondFactor;
}

function reaches({ role }: Account, needed: Account['role']): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
