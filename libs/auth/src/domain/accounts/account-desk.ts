import { type Clock, NotFoundError } from '@groundswell/kernel';
import { AccountConflictError } from '../errors.ts';
import { isAlive } from '../sessions/sessions.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { Vault } from '../vault.ts';
import type { Account, Role } from './account.ts';
import { changeAccount } from './account-changes.ts';
import type { AccountStore } from './account-store.ts';
import { type AccountView, viewOf } from './account-view.ts';
import { digestOfAddress } from './addresses.ts';

/** What an operator changes of an account. */
export interface AccountChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  /** Takes the authenticator away, of somebody who lost it. Every session ends. */
  readonly removeAuthenticator?: boolean | undefined;
}

/** An account as operators see it. */
export interface DeskAccount extends AccountView {
  /** On how many devices somebody is signed in. */
  readonly openSessions: number;
  /** When one of them was heard of last, epoch milliseconds; undefined where nobody is signed in. */
  readonly lastSeenAt: number | undefined;
}

export interface AccountDeskPorts {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** What operators do with other people's accounts. Holds everywhere within seconds. */
export class AccountDesk {
  constructor(private readonly ports: AccountDeskPorts) {}

  /** @throws NotFoundError when no account has the address */
  async find(address: string): Promise<DeskAccount> {
    const account = await this.ports.accounts.byAddress(await digestOfAddress(this.ports.vault, address));
    return this.look(account);
  }

  /** @throws NotFoundError when no account has the id */
  async read(accountId: string): Promise<DeskAccount> {
    return this.look(await this.ports.accounts.byId(accountId));
  }

  /**
   * @param by the operator's own account, which is changed by another operator alone: nobody locks the last one out by mistake
   * @throws NotFoundError when there is no such account
   * @throws AccountConflictError when it is the operator's own, or its owner has it erased: that can not be taken back
   */
  async change(by: string, accountId: string, change: AccountChange): Promise<DeskAccount> {
    if (by === accountId) throw new AccountConflictError('Your own account is changed by another operator');
    const now = this.ports.clock.now();
    const changed = await changeAccount(this.ports.accounts, accountId, (account) => {
      if (account.erasureOrderedAt !== undefined) throw new AccountConflictError('This account is being erased, as its owner asked');
      return changesOf(account, change, now);
    });
    return this.look(changed);
  }

  private async look(account: Account | undefined): Promise<DeskAccount> {
    if (account === undefined) throw new NotFoundError('There is no such account');
    const { sessions, vault, clock } = this.ports;
    const open = (await sessions.list(account.id)).filter((session) => isAlive(session, account, clock.now()));
    const lastSeenAt = open.length === 0 ? undefined : Math.max(...open.map(({ refreshedAt }) => refreshedAt));
    return { ...(await viewOf(vault, account)), openSessions: open.length, lastSeenAt };
  }
}

function changesOf(account: Account, { role, disabled, removeAuthenticator }: AccountChange, now: number): Partial<Account> {
  const endsSessions = (disabled === true && account.disabledAt === undefined) || removeAuthenticator === true;
  return {
    ...(role !== undefined && { role }),
    ...(disabled !== undefined && { disabledAt: disabled ? (account.disabledAt ?? now) : undefined }),
    ...(removeAuthenticator === true && { authenticator: undefined }),
    ...(endsSessions && { tokenVersion: account.tokenVersion + 1 }),
  };
}
