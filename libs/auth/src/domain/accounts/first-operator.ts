import type { Clock, Ids } from '@groundswell/kernel';
import { AccountConflictError } from '../errors.ts';
import type { OneTimeTokens } from '../once/one-time-tokens.ts';
import type { Passwords } from '../passwords/passwords.ts';
import type { Vault } from '../vault.ts';
import type { AccountStore } from './account-store.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { keepAddress } from './addresses.ts';

export interface FirstOperatorPorts {
  readonly accounts: AccountStore;
  readonly once: OneTimeTokens;
  readonly passwords: Passwords;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** How the first operator comes to be: by a link that is printed where the deployment is set up, never by a default password. */
export class FirstOperator {
  constructor(private readonly ports: FirstOperatorPorts) {}

  /**
   * Makes the first operator's account. Nobody mails a link: whoever reads the printed one is trusted with the address.
   * @throws LinkRefusedError when the link is worth nothing
   * @throws PasswordRefusedError when the password is not one that is taken
   * @throws AccountConflictError when there is an operator already, or the address has an account
   */
  async accept(token: string, address: string, password: string): Promise<AccountView> {
    const { accounts, once, passwords, vault, clock, ids } = this.ports;
    await once.look(token, 'first-operator');
    const [id, now] = [ids.next(), clock.now()];
    const account = {
      id,
      ...(await keepAddress(vault, id, address)),
      password: await passwords.accept(password, address),
      role: 'operator' as const,
      verifiedAt: now,
      tokenVersion: 1,
      createdAt: now,
      version: 1,
    };
    const creation = await accounts.create(account, true);
    if (creation === 'operator-exists') throw new AccountConflictError('There is an operator already');
    if (creation === 'address-taken') throw new AccountConflictError('This address has an account already');
    await once.take(token, 'first-operator');
    return viewOf(vault, account);
  }
}
