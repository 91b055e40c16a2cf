import type { Vault } from '../vault.ts';
import type { Account, Role } from './account.ts';
import { readAddress } from './addresses.ts';

/** An account as its owner and operators may see it. Times are epoch milliseconds. */
export interface AccountView {
  readonly id: string;
  readonly address: string;
  readonly role: Role;
  readonly verified: boolean;
  readonly disabled: boolean;
  /** Whether signing in needs a code. */
  readonly secondFactor: boolean;
  /** How many codes on paper would do in its place. */
  readonly recoveryCodesLeft: number;
  readonly createdAt: number;
}

/** What may be seen of `account`. */
export async function viewOf(vault: Vault, account: Account): Promise<AccountView> {
  return {
    id: account.id,
    address: await readAddress(vault, account),
    role: account.role,
    verified: account.verifiedAt !== undefined,
    disabled: account.disabledAt !== undefined,
    secondFactor: account.authenticator?.confirmedAt !== undefined,
    recoveryCodesLeft: account.authenticator?.recovery?.length ?? 0,
    createdAt: account.createdAt,
  };
}
