import { KnownError } from '@groundswell/kernel';

/** Thrown when an address and a password do not belong together. Says the same of unknown and known addresses. */
export class WrongCredentialsError extends KnownError {
  readonly code = 'wrong-credentials';
  readonly status = 401;

  constructor() {
    super('The address, the password or the code is wrong');
  }
}

/** Thrown when the password was right, and the account wants a code of its second factor, too. */
export class SecondFactorNeededError extends KnownError {
  readonly code = 'second-factor-needed';
  readonly status = 401;

  constructor() {
    super('This account needs a code of its authenticator, too');
  }
}

/** Thrown when the password was right, but the account may not be used: nobody confirmed its address, an operator closed it, or its owner has it erased. */
export class AccountClosedError extends KnownError {
  readonly status = 403;

  constructor(readonly code: keyof typeof CLOSED) {
    super(CLOSED[code]);
  }
}

const CLOSED = {
  'address-not-verified': 'Open the link that was mailed to this address first',
  'account-disabled': 'This account is disabled',
  'account-erased': 'This account is being erased, as its owner asked: afterwards the address can sign up again',
} as const;

/** Thrown when something worth guessing was tried too often. */
export class TooManyAttemptsError extends KnownError {
  readonly code = 'too-many-attempts';
  readonly status = 429;

  /** @param retryAfter seconds until it may be tried again */
  constructor(override readonly retryAfter: number) {
    super('This was tried too often: wait');
  }
}

/** Why a password is not taken. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'is-the-address';

/** Thrown when a password is not one that an account may have. */
export class PasswordRefusedError extends KnownError {
  readonly code = 'password-refused';
  readonly status = 400;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(reason: PasswordFault, message: string) {
    super(message);
    this.details = { reason };
  }
}

/** Thrown when a link that works once was used, has expired, or never was one. */
export class LinkRefusedError extends KnownError {
  readonly code = 'link-refused';
  readonly status = 400;

  constructor() {
    super('This link was used already or has expired: ask for another one');
  }
}

/** Thrown when a refresh token opens nothing: unknown, used before, expired, or of a session that was ended. */
export class SessionEndedError extends KnownError {
  readonly code = 'session-ended';
  readonly status = 401;

  constructor() {
    super('This session has ended: sign in again');
  }
}

/** Thrown when a token of an outside issuer is not one that is believed. Says the same whatever was wrong with it. */
export class OutsideTokenRefusedError extends KnownError {
  readonly code = 'outside-token-refused';
  readonly status = 401;

  constructor() {
    super('This token of an outside issuer is not valid here');
  }
}

/** Thrown when what is asked for contradicts what is: an operator exists, an address is taken, a second factor is set up. */
export class AccountConflictError extends KnownError {
  readonly code = 'account-conflict';
  readonly status = 409;
}

/** Thrown when what is asked for needs somebody who signed in just now. */
export class FreshSignInNeededError extends KnownError {
  readonly code = 'fresh-sign-in-needed';
  readonly status = 403;

  constructor() {
    super('Sign in again first: this needs a session of the last ten minutes');
  }
}
