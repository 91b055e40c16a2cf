import type { Account } from './account.ts';

/** What became of a new account. */
export type Creation = 'created' | 'address-taken' | 'operator-exists';

/** Where accounts are kept. Reads see what was written before. */
export abstract class AccountStore {
  abstract byId(id: string): Promise<Account | undefined>;
  abstract byAddress(addressDigest: string): Promise<Account | undefined>;
  abstract bySubject(subjectDigest: string): Promise<Account | undefined>;
  /**
   * Keeps a new account, or nothing at all: of two with one address or one subject, one is created.
   * @param first it is the first operator: created only where there never was one
   */
  abstract create(account: Account, first?: boolean): Promise<Creation>;
  /**
   * Replaces the account of this id. Its address stays what it was; a subject may come.
   * @returns false, and changes nothing, when the stored one is not of version `account.version - 1`,
   *   or another account has the subject
   */
  abstract replace(account: Account): Promise<boolean>;
  /** Whether there ever was an operator. */
  abstract hadOperator(): Promise<boolean>;
  /** Removes the account, and who has its address and its subject. Safe to repeat. Sessions and links are others' to remove, before. */
  abstract erase(id: string): Promise<void>;
}

/** Accounts in memory. For tests. */
export class MemoryAccountStore extends AccountStore {
  private readonly accounts = new Map<string, Account>();
  private operatorExisted = false;

  byId(id: string): Promise<Account | undefined> {
    return Promise.resolve(this.accounts.get(id));
  }

  byAddress(addressDigest: string): Promise<Account | undefined> {
    return Promise.resolve(this.find((account) => account.addressDigest === addressDigest));
  }

  bySubject(subjectDigest: string): Promise<Account | undefined> {
    return Promise.resolve(this.find((account) => account.subjectDigest === subjectDigest));
  }

  create(account: Account, first = false): Promise<Creation> {
    if (first && this.operatorExisted) return Promise.resolve('operator-exists');
    const taken = this.find((other) => other.addressDigest === account.addressDigest || isSubjectOf(account, other));
    if (taken !== undefined) return Promise.resolve('address-taken');
    this.accounts.set(account.id, account);
    this.operatorExisted ||= first;
    return Promise.resolve('created');
  }

  replace(account: Account): Promise<boolean> {
    const stored = this.accounts.get(account.id);
    if (stored?.version !== account.version - 1) return Promise.resolve(false);
    if (this.find((other) => other.id !== account.id && isSubjectOf(account, other)) !== undefined) return Promise.resolve(false);
    this.accounts.set(account.id, account);
    return Promise.resolve(true);
  }

  hadOperator(): Promise<boolean> {
    return Promise.resolve(this.operatorExisted);
  }

  erase(id: string): Promise<void> {
    this.accounts.delete(id);
    return Promise.resolve();
  }

  private find(fits: (account: Account) => boolean): Account | undefined {
    return [...this.accounts.values()].find(fits);
  }
}

function isSubjectOf({ subjectDigest }: Account, other: Account): boolean {
  return subjectDigest !== undefined && subjectDigest === other.subjectDigest;
}
