import { RateGuard, Rates } from '@groundswell/http';
import { Body, Controller, Get, HttpCode, Post, Put, SerializeOptions, UseGuards } from '@nestjs/common';
import {
  Accounts,
  Authenticators,
  OutsideSignIn,
  Person,
  SecondFactors,
  Sessions,
  type SignedIn,
  SignedInGuard,
  Standings,
} from '@groundswell/auth';
import {
  account,
  type AccountAnswer,
  accountWithCodes,
  type AccountWithCodesAnswer,
  type CodeInput,
  codeInput,
  ended,
  type EndedAnswer,
  enrolment,
  type EnrolmentAnswer,
  type EnrolmentInput,
  enrolmentInput,
  type FirstCodeInput,
  firstCodeInput,
  type OutsideInput,
  outsideInput,
  type PasswordInput,
  passwordInput,
  type ProofInput,
  proofInput,
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
    private readonly secondFactors: SecondFactors,
    private readonly outside: OutsideSignIn,
    private readonly sessions: Sessions,
    private readonly standings: Standings,
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
  @SerializeOptions({ schema: accountWithCodes })
  async confirm(@Person() person: SignedIn, @Body({ schema: firstCodeInput }) { code }: FirstCodeInput): Promise<AccountWithCodesAnswer> {
    const { accountId, sessionId } = person;
    const recoveryCodes = await this.secondFactors.switchOn(accountId, code);
    await this.sessions.raise(accountId, sessionId);
    this.standings.forget(accountId);
    return { ...(await this.show(person)), recoveryCodes: [...recoveryCodes] };
  }

  @Post('authenticator/recovery-codes')
  @HttpCode(200)
  @SerializeOptions({ schema: accountWithCodes })
  async renewCodes(
    @Person() person: SignedIn,
    @Body({ schema: proofInput }) { password, code }: ProofInput,
  ): Promise<AccountWithCodesAnswer> {
    await this.accounts.prove(person.accountId, password);
    const recoveryCodes = await this.secondFactors.renewCodes(person.accountId, code);
    return { ...(await this.show(person)), recoveryCodes: [...recoveryCodes] };
  }

  /** Not DELETE: what is between may drop the body of one. */
  @Post('authenticator/removal')
  @HttpCode(200)
  @SerializeOptions({ schema: account })
  async removeAuthenticator(@Person() person: SignedIn, @Body({ schema: codeInput }) { code }: CodeInput): Promise<AccountAnswer> {
    await this.secondFactors.switchOff(person.accountId, code);
    return this.show(person);
  }
}
