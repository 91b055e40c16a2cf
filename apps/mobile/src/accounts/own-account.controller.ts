import { RateGuard, Rates } from '@groundswell/http';
import { Body, Controller, Get, HttpCode, Post, Put, SerializeOptions, UseGuards } from '@nestjs/common';
import {
  Accounts,
  Authenticators,
  OutsideSignIn,
  Person,
  Sessions,
  type SignedIn,
  SignedInGuard,
  Standings,
  Tries,
} from '@groundswell/auth';
import {
  account,
  type AccountAnswer,
  type CodeInput,
  codeInput,
  ended,
  type EndedAnswer,
  enrolment,
  type EnrolmentAnswer,
  type EnrolmentInput,
  enrolmentInput,
  type OutsideInput,
  outsideInput,
  type PasswordInput,
  passwordInput,
} from './accounts.schema.ts';
import { presentAccount } from './presented.ts';

/** What a person sees and changes of their own account. */
@Controller('v1/accounts/me')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 5 }])
export class OwnAccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly authenticators: Authenticators,
    private readonly outside: OutsideSignIn,
    private readonly sessions: Sessions,
    private readonly standings: Standings,
    private readonly tries: Tries,
  ) {}

  @Get()
  @SerializeOptions({ schema: account })
  async show(@Person() { accountId }: SignedIn): Promise<AccountAnswer> {
    return presentAccount(await this.accounts.view(accountId));
  }

  @Put('password')
  @SerializeOptions({ schema: ended })
  async changePassword(
    @Person() { accountId }: SignedIn,
    @Body({ schema: passwordInput }) { password, newPassword }: PasswordInput,
  ): Promise<EndedAnswer> {
    await this.accounts.changePassword(accountId, password, newPassword);
    this.standings.forget(accountId);
    return { ended: true };
  }

  /** From then on whoever the outside issuer vouches for signs in here without a password. */
  @Put('outside')
  @SerializeOptions({ schema: account })
  async link(@Person() person: SignedIn, @Body({ schema: outsideInput }) { token, password }: OutsideInput): Promise<AccountAnswer> {
    await this.accounts.prove(person.accountId, password);
    await this.outside.link(person.accountId, token);
    return this.show(person);
  }

  @Post('authenticator')
  @HttpCode(200)
  @SerializeOptions({ schema: enrolment })
  async enrol(@Person() { accountId }: SignedIn, @Body({ schema: enrolmentInput }) { password }: EnrolmentInput): Promise<EnrolmentAnswer> {
    await this.accounts.prove(accountId, password);
    return this.authenticators.begin(accountId);
  }

  /** The session that gives the first code is one with a second factor from then on. */
  @Put('authenticator')
  @SerializeOptions({ schema: account })
  async confirm(@Person() { accountId, sessionId }: SignedIn, @Body({ schema: codeInput }) { code }: CodeInput): Promise<AccountAnswer> {
    await this.tries.take('code account', accountId);
    await this.authenticators.confirm(accountId, code);
    await this.tries.forget('code account', accountId);
    await this.sessions.raise(accountId, sessionId);
    this.standings.forget(accountId);
    return this.show({ accountId } as SignedIn);
  }

  /** Not DELETE: what is between may drop the body of one. */
  @Post('authenticator/removal')
  @HttpCode(200)
  @SerializeOptions({ schema: account })
  async removeAuthenticator(@Person() person: SignedIn, @Body({ schema: codeInput }) { code }: CodeInput): Promise<AccountAnswer> {
    await this.tries.take('code account', person.accountId);
    await this.authenticators.removeWith(person.accountId, code);
    await this.tries.forget('code account', person.accountId);
    return this.show(person);
  }
}
