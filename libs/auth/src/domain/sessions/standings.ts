import { type Clock, SECOND, UnavailableError } from '@groundswell/kernel';
import { type Account, type Role } from '../accounts/account.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { isAlive } from './sessions.ts';
import type { Session, SessionStore } from './session-store.ts';

/** Who sends a request, as `request.user`: a person who is signed in. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  /** What the person may do in this session: without a second factor never more than a person. */
  readonly role: Role;
  /** What the person may do in a session that was opened with a second factor. */
  readonly fullRole: Role;
}

interface Known {
  readonly readAt: number;
  readonly standing: Promise<SignedIn | undefined>;
}

/** How long a standing is taken as the one of now: what is ended or disabled is refused everywhere after it. */
export const STANDING_FRESH = 10 * SECOND;
const MAX_KNOWN = 5_000;

/**
 * Whether the sessions that access tokens name still stand. A token alone would be good for ten minutes
 * after its session was ended or its account disabled; this asks the tables, at most once every ten
 * seconds for each session and process.
 */
export class Standings {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tokenVersion as the access token says
   * @returns undefined when the session is over
   * @throws UnavailableError when that can't be found out: never open then
   */
  async of(accountId: string, sessionId: string, tokenVersion: number): Promise<SignedIn | undefined> {
    const key = `${accountId} ${sessionId} ${tokenVersion}`;
    const now = this.clock.now();
    const known = this.known.get(key);
    if (known !== undefined && Math.abs(now - known.readAt) < STANDING_FRESH) return known.standing;
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const standing = this.read(accountId, sessionId, tokenVersion, now);
    this.known.set(key, { readAt: now, standing });
    try {
      return await standing;
    } catch (error) {
      this.known.delete(key);
      throw new UnavailableError('Sessions can not be checked just now', 5, { cause: error });
    }
  }

  /** Forgets what was read of an account: what was just changed here holds here at once. */
  forget(accountId: string): void {
    for (const key of this.known.keys()) if (key.startsWith(`${accountId} `)) this.known.delete(key);
  }

  private async read(accountId: string, sessionId: string, tokenVersion: number, now: number): Promise<SignedIn | undefined> {
    const [account, session] = await Promise.all([this.accounts.byId(accountId), this.sessions.find(accountId, sessionId)]);
    if (account === undefined || session === undefined || account.tokenVersion !== tokenVersion) return undefined;
    return isAlive(session, account, now) ? signedIn(account, session) : undefined;
  }
}

function signedIn(account: Account, session: Session): SignedIn {
  const proved = session.secondFactor && account.authenticator?.confirmedAt !== undefined;
  const role = proved ? account.role : 'person';
  return { accountId: account.id, sessionId: session.id, role, fullRole: account.role };
}
