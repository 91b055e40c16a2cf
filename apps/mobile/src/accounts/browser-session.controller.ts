import { Body, Controller, Delete, HttpCode, Post, Req, Res, SerializeOptions, UseGuards } from '@nestjs/common';
import { AccessTokens, type OpenSession, Person, Sessions, type SignedIn, SignedInGuard, SignIn, Standings } from '@groundswell/auth';
import { type HttpRequest, RateGuard, Rates } from '@groundswell/http';
import { Clock, SECOND } from '@groundswell/kernel';
import type { Response } from 'express';
import {
  type BrowserRefreshInput,
  browserRefreshInput,
  browserTokens,
  type BrowserTokensAnswer,
  credentials,
  type CredentialsInput,
  ended,
  type EndedAnswer,
} from './accounts.schema.ts';
import { callerOf, clientOf } from './caller.ts';
import { OwnPagesGuard } from './own-pages.guard.ts';
import { presentTokens } from './presented.ts';
import { forgettingCookie, keepingCookie, keptToken } from './session-cookie.ts';

/** The same sessions for pages of the site: the refresh token stays in a cookie that no script reads (decision 0067). */
@Controller('v1/browser')
@UseGuards(OwnPagesGuard)
export class BrowserSessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly standings: Standings,
    private readonly accessTokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  @Post('session')
  @UseGuards(RateGuard)
  @Rates([{ each: 'address', perSecond: 5 }])
  @HttpCode(200)
  @SerializeOptions({ schema: browserTokens })
  async begin(
    @Body({ schema: credentials }) input: CredentialsInput,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BrowserTokensAnswer> {
    return this.keep(await this.signIn.begin({ ...input, caller: callerOf(request), client: clientOf(request) }), response);
  }

  /** The body may say nothing, but has to be JSON: no form and no image can send that. */
  @Post('token')
  @UseGuards(RateGuard)
  @Rates([{ each: 'address', perSecond: 20 }])
  @HttpCode(200)
  @SerializeOptions({ schema: browserTokens })
  async refresh(
    @Body({ schema: browserRefreshInput }) { next }: BrowserRefreshInput,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BrowserTokensAnswer> {
    return this.keep(await this.sessions.refresh(keptToken(request), next), response);
  }

  /** Signs out: ends the session that asks, and has its cookie forgotten. */
  @Delete('session')
  @UseGuards(SignedInGuard, RateGuard)
  @Rates([{ each: 'account', perSecond: 10 }])
  @SerializeOptions({ schema: ended })
  async end(@Person() { accountId, sessionId }: SignedIn, @Res({ passthrough: true }) response: Response): Promise<EndedAnswer> {
    await this.sessions.end(accountId, sessionId);
    this.standings.forget(accountId);
    response.setHeader('set-cookie', forgettingCookie());
    return { ended: true };
  }

  private async keep(opened: OpenSession, response: Response): Promise<BrowserTokensAnswer> {
    const { refreshToken, ...shown } = await presentTokens(this.accessTokens, opened);
    response.setHeader('set-cookie', keepingCookie(refreshToken, (opened.session.expiresAt - this.clock.now()) / SECOND));
    return shown;
  }
}
