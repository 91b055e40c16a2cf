import { type Account, expectOpen } from '../accounts/account.ts';
import { changeAccount } from '../accounts/account-changes.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { digestOfAddress } from '../accounts/addresses.ts';
import { AccountClosedError, WrongCredentialsError } from '../errors.ts';
import type { Passwords } from '../passwords/passwords.ts';
import type { OpenSession, Sessions } from '../sessions/sessions.ts';
import type { Vault } from '../vault.ts';
import type { SecondFactors } from './second-factors.ts';
import type { Tries } from './tries.ts';

/** What somebody signs in with. */
export interface Credentials {
  readonly address: string;
  readonly password: string;
  /** Of the authenticator, where the account has one. */
  readonly code?: string | undefined;
  /** Network address of the caller. */
  readonly caller: string;
  /** What the person will know the session by. */
  readonly client: string;
}

export interface SignInPorts {
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly vault: Vault;
}

/** Finds out whether somebody is who they say, and begins their session. */
export class SignIn {
  constructor(private readonly ports: SignInPorts) {}

  /**
   * Tries are counted before anything is looked at, and an unknown address takes as long as a known one
   * with a wrong password: the same reads, the same hash.
   * @throws TooManyAttemptsError when the address or the caller tried too often
   * @throws WrongCredentialsError when address, password or code are wrong
   * @throws SecondFactorNeededError when only the code is missing
   * @throws AccountClosedError when all is right, but the address is not verified, or the account is disabled or being erased
   */
  async begin(credentials: Credentials): Promise<OpenSession> {
    const { tries, accounts, vault, sessions } = this.ports;
    const digest = await digestOfAddress(vault, credentials.address);
    await tries.take('sign-in caller', credentials.caller);
    await tries.take('sign-in account', digest);
    const account = await this.recognise(await accounts.byAddress(digest), credentials.password);
    expectOpen(account);
    if (account.verifiedAt === undefined) throw new AccountClosedError('address-not-verified');
    const secondFactor = await this.ports.secondFactors.check(account, credentials.code);
    await tries.forget('sign-in account', digest);
    return sessions.begin(account, { secondFactor, client: credentials.client });
  }

  private async recognise(account: Account | undefined, password: string): Promise<Account> {
    const { fits, renewed } = await this.ports.passwords.compare(password, account?.password);
    if (account === undefined || !fits) throw new WrongCredentialsError();
    if (renewed === undefined) return account;
    return changeAccount(this.ports.accounts, account.id, (stored) => {
      // Somebody may have set another password meanwhile, which must not be undone.
      return stored.password === account.password ? { password: renewed } : undefined;
    });
  }
}
