import { ApiError, type Schemas } from '@groundswell/client';

export type Account = Schemas['Account'];
export type Credentials = Schemas['Credentials'];
type Tokens = Schemas['BrowserTokens'];

export type SessionState =
  | { readonly phase: 'out' }
  /** Somebody is signed in here; who, is being asked. */
  | { readonly phase: 'opening' }
  /** The server does not answer: whether the session goes on is not known. */
  | { readonly phase: 'unreachable' }
  | { readonly phase: 'in'; readonly account: Account };

/** What a session needs of the world; a browser's, or a test's. */
export interface SessionWorld {
  begin(credentials: Credentials): Promise<Tokens>;
  /** @throws ApiError 401 when the session has ended */
  refresh(): Promise<Tokens>;
  readAccount(accessToken: string): Promise<Account>;
  end(accessToken: string): Promise<unknown>;
  fetch(request: Request): Promise<Response>;
  /** Runs `work` while no other tab runs it: of two that use one refresh token at once, one would be refused. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Remembered by the browser: somebody is signed in. */
  readonly mark: { isSet(): boolean; set(on: boolean): void };
  /** Epoch milliseconds. */
  now(): number;
}

/** An access token is renewed this long before it ends, milliseconds. */
const EARLY = 30_000;

/**
 * Who is signed in on this page. The access token is kept here, in memory; what continues the session is in a cookie
 * that no script reads (decision 0067).
 */
export class PageSession {
  private current: SessionState;
  private token: { readonly value: string; readonly endsAt: number } | undefined;
  private refreshing: Promise<string | undefined> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly world: SessionWorld) {
    this.current = { phase: world.mark.isSet() ? 'opening' : 'out' };
  }

  get state(): SessionState {
    return this.current;
  }

  /** @returns how to stop listening */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Goes on with the session that the browser kept, if there is one. */
  async open(): Promise<void> {
    if (this.current.phase === 'in') return;
    if (!this.world.mark.isSet()) return this.become({ phase: 'out' });
    this.become({ phase: 'opening' });
    try {
      const token = await this.accessToken();
      if (token !== undefined) this.become({ phase: 'in', account: await this.world.readAccount(token) });
    } catch {
      this.become({ phase: 'unreachable' });
    }
  }

  /** @throws ApiError when it is refused, or a code is needed (`second-factor-needed`) */
  async signIn(credentials: Credentials): Promise<void> {
    const token = this.keep(await this.world.begin(credentials));
    this.world.mark.set(true);
    this.become({ phase: 'in', account: await this.world.readAccount(token) });
  }

  /** @throws ApiError when the server can't end it just now; then somebody is still signed in */
  async signOut(): Promise<void> {
    const token = await this.accessToken();
    if (token !== undefined) await this.world.end(token);
    this.forget();
  }

  /** The session is over: it was ended elsewhere, or the server did as it was asked. */
  forget(): void {
    this.token = undefined;
    this.world.mark.set(false);
    this.become({ phase: 'out' });
  }

  /** After something of the account changed. */
  changed(account: Account): void {
    if (this.current.phase === 'in') this.become({ phase: 'in', account });
  }

  /** Another tab signed in or out. */
  async follow(): Promise<void> {
    if (!this.world.mark.isSet()) this.forget();
    else if (this.current.phase === 'out') await this.open();
  }

  /** Sends a request as whoever is signed in; once more with a new token where the first was not taken. */
  async fetch(request: Request): Promise<Response> {
    const spare = request.clone();
    const token = await this.accessToken();
    const answer = await this.world.fetch(authorised(request, token));
    if (token === undefined || answer.status !== 401 || !(await asksForToken(answer))) return answer;
    if (this.token?.value === token) this.token = undefined;
    const next = await this.accessToken();
    return next === undefined ? answer : this.world.fetch(authorised(spare, next));
  }

  /** A token that holds for a while; undefined when nobody is signed in any more. One is asked for at a time. */
  private accessToken(): Promise<string | undefined> {
    if (this.token !== undefined && this.token.endsAt - EARLY > this.world.now()) return Promise.resolve(this.token.value);
    if (!this.world.mark.isSet()) return Promise.resolve(undefined);
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async refresh(): Promise<string | undefined> {
    try {
      return this.keep(await this.world.alone(() => this.world.refresh()));
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401)) throw error;
      this.forget();
      return undefined;
    }
  }

  private keep({ accessToken, expiresIn }: Tokens): string {
    this.token = { value: accessToken, endsAt: this.world.now() + expiresIn * 1_000 };
    return accessToken;
  }

  private become(state: SessionState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}

function authorised(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

/** A wrong password is 401, too, and no reason for a new token. */
async function asksForToken(answer: Response): Promise<boolean> {
  const problem = (await answer
    .clone()
    .json()
    .catch(() => undefined)) as { readonly code?: string } | undefined;
  return problem?.code === 'unauthenticated';
}
