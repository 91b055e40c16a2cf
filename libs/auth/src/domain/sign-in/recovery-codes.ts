import { randomInt } from 'node:crypto';
import type { Account } from '../accounts/account.ts';
import { changeAccount } from '../accounts/account-changes.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import { readAddress } from '../accounts/addresses.ts';
import { WrongCredentialsError } from '../errors.ts';
import type { Letters } from '../mail/letters.ts';
import type { Mail } from '../mail/mail.ts';
import type { Vault } from '../vault.ts';

/** How many are made at a time. */
export const RECOVERY_CODES = 10;
/** Crockford's: none that look alike, so that a code can be read off paper. 50 bits in a code. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 10;
const CODE = /^[0-9a-hjkmnp-tv-z]{10}$/;

export interface RecoveryCodePorts {
  readonly accounts: AccountStore;
  readonly vault: Vault;
  readonly mail: Mail;
  readonly letters: Letters;
}

/** Codes as a person sees them, once, and as an account keeps them. */
export interface DrawnCodes {
  readonly codes: readonly string[];
  readonly digests: readonly string[];
}

/** Codes on paper, each good once in place of a code of the authenticator: for whoever lost it. */
export class RecoveryCodes {
  constructor(private readonly ports: RecoveryCodePorts) {}

  /** Draws codes for an account; whoever calls keeps the digests. They are keyed: without the key nobody can try out codes. */
  async draw(accountId: string): Promise<DrawnCodes> {
    const codes = Array.from({ length: RECOVERY_CODES }, drawOne);
    return { codes: codes.map(spaced), digests: await Promise.all(codes.map((code) => this.digestOf(accountId, code))) };
  }

  /**
   * Uses up a code, and tells the person by a letter.
   * @param code in any case, with or without what divides it
   * @throws WrongCredentialsError when it is none of the account's, or was used before: of any number at once one is taken
   */
  async take(account: Account, code: string): Promise<void> {
    const plain = plainCode(code);
    if (plain === undefined) throw new WrongCredentialsError();
    const digest = await this.digestOf(account.id, plain);
    const changed = await changeAccount(this.ports.accounts, account.id, ({ authenticator }) => {
      if (authenticator?.confirmedAt === undefined || authenticator.recovery?.includes(digest) !== true) throw new WrongCredentialsError();
      return { authenticator: { ...authenticator, recovery: authenticator.recovery.filter((kept) => kept !== digest) } };
    });
    await this.tell(changed);
  }

  /**
   * Draws new codes in place of all that are left.
   * @returns the codes, which are told this once
   * @throws WrongCredentialsError when the account has no authenticator
   */
  async renew(accountId: string): Promise<readonly string[]> {
    const { codes, digests } = await this.draw(accountId);
    await changeAccount(this.ports.accounts, accountId, ({ authenticator }) => {
      if (authenticator?.confirmedAt === undefined) throw new WrongCredentialsError();
      return { authenticator: { ...authenticator, recovery: digests } };
    });
    return codes;
  }

  private digestOf(accountId: string, code: string): Promise<string> {
    return this.ports.vault.digest(`${accountId} ${code}`, 'recovery code');
  }

  /** A letter that is not taken stops nothing: the code is used up, and whoever has it must get in. */
  private async tell(account: Account): Promise<void> {
    const { mail, letters, vault } = this.ports;
    try {
      await mail.send(letters.recoveryCodeUsed(await readAddress(vault, account), account.authenticator?.recovery?.length ?? 0));
    } catch {
      // How many are left is told at every look at the account, too.
    }
  }
}

function drawOne(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

function spaced(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** Without what divides it, and with letters that look like digits read as those. */
function plainCode(code: string): string | undefined {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return CODE.test(plain) ? plain : undefined;
}
