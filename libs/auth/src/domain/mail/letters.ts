import type { Letter } from './mail.ts';

/** The letters that accounts get. Links lead to pages of the site, which send the token in a body: opening one changes nothing. */
export class Letters {
  /** @param site address of the site, without a slash at its end */
  constructor(private readonly site: string) {}

  verification(to: string, token: string): Letter {
    return letter(to, 'Confirm your address', [
      'Somebody, hopefully you, signed up with this address. Confirm it within a day, with the password that you chose:',
      this.link('verify', token),
      'If it was not you, do nothing: nobody can use the account then. Should you want one, set a password of your own:',
      `${this.site}/reset`,
    ]);
  }

  alreadySignedUp(to: string): Letter {
    return letter(to, 'You have an account already', [
      'Somebody, hopefully you, signed up with this address, which has an account already. Sign in, or set a new password:',
      `${this.site}/reset`,
      'If it was not you, do nothing: nothing has changed.',
    ]);
  }

  reset(to: string, token: string): Letter {
    return letter(to, 'Set a new password', [
      'Somebody, hopefully you, asked for a new password. Set it within an hour:',
      this.link('reset', token),
      'If it was not you, do nothing: your password stays what it is.',
    ]);
  }

  noAccount(to: string): Letter {
    return letter(to, 'There is no account of this address', [
      'Somebody, hopefully you, asked for a new password, but this address has no account. Sign up, or try another address:',
      `${this.site}/sign-up`,
      'If it was not you, do nothing.',
    ]);
  }

  passwordChanged(to: string): Letter {
    return letter(to, 'Your password was changed', [
      'Your password was changed, and every session was ended.',
      'If it was not you, set a new one at once:',
      `${this.site}/reset`,
    ]);
  }

  /** @param left how many codes there are still */
  recoveryCodeUsed(to: string, left: number): Letter {
    return letter(to, 'A recovery code was used', [
      `One of your recovery codes was used in place of your authenticator. It works no more; ${left === 1 ? 'one is' : `${left} are`} left.`,
      'New ones are made where your account is set up:',
      `${this.site}/account`,
      'If it was not you, somebody has your password and your codes. Set a new password at once, and make new codes:',
      `${this.site}/reset`,
    ]);
  }

  /** The last letter: what it announces takes the address, too. */
  erasure(to: string): Letter {
    return letter(to, 'Your account is being erased', [
      'You asked to be forgotten. Every session has ended, and within minutes your account, this address, everything that you kept and everything that you posted are gone. It can not be taken back.',
      'This is the last letter: afterwards nobody here knows your address.',
    ]);
  }

  /** What the first operator opens; printed, never mailed. In the fragment, which browsers send to nobody. */
  firstOperator(token: string): string {
    return this.link('operator', token);
  }

  private link(page: string, token: string): string {
    return `${this.site}/${page}#${token}`;
  }
}

function letter(to: string, subject: string, paragraphs: readonly string[]): Letter {
  return { to, subject: `Groundswell: ${subject}`, text: `${paragraphs.join('\n\n')}\n` };
}
