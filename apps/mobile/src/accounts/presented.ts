import { ACCESS_LIFETIME, type AccountView, type AccessTokens, type DeskAccount, type OpenSession, type Session } from '@groundswell/auth';
import { SECOND } from '@groundswell/kernel';
import type { AccountAnswer, DeskAccountAnswer, SessionsAnswer, TokensAnswer } from './accounts.schema.ts';

export function presentAccount({ createdAt, ...account }: AccountView): AccountAnswer {
  return { ...account, createdAt: iso(createdAt) };
}

export function presentDeskAccount({ openSessions, lastSeenAt, ...account }: DeskAccount): DeskAccountAnswer {
  return { ...presentAccount(account), openSessions, ...(lastSeenAt !== undefined && { lastSeenAt: iso(lastSeenAt) }) };
}

/** A session with a new access token. */
export async function presentTokens(accessTokens: AccessTokens, { account, session, refreshToken }: OpenSession): Promise<TokensAnswer> {
  const claims = { accountId: account.id, sessionId: session.id, tokenVersion: session.tokenVersion };
  return {
    accessToken: await accessTokens.make(claims),
    tokenType: 'Bearer',
    expiresIn: ACCESS_LIFETIME / SECOND,
    refreshToken,
    session: session.id,
    sessionExpiresAt: iso(session.expiresAt),
    account: account.id,
  };
}

/** @param current id of the session that asks */
export function presentSession(session: Session, current: string): SessionsAnswer['sessions'][number] {
  const { id, client, secondFactor, createdAt, refreshedAt, expiresAt } = session;
  const times = { createdAt: iso(createdAt), refreshedAt: iso(refreshedAt), expiresAt: iso(expiresAt) };
  return { id, client, secondFactor, ...times, current: id === current };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
