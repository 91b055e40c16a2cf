import type { Account } from '../accounts/account.ts';
import { SecondFactorNeededError } from '../errors.ts';
import type { Authenticators } from './authenticators.ts';
import type { Tries } from './tries.ts';

/** Asks for a code where an account has an authenticator, whichever way somebody signs in. */
export class SecondFactors {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly tries: Tries,
  ) {}

  /**
   * @returns whether a code was given; false where the account needs none
   * @throws SecondFactorNeededError when it is missing
   * @throws WrongCredentialsError when it is wrong
   * @throws TooManyAttemptsError when codes were tried too often
   */
  async check(account: Account, code: string | undefined): Promise<boolean> {
    if (account.authenticator?.confirmedAt === undefined) return false;
    if (code === undefined) throw new SecondFactorNeededError();
    await this.tries.take('code account', account.id);
    await this.authenticators.check(account, code);
    await this.tries.forget('code account', account.id);
    return true;
  }
}
