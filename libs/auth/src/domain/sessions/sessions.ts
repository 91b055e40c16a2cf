import { type Clock, DAY, type Ids, InvalidInputError } from '@groundswell/kernel';
import type { Account } from '../accounts/account.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import type { AuthEvents } from '../auth-events.ts';
import { SessionEndedError } from '../errors.ts';
import { digestOfSecret, firstToken, fitsDigest, nextToken, readToken, type RefreshToken, writeToken } from './refresh-token.ts';
import type { Session, SessionStore } from './session-store.ts';

/** How long a session lasts, however often it is refreshed. */
export const SESSION_LIFETIME = 30 * DAY;
const CLIENT_LENGTH = 200;
/** How many an account may have: more than anybody has devices; lists and exports read them all. */
export const MOST_SESSIONS = 50;

/** A session with the account that it is of and the refresh token that continues it. */
export interface OpenSession {
  readonly account: Account;
  readonly session: Session;
  readonly refreshToken: string;
}

/** What sessions reach the world through. */
export interface SessionPorts {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly events: AuthEvents;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Who is signed in where: begins sessions, continues and ends them. */
export class Sessions {
  constructor(private readonly ports: SessionPorts) {}

  /** Begins a session of somebody who proved who they are. One too many ends the one that was refreshed longest ago. */
  async begin(account: Account, given: { readonly secondFactor: boolean; readonly client: string }): Promise<OpenSession> {
    const now = this.ports.clock.now();
    const token = firstToken(account.id, this.ports.ids.next());
    const session: Session = {
      id: token.sessionId,
      accountId: account.id,
      tokenVersion: account.tokenVersion,
      familyDigest: digestOfSecret(token.family),
      newestDigest: digestOfSecret(token.own),
      secondFactor: given.secondFactor,
      client: given.client.slice(0, CLIENT_LENGTH),
      createdAt: now,
      refreshedAt: now,
      expiresAt: now + SESSION_LIFETIME,
    };
    await this.ports.sessions.create(session);
    await this.makeRoom(account.id);
    return { account, session, refreshToken: writeToken(token) };
  }

  /**
   * Continues a session: the token is worth nothing afterwards, the answer has the next one. A token that
   * comes again ends the session, since one of the two who have it stole it. Of two at the very same time
   * one is served; the other is refused and ends nothing.
   * @param next secret of the next token, where the caller chose it (0066): the same token with the same `next`
   * is the same request once more, whose answer was lost, and is answered as the first time
   * @throws SessionEndedError when the token opens nothing
   */
  async refresh(text: string, next?: string): Promise<OpenSession> {
    const { token, session } = await this.recognise(text);
    if (token.own === next) throw new InvalidInputError('`next` must not be the secret of the token itself');
    const account = await this.ports.accounts.byId(session.accountId);
    const alive = account !== undefined && isAlive(session, account, this.ports.clock.now());
    if (next !== undefined && wasAnswered(session, token, next)) {
      if (!alive) throw new SessionEndedError();
      return { account, session, refreshToken: writeToken({ ...token, own: next }) };
    }
    if (!fitsDigest(token.own, session.newestDigest)) {
      await this.ports.sessions.remove(session.accountId, session.id);
      this.ports.events.refreshTokenReused();
      throw new SessionEndedError();
    }
    if (!alive) throw new SessionEndedError();
    return this.rotate(account, session, next === undefined ? nextToken(token) : { ...token, own: next });
  }

  private async makeRoom(accountId: string): Promise<void> {
    const all = await this.ports.sessions.list(accountId);
    const oldest = all.toSorted((one, other) => one.refreshedAt - other.refreshedAt).slice(0, Math.max(0, all.length - MOST_SESSIONS));
    for (const { id } of oldest) await this.ports.sessions.remove(accountId, id);
  }

  /** The sessions of an account that are alive, refreshed last first. */
  async list(accountId: string): Promise<readonly Session[]> {
    const now = this.ports.clock.now();
    const [account, sessions] = await Promise.all([this.ports.accounts.byId(accountId), this.ports.sessions.list(accountId)]);
    if (account === undefined) return [];
    return sessions.filter((session) => isAlive(session, account, now)).toSorted((one, other) => other.refreshedAt - one.refreshedAt);
  }

  /** Makes a session one with a second factor, after a code was right in it. */
  raise(accountId: string, id: string): Promise<void> {
    return this.ports.sessions.raise(accountId, id);
  }

  /** @returns whether there was such a session */
  end(accountId: string, id: string): Promise<boolean> {
    return this.ports.sessions.remove(accountId, id);
  }

  /** Ends every session of an account. */
  async endAll(accountId: string): Promise<void> {
    for (const { id } of await this.ports.sessions.list(accountId)) await this.ports.sessions.remove(accountId, id);
  }

  private async rotate(account: Account, session: Session, next: RefreshToken): Promise<OpenSession> {
    const change = { from: session.newestDigest, to: digestOfSecret(next.own), at: this.ports.clock.now() };
    if (!(await this.ports.sessions.rotate(account.id, session.id, change))) {
      // Somebody was quicker: the same request on its way twice is answered, another one is not.
      const now = await this.ports.sessions.find(account.id, session.id);
      if (now?.newestDigest !== change.to) throw new SessionEndedError();
    }
    return { account, session: { ...session, newestDigest: change.to, refreshedAt: change.at }, refreshToken: writeToken(next) };
  }

  private async recognise(text: string): Promise<{ readonly token: RefreshToken; readonly session: Session }> {
    const token = readToken(text);
    const session = token && (await this.ports.sessions.find(token.accountId, token.sessionId));
    // Whoever never had a token of the session must not be able to end it.
    if (token === undefined || session === undefined || !fitsDigest(token.family, session.familyDigest)) throw new SessionEndedError();
    return { token, session };
  }
}

/** Whether a session of `account` is worth anything at `now`. */
export function isAlive(session: Session, account: Account, now: number): boolean {
  return session.expiresAt > now && account.disabledAt === undefined && session.tokenVersion === account.tokenVersion;
}

/** Whether `token` was exchanged for the one with the secret `next`, which is still the newest. */
function wasAnswered(session: Session, token: RefreshToken, next: string): boolean {
  const { newestDigest, previousDigest } = session;
  return previousDigest !== undefined && fitsDigest(token.own, previousDigest) && fitsDigest(next, newestDigest);
}
