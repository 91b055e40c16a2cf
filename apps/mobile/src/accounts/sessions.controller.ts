import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, SerializeOptions, UseGuards } from '@nestjs/common';
import { AccessTokens, OutsideSignIn, Person, Sessions, type SignedIn, SignedInGuard, SignIn, Standings } from '@groundswell/auth';
import { type HttpRequest, RateGuard, Rates } from '@groundswell/http';
import { NotFoundError } from '@groundswell/kernel';
import {
  credentials,
  type CredentialsInput,
  ended,
  type EndedAnswer,
  outsideCredentials,
  type OutsideCredentialsInput,
  sessions,
  type SessionsAnswer,
  tokens,
  type TokensAnswer,
} from './accounts.schema.ts';
import { callerOf, clientOf } from './caller.ts';
import { presentSession, presentTokens } from './presented.ts';

/** Signing in and out, on this device and others. */
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly outside: OutsideSignIn,
    private readonly sessions: Sessions,
    private readonly standings: Standings,
    private readonly accessTokens: AccessTokens,
  ) {}

  @Post()
  @UseGuards(RateGuard)
  @Rates([{ each: 'address', perSecond: 5 }])
  @HttpCode(200)
  @SerializeOptions({ schema: tokens })
  async begin(@Body({ schema: credentials }) input: CredentialsInput, @Req() request: HttpRequest): Promise<TokensAnswer> {
    const opened = await this.signIn.begin({ ...input, caller: callerOf(request), client: clientOf(request) });
    return presentTokens(this.accessTokens, opened);
  }

  @Post('outside')
  @UseGuards(RateGuard)
  @Rates([{ each: 'address', perSecond: 5 }])
  @HttpCode(200)
  @SerializeOptions({ schema: tokens })
  async beginOutside(
    @Body({ schema: outsideCredentials }) input: OutsideCredentialsInput,
    @Req() request: HttpRequest,
  ): Promise<TokensAnswer> {
    return presentTokens(this.accessTokens, await this.outside.begin({ ...input, client: clientOf(request) }));
  }

  @Get()
  @UseGuards(SignedInGuard, RateGuard)
  @Rates([{ each: 'account', perSecond: 10 }])
  @SerializeOptions({ schema: sessions })
  async list(@Person() { accountId, sessionId }: SignedIn): Promise<SessionsAnswer> {
    return { sessions: (await this.sessions.list(accountId)).map((session) => presentSession(session, sessionId)) };
  }

  @Delete(':session')
  @UseGuards(SignedInGuard, RateGuard)
  @Rates([{ each: 'account', perSecond: 10 }])
  @SerializeOptions({ schema: ended })
  async end(@Person() { accountId }: SignedIn, @Param('session') id: string): Promise<EndedAnswer> {
    if (!(await this.sessions.end(accountId, id))) throw new NotFoundError('There is no such session');
    this.standings.forget(accountId);
    return { ended: true };
  }

  @Delete()
  @UseGuards(SignedInGuard, RateGuard)
  @Rates([{ each: 'account', perSecond: 10 }])
  @SerializeOptions({ schema: ended })
  async endAll(@Person() { accountId }: SignedIn): Promise<EndedAnswer> {
    await this.sessions.endAll(accountId);
    this.standings.forget(accountId);
    return { ended: true };
  }
}
