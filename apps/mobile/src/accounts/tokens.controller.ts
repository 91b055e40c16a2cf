import { RateGuard, Rates } from '@groundswell/http';
import { Body, Controller, Get, Header, HttpCode, Post, SerializeOptions, UseGuards } from '@nestjs/common';
import { AccessTokens, Sessions, SigningKeys } from '@groundswell/auth';
import { keySet, type RefreshInput, refreshInput, tokens, type TokensAnswer } from './accounts.schema.ts';
import { presentTokens } from './presented.ts';

/** Tokens of sessions that go on, and the keys that others check them with. */
@Controller()
export class TokensController {
  constructor(
    private readonly sessions: Sessions,
    private readonly accessTokens: AccessTokens,
    private readonly signingKeys: SigningKeys,
  ) {}

  @Post('v1/token')
  @UseGuards(RateGuard)
  @Rates([{ each: 'address', perSecond: 20 }])
  @HttpCode(200)
  @SerializeOptions({ schema: tokens })
  async refresh(@Body({ schema: refreshInput }) { refreshToken, next }: RefreshInput): Promise<TokensAnswer> {
    return presentTokens(this.accessTokens, await this.sessions.refresh(refreshToken, next));
  }

  /** Kept for five minutes: a new key is published fifteen minutes before it signs. */
  @Get('.well-known/jwks.json')
  @Header('Cache-Control', 'public, max-age=300')
  @SerializeOptions({ schema: keySet })
  keys(): Promise<object> {
    return this.signingKeys.keySet();
  }
}
