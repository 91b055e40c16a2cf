/** Somebody signed in on one device. Times are epoch milliseconds. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The account's when it began: with another one the session is over. */
  readonly tokenVersion: number;
  /** SHA-256 of what all refresh tokens of the session share: who has it had a token of ours once. */
  readonly familyDigest: string;
  /** SHA-256 of what only the newest refresh token has. */
  readonly newestDigest: string;
  /** SHA-256 of the same of the token before; undefined until the first rotation. Tells a repeated request from a stolen token. */
  readonly previousDigest?: string;
  /** Whether a code of the authenticator was given: what moderators and operators may do needs it. */
  readonly secondFactor: boolean;
  /** What the person knows the device by: the beginning of its User-Agent. */
  readonly client: string;
  readonly createdAt: number;
  readonly refreshedAt: number;
  /** However often it is refreshed. */
  readonly expiresAt: number;
}

/** How a session goes from one refresh token to the next. */
export interface Rotation {
  /** Digest of the token that is used up. */
  readonly from: string;
  /** Digest of the next one. */
  readonly to: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Where sessions are kept. Reads see what was written before. */
export abstract class SessionStore {
  abstract create(session: Session): Promise<void>;
  abstract find(accountId: string, id: string): Promise<Session | undefined>;
  /** Every session of an account, in any order. */
  abstract list(accountId: string): Promise<readonly Session[]>;
  /**
   * Takes a session to its next refresh token, if the one before is the newest still: of two at once one gets true.
   */
  abstract rotate(accountId: string, id: string, change: Rotation): Promise<boolean>;
  /** Notes that a code was given. Does nothing where the session is gone. */
  abstract raise(accountId: string, id: string): Promise<void>;
  /** @returns whether there was such a session */
  abstract remove(accountId: string, id: string): Promise<boolean>;
}

/** Sessions in memory. For tests. */
export class MemorySessionStore extends SessionStore {
  private readonly sessions = new Map<string, Session>();

  create(session: Session): Promise<void> {
    this.sessions.set(keyOf(session.accountId, session.id), session);
    return Promise.resolve();
  }

  find(accountId: string, id: string): Promise<Session | undefined> {
    return Promise.resolve(this.sessions.get(keyOf(accountId, id)));
  }

  list(accountId: string): Promise<readonly Session[]> {
    return Promise.resolve([...this.sessions.values()].filter((session) => session.accountId === accountId));
  }

  rotate(accountId: string, id: string, { from, to, at }: Rotation): Promise<boolean> {
    return Promise.resolve(
      this.change(accountId, id, (session) => session.newestDigest === from, {
        newestDigest: to,
        previousDigest: from,
        refreshedAt: at,
      }),
    );
  }

  raise(accountId: string, id: string): Promise<void> {
    this.change(accountId, id, () => true, { secondFactor: true });
    return Promise.resolve();
  }

  remove(accountId: string, id: string): Promise<boolean> {
    return Promise.resolve(this.sessions.delete(keyOf(accountId, id)));
  }

  private change(accountId: string, id: string, fits: (session: Session) => boolean, changes: Partial<Session>): boolean {
    const session = this.sessions.get(keyOf(accountId, id));
    if (session === undefined || !fits(session)) return false;
    this.sessions.set(keyOf(accountId, id), { ...session, ...changes });
    return true;
  }
}

function keyOf(accountId: string, id: string): string {
  return `${accountId} ${id}`;
}
