import type { Account } from '../accounts/account.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { keepAddress, readAddress } from '../accounts/addresses.ts';
import { AUTHENTICATOR_FIELD } from '../sign-in/authenticators.ts';
import type { Vault } from '../vault.ts';

/** What became of an account that was brought here. */
export type Brought = 'created' | 'known' | 'address-taken';

/** Brings accounts of another deployment here, whose sealed fields are sealed anew. Sessions and links stay behind: everybody signs in again. */
export class AccountMover {
  constructor(
    private readonly accounts: AccountStore,
    private readonly vault: Vault,
  ) {}

  /**
   * Keeps an account as it was elsewhere. Safe to repeat: what became of it here since is left alone.
   * @param from opens what was sealed there
   * @param isSameKey both deployments have the same key; under another one nobody finds the subject of an outside issuer again
   * @throws SealBrokenError, UnavailableError when it can't be opened
   */
  async bring(given: Account, from: Vault, isSameKey: boolean): Promise<Brought> {
    const { id, authenticator, subjectDigest, ...rest } = given;
    if ((await this.accounts.byId(id)) !== undefined) return 'known';
    const account: Account = {
      ...rest,
      id,
      ...(await keepAddress(this.vault, id, await readAddress(from, given))),
      ...(authenticator && { authenticator: { ...authenticator, secret: await this.resealed(authenticator.secret, id, from) } }),
      ...(subjectDigest !== undefined && isSameKey && { subjectDigest }),
    };
    // From the first of them on no link makes a first operator here.
    const became = account.role === 'operator' ? await this.accounts.create(account, true) : 'operator-exists';
    return (became === 'operator-exists' ? await this.accounts.create(account) : became) === 'created' ? 'created' : 'address-taken';
  }

  private async resealed(secret: string, id: string, from: Vault): Promise<string> {
    return this.vault.seal(await from.open(secret, id, AUTHENTICATOR_FIELD), id, AUTHENTICATOR_FIELD);
  }
}
