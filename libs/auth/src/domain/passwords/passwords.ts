import { plainAddress } from '../accounts/addresses.ts';
import { PasswordRefusedError } from '../errors.ts';
import { isCommonPassword } from './common-passwords.ts';
import { COST, fitsPassword, type HashCost, hashPassword, isOutdated } from './password-hash.ts';

export const MIN_PASSWORD_LENGTH = 8;
/** Far above what anybody types; longer ones would only let strangers spend our processor. */
export const MAX_PASSWORD_LENGTH = 256;

/** What became of comparing a password. */
export interface Comparison {
  readonly fits: boolean;
  /** A hash at today's cost, to be stored instead, where the password fits and the stored hash is of another cost. */
  readonly renewed?: string;
}

/** Which passwords are taken, how they are kept and compared (NIST SP 800-63B, 5.1.1). */
export class Passwords {
  private decoy: Promise<string> | undefined;

  /** @param cost of new hashes; stored ones keep theirs until their owner signs in */
  constructor(private readonly cost: HashCost = COST) {}

  /**
   * Whether a new password is taken. There are no rules about kinds of characters: they make passwords worse.
   * @param address of the account, which is no secret and therefore no password
   * @throws PasswordRefusedError when it is too short, too long, or one that is tried first
   */
  async check(password: string, address: string): Promise<void> {
    const length = [...password.normalize('NFKC')].length;
    if (length < MIN_PASSWORD_LENGTH) throw refused('too-short', `A password has at least ${MIN_PASSWORD_LENGTH} characters`);
    if (length > MAX_PASSWORD_LENGTH) throw refused('too-long', `A password has at most ${MAX_PASSWORD_LENGTH} characters`);
    if (isAddress(password, address)) throw refused('is-the-address', 'Your address is no secret: choose another password');
    if (await isCommonPassword(password)) throw refused('too-common', 'Many people use this password: choose another one');
  }

  /** The hash of a password that was checked. */
  hash(password: string): Promise<string> {
    return hashPassword(password, this.cost);
  }

  /**
   * Checks a new password and hashes it.
   * @throws PasswordRefusedError as `check` does
   */
  async accept(password: string, address: string): Promise<string> {
    await this.check(password, address);
    return this.hash(password);
  }

  /** Compares; without a stored hash it takes as long and never fits, so that nobody learns whether there is one. */
  async compare(password: string, stored: string | undefined): Promise<Comparison> {
    const decoy = (this.decoy ??= hashPassword('nobody has this one', this.cost));
    const fits = await fitsPassword(password, stored ?? (await decoy));
    if (!fits || stored === undefined) return { fits: false };
    return { fits, ...(isOutdated(stored, this.cost) && { renewed: await hashPassword(password, this.cost) }) };
  }
}

function refused(reason: ConstructorParameters<typeof PasswordRefusedError>[0], message: string): PasswordRefusedError {
  return new PasswordRefusedError(reason, message);
}

function isAddress(password: string, address: string): boolean {
  const [typed, plain] = [plainAddress(password), plainAddress(address)];
  return typed === plain || typed === plain.split('@')[0];
}
