import { Secret, TOTP } from 'otpauth';
import { type Clock, SECOND } from '@groundswell/kernel';
import type { Account, Authenticator } from '../accounts/account.ts';
import { changeAccount } from '../accounts/account-changes.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { readAddress } from '../accounts/addresses.ts';
import { AccountConflictError, WrongCredentialsError } from '../errors.ts';
import type { Vault } from '../vault.ts';

/** Seconds that a code is good for; the one before and the one after are taken, too, since phones run slow and fast. */
const PERIOD = 30;
const WINDOW = 1;
const SECRET_BYTES = 20;
/** What its secret is sealed as. */
export const AUTHENTICATOR_FIELD = 'authenticator';
const CODE = /^\d{6}$/;

/** Whether a code is one that an authenticator could have made. */
export function isAuthenticatorCode(code: string): boolean {
  return CODE.test(code);
}

/** What an authenticator app is told; shown once. */
export interface Enrolment {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://totp/...`, as a QR code. */
  readonly uri: string;
}

/** Authenticator apps as second factor: time-based codes of six digits (RFC 6238), each of which works once. */
export class Authenticators {
  constructor(
    private readonly accounts: AccountStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a new secret for an account. Nobody is asked for codes until `confirm` was given one.
   * @throws AccountConflictError when there is an authenticator already
   */
  async begin(accountId: string): Promise<Enrolment> {
    const made = new Secret({ size: SECRET_BYTES });
    const secret = await this.vault.seal(made.base32, accountId, AUTHENTICATOR_FIELD);
    const account = await changeAccount(this.accounts, accountId, ({ authenticator }) => {
      if (authenticator?.confirmedAt !== undefined) throw new AccountConflictError('There is an authenticator already: remove it first');
      return { authenticator: { secret, lastStep: 0 } };
    });
    const totp = totpOf(made.base32, await readAddress(this.vault, account));
    return { secret: made.base32, uri: totp.toString() };
  }

  /**
   * Takes the first code: from now on signing in needs one.
   * @param recovery digests of the recovery codes that go with it
   * @throws WrongCredentialsError when the code is wrong
   * @throws AccountConflictError when no authenticator was begun, or it was confirmed before
   */
  async confirm(accountId: string, code: string, recovery: readonly string[] = []): Promise<Account> {
    const account = await this.accounts.byId(accountId);
    if (account?.authenticator === undefined) throw new AccountConflictError('No authenticator was begun');
    if (account.authenticator.confirmedAt !== undefined) throw new AccountConflictError('The authenticator is confirmed already');
    return this.use(account, account.authenticator, code, { confirmedAt: this.clock.now(), recovery });
  }

  /**
   * Uses up a code of the account's authenticator.
   * @throws WrongCredentialsError when it is wrong, or was used before
   */
  async check(account: Account, code: string): Promise<Account> {
    if (account.authenticator?.confirmedAt === undefined) throw new WrongCredentialsError();
    return this.use(account, account.authenticator, code, {});
  }

  /** Takes the authenticator away. Whoever calls has asked for a code. */
  async remove(accountId: string): Promise<void> {
    await changeAccount(this.accounts, accountId, () => ({ authenticator: undefined }));
  }

  private async use(account: Account, { secret }: Authenticator, code: string, changes: Partial<Authenticator>): Promise<Account> {
    const step = await this.stepOf(account.id, secret, code);
    return changeAccount(this.accounts, account.id, ({ authenticator }) => {
      // Read again: of two who use one code at the same time, one comes second.
      if (step === undefined || authenticator?.secret !== secret || authenticator.lastStep >= step) throw new WrongCredentialsError();
      return { authenticator: { ...authenticator, ...changes, lastStep: step } };
    });
  }

  /** The time step that a code is of; undefined when it is of none near now. */
  private async stepOf(accountId: string, secret: string, code: string): Promise<number | undefined> {
    if (!CODE.test(code)) return undefined;
    const now = this.clock.now();
    const totp = totpOf(await this.vault.open(secret, accountId, AUTHENTICATOR_FIELD), accountId);
    const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
    return delta === null ? undefined : Math.floor(now / SECOND / PERIOD) + delta;
  }
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Groundswell', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });
}
