import { NotFoundError, UnavailableError } from '@groundswell/kernel';
import type { Account } from './account.ts';
import type { AccountStore } from './account-store.ts';

const ATTEMPTS = 5;

/**
 * Changes an account by compare-and-swap, again from the start when somebody else changed it meanwhile.
 * @param change makes the new account of the stored one; undefined leaves it; may throw
 * @returns the account as it is then
 * @throws NotFoundError when there is no such account
 * @throws UnavailableError when others change it all the time
 */
export async function changeAccount(
  store: AccountStore,
  id: string,
  change: (account: Account) => Partial<Account> | undefined,
): Promise<Account> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const stored = await store.byId(id);
    if (stored === undefined) throw new NotFoundError('There is no such account');
    const changes = change(stored);
    if (changes === undefined) return stored;
    const changed = { ...stored, ...changes, version: stored.version + 1 };
    if (await store.replace(changed)) return changed;
  }
  throw new UnavailableError('The account was changed by others at the same time', 1);
}
