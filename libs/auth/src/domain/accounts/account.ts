import { AccountClosedError } from '../errors.ts';

/** What a person may do, from least to most. */
export const ROLES = ['person', 'moderator', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** An authenticator app that makes codes for an account (RFC 6238). */
export interface Authenticator {
  /** The shared secret, sealed. */
  readonly secret: string;
  /** When its first code was right; until then nobody is asked for codes. Epoch milliseconds. */
  readonly confirmedAt?: number;
  /** The time step of the newest code that was taken: no code works twice. */
  readonly lastStep: number;
  /** Keyed digests of the recovery codes that are left. */
  readonly recovery?: readonly string[];
}

/** Somebody who signs in here. Times are epoch milliseconds. */
export interface Account {
  readonly id: string;
  /** Keyed digest of the address: what the account is found by. */
  readonly addressDigest: string;
  /** The e-mail address, sealed. */
  readonly address: string;
  /** PHC string with its parameters; absent where only an outside issuer vouches for the person. */
  readonly password?: string | undefined;
  /** Digest of the outside issuer and its subject, where one is linked. */
  readonly subjectDigest?: string;
  readonly role: Role;
  /** When somebody proved to read the address's mail. */
  readonly verifiedAt?: number | undefined;
  readonly disabledAt?: number | undefined;
  /** When its owner ordered that it goes. It is disabled, too, and what is left of it stays so. */
  readonly erasureOrderedAt?: number | undefined;
  /** Tokens and sessions of an older version are worth nothing: raised when the password changes or the account is disabled. */
  readonly tokenVersion: number;
  readonly authenticator?: Authenticator | undefined;
  readonly createdAt: number;
  /** Grows with each change, so that of two changes at once one is refused and tried again. */
  readonly version: number;
}

/** @throws AccountClosedError when an operator disabled the account, or its owner has it erased */
export function expectOpen({ disabledAt, erasureOrderedAt }: Account): void {
  if (erasureOrderedAt !== undefined) throw new AccountClosedError('account-erased');
  if (disabledAt !== undefined) throw new AccountClosedError('account-disabled');
}

/** Whether `role` includes what `needed` may do. */
export function reaches(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
