import { Body, Controller, HttpCode, Post, Put, Req, SerializeOptions, UseGuards, UseInterceptors } from '@nestjs/common';
import { Accounts, FirstOperator } from '@groundswell/auth';
import { type HttpRequest, IdempotencyInterceptor, RateGuard, Rates } from '@groundswell/http';
import {
  accepted,
  type AcceptedAnswer,
  account,
  type AccountAnswer,
  type AddressInput,
  addressInput,
  type FirstOperatorInput,
  firstOperatorInput,
  type ResetInput,
  resetInput,
  type SignUpInput,
  signUpInput,
  type VerificationInput,
  verificationInput,
} from './accounts.schema.ts';
import { callerOf } from './caller.ts';
import { presentAccount } from './presented.ts';

/** The way to an account, for whoever has none yet or lost its password. Answers never tell who has one. */
@Controller('v1/accounts')
@UseGuards(RateGuard)
@Rates([{ each: 'address', perSecond: 5 }])
export class SignUpController {
  constructor(
    private readonly accounts: Accounts,
    private readonly firstOperator: FirstOperator,
  ) {}

  @Post()
  @HttpCode(202)
  @UseInterceptors(IdempotencyInterceptor)
  @SerializeOptions({ schema: accepted })
  async signUp(@Body({ schema: signUpInput }) input: SignUpInput, @Req() request: HttpRequest): Promise<AcceptedAnswer> {
    await this.accounts.signUp({ ...input, caller: callerOf(request) });
    return { accepted: true };
  }

  @Post('verification')
  @HttpCode(200)
  @SerializeOptions({ schema: accepted })
  async verify(@Body({ schema: verificationInput }) { token, password }: VerificationInput): Promise<AcceptedAnswer> {
    await this.accounts.verify(token, password);
    return { accepted: true };
  }

  @Post('reset')
  @HttpCode(202)
  @UseInterceptors(IdempotencyInterceptor)
  @SerializeOptions({ schema: accepted })
  async requestReset(@Body({ schema: addressInput }) { address }: AddressInput, @Req() request: HttpRequest): Promise<AcceptedAnswer> {
    await this.accounts.requestReset({ address, caller: callerOf(request) });
    return { accepted: true };
  }

  @Put('reset')
  @SerializeOptions({ schema: accepted })
  async reset(@Body({ schema: resetInput }) { token, password }: ResetInput): Promise<AcceptedAnswer> {
    await this.accounts.reset(token, password);
    return { accepted: true };
  }

  @Post('first-operator')
  @HttpCode(200)
  @SerializeOptions({ schema: account })
  async begin(@Body({ schema: firstOperatorInput }) { token, address, password }: FirstOperatorInput): Promise<AccountAnswer> {
    return presentAccount(await this.firstOperator.accept(token, address, password));
  }
}
