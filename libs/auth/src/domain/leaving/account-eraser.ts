import { Eraser, type ErasureOrder } from '@groundswell/privacy';
import type { AccountStore } from '../accounts/account-store.ts';
import type { OneTimeStore } from '../once/one-time-tokens.ts';
import type { SessionStore } from '../sessions/session-store.ts';

/** Takes sessions, links and the account with its address. The last step: what comes before it may need the account. */
export class AccountEraser extends Eraser {
  readonly name = 'account';
  readonly ofPersons = true;

  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly once: OneTimeStore,
  ) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    for (const { account: id = '' } of orders) {
      for (const session of await this.sessions.list(id)) await this.sessions.remove(id, session.id);
      await this.once.forget(id);
      await this.accounts.erase(id);
    }
  }
}
