import { type Clock, type Ids, NotFoundError } from '@groundswell/kernel';
import { LinkRefusedError, WrongCredentialsError } from '../errors.ts';
import type { Letters } from '../mail/letters.ts';
import type { Mail } from '../mail/mail.ts';
import type { OneTimeRecord, OneTimeTokens } from '../once/one-time-tokens.ts';
import type { Passwords } from '../passwords/passwords.ts';
import type { Tries } from '../sign-in/tries.ts';
import type { Vault } from '../vault.ts';
import { type Account, expectOpen } from './account.ts';
import { changeAccount } from './account-changes.ts';
import type { AccountStore } from './account-store.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { digestOfAddress, keepAddress, plainAddress, readAddress } from './addresses.ts';
import type { Pace } from './pace.ts';

export interface AccountPorts {
  readonly accounts: AccountStore;
  readonly once: OneTimeTokens;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly vault: Vault;
  readonly mail: Mail;
  readonly letters: Letters;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Whoever asks for a letter, before anybody knows who they are. */
export interface LetterRequest {
  readonly address: string;
  /** Network address of the caller. */
  readonly caller: string;
}

/**
 * Signing up, and everything about an address and a password. What depends on whether an address has an
 * account is told to the address by mail, and to the caller by nothing: same answer, same time, and a
 * letter either way.
 */
export class Accounts {
  constructor(private readonly ports: AccountPorts) {}

  /**
   * Makes an account that works once its address is verified. While it is not, signing up again replaces
   * the password and makes older links worthless, so that nobody can keep an address of somebody else.
   * @throws PasswordRefusedError when the password is not one that is taken
   * @throws TooManyAttemptsError when the address or the caller asked for letters too often
   */
  async signUp(request: LetterRequest & { readonly password: string }): Promise<void> {
    const { passwords, pace } = this.ports;
    await passwords.check(request.password, request.address);
    const digest = await this.admit(request);
    const password = await passwords.hash(request.password);
    await pace.keep(async () => {
      const unverified = await this.createOrReplace(digest, request.address, password);
      await this.write(request.address, 'verification', unverified, 'alreadySignedUp');
    });
  }

  /**
   * Confirms the address of whoever opens a link and knows the password that was chosen at sign-up. The link alone shows who reads
   * the mail, and not who signed up: confirmed by it, an account that a stranger made would be the stranger's, too (0071).
   * @throws LinkRefusedError when the link is worth nothing
   * @throws WrongCredentialsError when the password is another one; the link stays good
   * @throws TooManyAttemptsError when passwords were tried too often
   */
  async verify(token: string, password: string): Promise<void> {
    const { once, accounts, clock } = this.ports;
    const { accountId = '', tokenVersion } = await once.look(token, 'verification');
    if ((await accounts.byId(accountId))?.tokenVersion !== tokenVersion) throw new LinkRefusedError();
    await this.prove(accountId, password);
    await this.changeByLink(await once.take(token, 'verification'), () => ({ verifiedAt: clock.now() }));
  }

  /**
   * Mails a link to set a new password.
   * @throws TooManyAttemptsError when the address or the caller asked for letters too often
   */
  async requestReset(request: LetterRequest): Promise<void> {
    const digest = await this.admit(request);
    await this.ports.pace.keep(async () => {
      await this.write(request.address, 'reset', await this.ports.accounts.byAddress(digest), 'noAccount');
    });
  }

  /**
   * Sets a new password for whoever opens a link: which proves the address, too. Every session ends.
   * @throws LinkRefusedError when the link is worth nothing
   * @throws PasswordRefusedError when the password is not one that is taken; the link stays good
   */
  async reset(token: string, password: string): Promise<void> {
    const { once, accounts, vault, passwords, clock } = this.ports;
    const { accountId = '' } = await once.look(token, 'reset');
    const account = await accounts.byId(accountId);
    if (account === undefined) throw new LinkRefusedError();
    const hash = await passwords.accept(password, await readAddress(vault, account));
    const record = await once.take(token, 'reset');
    const changed = await this.changeByLink(record, (stored) => ({
      ...withPassword(stored, hash),
      verifiedAt: stored.verifiedAt ?? clock.now(),
    }));
    await this.tellOfChange(changed);
  }

