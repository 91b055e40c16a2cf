import { type Clock, type Ids, NotFoundError } from '@groundswell/kernel';
import { type Account, expectOpen } from '../accounts/account.ts';
import { changeAccount } from '../accounts/account-changes.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { keepAddress } from '../accounts/addresses.ts';
import { AccountConflictError } from '../errors.ts';
import type { OpenSession, Sessions } from '../sessions/sessions.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import type { Vault } from '../vault.ts';
import { type OutsideIssuer, type OutsidePerson, OutsideTokens } from './outside-tokens.ts';

export interface OutsideSignInPorts {
  readonly accounts: AccountStore;
  readonly secondFactors: SecondFactors;
  readonly sessions: Sessions;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What somebody signs in with who has an account at an outside issuer. */
export interface OutsideCredentials {
  /** ID token of the issuer. */
  readonly token: string;
  readonly code?: string | undefined;
  readonly client: string;
}

/**
 * Signing in with an account elsewhere: the outside token is exchanged for a session of ours, so that
 * everything behind it knows one kind of token.
 */
export class OutsideSignIn {
  private readonly tokens: OutsideTokens | undefined;

  constructor(
    private readonly ports: OutsideSignInPorts,
    issuer: OutsideIssuer | undefined,
  ) {
    this.tokens = issuer && new OutsideTokens(issuer, ports.clock);
  }

  /**
   * Begins a session of whoever the issuer vouches for; makes an account when there is none of its subject.
   * An account that has the same address already is not taken over: its owner links it. One that nobody confirmed becomes theirs.
   * @throws NotFoundError when the deployment has no outside issuer
   * @throws OutsideTokenRefusedError when the token is worth nothing
   * @throws AccountConflictError when the address has an account already, or the issuer names no verified address
   * @throws AccountClosedError when the account is disabled or being erased
   */
  async begin({ token, code, client }: OutsideCredentials): Promise<OpenSession> {
    const person = await this.read(token);
    const subjectDigest = await this.digestOf(person);
    const account = (await this.ports.accounts.bySubject(subjectDigest)) ?? (await this.create(person, subjectDigest));
    expectOpen(account);
    const secondFactor = await this.ports.secondFactors.check(account, code);
    return this.ports.sessions.begin(account, { secondFactor, client });
  }

  /**
   * Links an account to whoever the issuer vouches for.
   * @throws AccountConflictError when another account is linked to them, or this one to somebody else
   */
  async link(accountId: string, token: string): Promise<void> {
    const subjectDigest = await this.digestOf(await this.read(token));
    const owner = await this.ports.accounts.bySubject(subjectDigest);
    if (owner !== undefined && owner.id !== accountId) throw new AccountConflictError('Another account is linked to this one');
    await changeAccount(this.ports.accounts, accountId, (account) => {
      if (account.subjectDigest === subjectDigest) return undefined;
      if (account.subjectDigest !== undefined) throw new AccountConflictError('This account is linked to another one already');
      return { subjectDigest };
    });
  }

  private async read(token: string): Promise<OutsidePerson> {
    if (this.tokens === undefined) throw new NotFoundError('This deployment has no outside issuer');
    return this.tokens.read(token);
  }

  private digestOf({ issuer, subject }: OutsidePerson): Promise<string> {
    return this.ports.vault.digest(JSON.stringify([issuer, subject]), 'subject');
  }

  private async create({ address }: OutsidePerson, subjectDigest: string): Promise<Account> {
    if (address === undefined) throw new AccountConflictError('The issuer names no verified address');
    const [id, now] = [this.ports.ids.next(), this.ports.clock.now()];
    const kept = await keepAddress(this.ports.vault, id, address);
    const account: Account = { id, ...kept, subjectDigest, role: 'person', verifiedAt: now, tokenVersion: 1, createdAt: now, version: 1 };
    if ((await this.ports.accounts.create(account)) === 'created') return account;
    // Perhaps by a second request of the same person at the same time.
    return (await this.ports.accounts.bySubject(subjectDigest)) ?? this.takeUnconfirmed(account, subjectDigest);
  }

  /**
   * The account of an address that nobody confirmed, for whom the issuer vouches: without what a stranger may have put there (0071).
   * @throws AccountConflictError when somebody confirmed it
   */
  private async takeUnconfirmed({ addressDigest, verifiedAt }: Account, subjectDigest: string): Promise<Account> {
    const { accounts } = this.ports;
    const stored = await accounts.byAddress(addressDigest);
    if (stored === undefined) throw new AccountConflictError('Somebody else is linked just now: sign in again');
    return changeAccount(accounts, stored.id, (account) => {
      if (account.subjectDigest === subjectDigest) return undefined;
      if (account.verifiedAt !== undefined) {
        throw new AccountConflictError('This address has an account already: sign in to it and link it');
      }
      return { password: undefined, subjectDigest, verifiedAt, tokenVersion: account.tokenVersion + 1 };
    });
  }
}
