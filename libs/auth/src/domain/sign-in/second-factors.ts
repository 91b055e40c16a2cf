import type { Account } from '../accounts/account.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { SecondFactorNeededError, WrongCredentialsError } from '../errors.ts';
import { type Authenticators, isAuthenticatorCode } from './authenticators.ts';
import type { RecoveryCodes } from './recovery-codes.ts';
import type { Tries } from './tries.ts';

export interface SecondFactorPorts {
  readonly accounts: AccountStore;
  readonly authenticators: Authenticators;
  readonly recoveryCodes: RecoveryCodes;
  readonly tries: Tries;
}

/**
 * The second factor of an account, whichever way somebody signs in: a code of its authenticator, or one of
 * its recovery codes. Tries of both are counted together, before anything is looked at.
 */
export class SecondFactors {
  constructor(private readonly ports: SecondFactorPorts) {}

  /**
   * Asks for a code where an account has an authenticator, and uses it up.
   * @returns whether a code was given; false where the account needs none
   * @throws SecondFactorNeededError when it is missing
   * @throws WrongCredentialsError when it is wrong, or was used before
   * @throws TooManyAttemptsError when codes were tried too often
   */
  async check(account: Account, code: string | undefined): Promise<boolean> {
    if (account.authenticator?.confirmedAt === undefined) return false;
    if (code === undefined) throw new SecondFactorNeededError();
    const { authenticators, recoveryCodes } = this.ports;
    await this.counted(account.id, () =>
      isAuthenticatorCode(code) ? authenticators.check(account, code) : recoveryCodes.take(account, code),
    );
    return true;
  }

  /**
   * Takes the first code of an authenticator: from now on signing in needs one.
   * @returns recovery codes, which are told this once
   * @throws WrongCredentialsError when the code is wrong
   * @throws AccountConflictError when no authenticator was begun, or it was switched on before
   * @throws TooManyAttemptsError when codes were tried too often
   */
  async switchOn(accountId: string, code: string): Promise<readonly string[]> {
    const { codes, digests } = await this.ports.recoveryCodes.draw(accountId);
    await this.counted(accountId, () => this.ports.authenticators.confirm(accountId, code, digests));
    return codes;
  }

  /**
   * Takes the authenticator away, and the recovery codes with it.
   * @throws WrongCredentialsError when the code is wrong, or there is no authenticator
   * @throws TooManyAttemptsError when codes were tried too often
   */
  async switchOff(accountId: string, code: string): Promise<void> {
    await this.demand(accountId, code);
    await this.ports.authenticators.remove(accountId);
  }

  /**
   * Draws new recovery codes in place of all that are left.
   * @throws WrongCredentialsError when the code is wrong, or there is no authenticator
   * @throws TooManyAttemptsError when codes were tried too often
   */
  async renewCodes(accountId: string, code: string): Promise<readonly string[]> {
    await this.demand(accountId, code);
    return this.ports.recoveryCodes.renew(accountId);
  }

  private async demand(accountId: string, code: string): Promise<void> {
    const account = await this.ports.accounts.byId(accountId);
    if (account === undefined || !(await this.check(account, code))) throw new WrongCredentialsError();
  }

  private async counted(accountId: string, look: () => Promise<unknown>): Promise<void> {
    await this.ports.tries.take('code account', accountId);
    await look();
    await this.ports.tries.forget('code account', accountId);
  }
}