  /**
   * Sets a new password for somebody who is signed in and knows the old one. Every session ends.
   * @throws WrongCredentialsError when the old one is wrong
   * @throws TooManyAttemptsError when it was tried too often
   * @throws PasswordRefusedError when the new one is not one that is taken
   */
  async changePassword(accountId: string, old: string, password: string): Promise<void> {
    const { accounts, passwords, vault } = this.ports;
    const account = await this.prove(accountId, old);
    const hash = await passwords.accept(password, await readAddress(vault, account));
    const changed = await changeAccount(accounts, accountId, (stored) => {
      if (stored.password !== account.password) throw new WrongCredentialsError();
      return withPassword(stored, hash);
    });
    await this.tellOfChange(changed);
  }

  /**
   * Lets somebody prove by a password who they are, before something that must not be done with a stolen token or link.
   * Also for accounts whose address is not verified.
   * @throws WrongCredentialsError when the password is wrong
   * @throws TooManyAttemptsError when it was tried too often
   */
  async prove(accountId: string, password: string): Promise<Account> {
    const { accounts, tries, passwords } = this.ports;
    await tries.take('password account', accountId);
    const account = await accounts.byId(accountId);
    const { fits } = await passwords.compare(password, account?.password);
    if (account === undefined || !fits) throw new WrongCredentialsError();
    await tries.forget('password account', accountId);
    return account;
  }

  /** @throws NotFoundError when there is no such account */
  async view(accountId: string): Promise<AccountView> {
    const account = await this.ports.accounts.byId(accountId);
    if (account === undefined) throw new NotFoundError('There is no such account');
    return viewOf(this.ports.vault, account);
  }

  private async admit({ address, caller }: LetterRequest): Promise<string> {
    const digest = await digestOfAddress(this.ports.vault, address);
    await this.ports.tries.take('letter caller', caller);
    await this.ports.tries.take('letter account', digest);
    return digest;
  }

  /** @returns the account if its address is not verified, undefined where there is one that is */
  private async createOrReplace(digest: string, address: string, password: string): Promise<Account | undefined> {
    const { accounts, vault, clock, ids } = this.ports;
    const id = ids.next();
    const fresh: Account = {
      id,
      ...(await keepAddress(vault, id, address)),
      password,
      role: 'person',
      tokenVersion: 1,
      createdAt: clock.now(),
      version: 1,
    };
    if ((await accounts.byAddress(digest)) === undefined && (await accounts.create(fresh)) === 'created') return fresh;
    const stored = await accounts.byAddress(digest);
    if (stored === undefined || stored.verifiedAt !== undefined) return undefined;
    const changed = await changeAccount(accounts, stored.id, (account) =>
      account.verifiedAt === undefined ? withPassword(account, password) : undefined,
    );
    return changed.password === password ? changed : undefined;
  }

  /** A link for `owner`, or a letter that says why there is none. */
  private async write(
    address: string,
    purpose: 'verification' | 'reset',
    owner: Account | undefined,
    otherwise: 'alreadySignedUp' | 'noAccount',
  ): Promise<void> {
    const { once, letters, mail } = this.ports;
    const to = plainAddress(address);
    const token = await once.make(purpose, owner);
    await mail.send(owner === undefined ? letters[otherwise](to) : letters[purpose](to, token));
  }

  private async changeByLink(record: OneTimeRecord, change: (account: Account) => Partial<Account>): Promise<Account> {
    return changeAccount(this.ports.accounts, record.accountId ?? '', (account) => {
      if (account.tokenVersion !== record.tokenVersion) throw new LinkRefusedError();
      expectOpen(account);
      return change(account);
    });
  }

  private async tellOfChange(account: Account): Promise<void> {
    await this.ports.mail.send(this.ports.letters.passwordChanged(await readAddress(this.ports.vault, account)));
  }
}

/** A new password makes tokens, sessions and links of before worthless. */
function withPassword(account: Account, password: string): Partial<Account> {
  return { password, tokenVersion: account.tokenVersion + 1 };
}
