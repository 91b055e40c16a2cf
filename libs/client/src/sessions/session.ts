import { answerOf, ApiError } from '../answer.ts';
import type { GroundswellClient } from '../client.ts';
import type { components } from '../generated/openapi.ts';
import type { DeviceStorage } from '../platform/device-storage.ts';
import { Listeners } from '../platform/listeners.ts';
import type { Locks } from '../platform/locks.ts';
import type { Platform } from '../platform/platform.ts';
import type { AccessTokens } from '../sending/renewing.ts';
import type { Fetch } from '../sending/retrying.ts';
import { readSession, storedSession, type StoredSession } from './stored-session.ts';

type Tokens = components['schemas']['Tokens'];
type Credentials = components['schemas']['Credentials'];
type SignUpInput = components['schemas']['SignUpInput'];

/** Who is signed in. */
export interface SignedIn {
  /** Id of the account. */
  readonly account: string;
  /** Id of the session. */
  readonly session: string;
}

/** What happens to a session. `ended`: not by this device; the person has to sign in again. */
export type SessionEvent = { readonly type: 'signed-in' | 'signed-out' | 'ended' } & SignedIn;

export interface SessionPorts {
  /** Asks without a token. */
  readonly api: GroundswellClient;
  /** Sends what may be sent again. */
  readonly repeating: Fetch;
  readonly storage: DeviceStorage;
  readonly locks: Locks;
  readonly platform: Platform;
  /** Name that the session is stored under. */
  readonly name: string;
}

/** Milliseconds that an access token must have left to be sent: it has to arrive, and clocks drift. */
const TOO_SOON = 60_000;
/** Tokens that were given out and may still come back refused. */
const REMEMBERED = 8;

/** Somebody's session on this device: begun, kept alive, ended. Several may share a storage: the tabs of a browser. */
export class Session implements AccessTokens {
  private readonly listeners = new Listeners<SessionEvent>();
  private given: readonly Pick<StoredSession, 'accessToken' | 'session'>[] = [];
  private refreshing: Promise<StoredSession | undefined> | undefined;

  constructor(private readonly ports: SessionPorts) {}

  /** @returns ends it */
  on(listener: (event: SessionEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Asks for an account. What comes of it is told to the address, by mail. @throws ApiError when it is refused */
  async signUp(input: SignUpInput): Promise<void> {
    await answerOf(this.ports.api.POST('/v1/accounts', { body: input }));
  }

  /**
   * Confirms an address with what stands behind the `#` of the mailed link, and the password that was chosen at sign-up.
   * @throws ApiError with code `link-refused` or `wrong-credentials`
   */
  async verify(token: string, password: string): Promise<void> {
    await answerOf(this.ports.api.POST('/v1/accounts/verification', { body: { token, password } }));
  }

  /** @throws ApiError with code `wrong-credentials`, `second-factor-needed`, `address-not-verified`, `too-many-attempts`, ... */
  async signIn(credentials: Credentials): Promise<SignedIn> {
    const tokens = await answerOf(this.ports.api.POST('/v1/sessions', { body: credentials }));
    const stored = storedSession(tokens, this.ports.platform);
    await this.write(stored);
    this.tell('signed-in', stored);
    return stored;
  }

  /**
   * Forgets the session on this device, and ends it on the server.
   * @returns whether the server knows; without a connection it does not, and the session ends there by itself, within its 30 days
   */
  async signOut(): Promise<boolean> {
    const stored = await this.read();
    if (stored === undefined) return true;
    const token = await this.accessToken().catch(() => undefined);
    await this.ports.storage.remove(this.ports.name);
    this.tell('signed-out', stored);
    if (token === undefined) return false;
    const { api } = this.ports;
    const asked = { params: { path: { session: stored.session } }, headers: { authorization: `Bearer ${token}` } };
    const answer = await api.DELETE('/v1/sessions/{session}', asked).catch(() => undefined);
    return answer !== undefined && (answer.response.ok || [401, 404].includes(answer.response.status));
  }

  /** Who is signed in, as far as this device knows; undefined: nobody. */
  async current(): Promise<SignedIn | undefined> {
    const stored = await this.read();
    return stored && { account: stored.account, session: stored.session };
  }

  /**
   * An access token that lives a minute longer; undefined when nobody is signed in.
   * @param account whose it must be; undefined: of whoever is signed in
   * @throws whatever `fetch` throws, and ApiError, when the last one has ended and no new one can be had just now
   */
  async accessToken(account?: string): Promise<string | undefined> {
    const stored = await this.read();
    if (stored === undefined || (account ?? stored.account) !== stored.account) return undefined;
    const left = stored.accessEndsAt - this.ports.platform.now();
    if (left > TOO_SOON) return this.give(stored);
    try {
      return this.give(await this.refresh(stored.accessToken));
    } catch (error) {
      if (left > 0) return this.give(stored);
      throw error;
    }
  }

  async renewed(refused: string): Promise<string | undefined> {
    const was = this.given.find(({ accessToken }) => accessToken === refused);
    if (was === undefined) return undefined;
    const stored = await this.refresh(refused);
    // What somebody asked for is not sent as somebody else, who signed in meanwhile.
    return stored?.session === was.session ? this.give(stored) : undefined;
  }

  /** @param old access token that is to be replaced, by whoever comes first */
  private refresh(old: string): Promise<StoredSession | undefined> {
    this.refreshing ??= this.ports.locks
      .run(`${this.ports.name}.refresh`, () => this.refreshOnce(old))
      .finally(() => {
        this.refreshing = undefined;
      });
    return this.refreshing;
  }

  private async refreshOnce(old: string): Promise<StoredSession | undefined> {
    const stored = await this.read();
    // Another tab was quicker.
    if (stored === undefined || stored.accessToken !== old) return stored;
    const tokens = await this.nextTokens(stored);
    if (tokens === undefined) return this.end(stored);
    const renewed = storedSession(tokens, this.ports.platform);
    const now = await this.read();
    // Signed out meanwhile, or a tab without a lock between us was answered the same: the next secret is theirs to choose.
    if (now === undefined || now.refreshToken !== stored.refreshToken) return now;
    await this.write(renewed);
    return renewed;
  }

  /** @returns undefined when the session has ended */
  private async nextTokens({ refreshToken, next }: StoredSession): Promise<Tokens | undefined> {
    const { api, repeating } = this.ports;
    try {
      return await answerOf(api.POST('/v1/token', { body: { refreshToken, next }, fetch: repeating }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return undefined;
      throw error;
    }
  }

  private async end(stored: StoredSession): Promise<StoredSession | undefined> {
    const now = await this.read();
    if (now === undefined || now.refreshToken !== stored.refreshToken) return now;
    await this.ports.storage.remove(this.ports.name);
    this.tell('ended', stored);
    return undefined;
  }

  private give(stored: StoredSession | undefined): string | undefined {
    if (stored === undefined) return undefined;
    const { accessToken, session } = stored;
    if (this.given[0]?.accessToken !== accessToken) this.given = [{ accessToken, session }, ...this.given].slice(0, REMEMBERED);
    return accessToken;
  }

  private tell(type: SessionEvent['type'], { account, session }: SignedIn): void {
    this.listeners.tell({ type, account, session });
  }

  private async read(): Promise<StoredSession | undefined> {
    return readSession(await this.ports.storage.read(this.ports.name));
  }

  private write(stored: StoredSession): Promise<void> {
    return this.ports.storage.write(this.ports.name, JSON.stringify(stored));
  }
}
