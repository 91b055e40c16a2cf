import { RateGuard, Rates } from '@groundswell/http';
import { Body, Controller, Get, Param, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { AccountDesk, NeedsRole, Person, type SignedIn, SignedInGuard, Standings } from '@groundswell/auth';
import { account, type AccountAnswer, accountChange, type AccountChangeInput, type AccountQuery, accountQuery } from './accounts.schema.ts';
import { presentAccount } from './presented.ts';

/** What operators do with other people's accounts. */
@Controller('v1/accounts')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
@NeedsRole('operator')
export class AccountDeskController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly standings: Standings,
  ) {}

  @Get()
  @SerializeOptions({ schema: account })
  async find(@Query({ schema: accountQuery }) { address }: AccountQuery): Promise<AccountAnswer> {
    return presentAccount(await this.desk.find(address));
  }

  @Put(':account')
  @SerializeOptions({ schema: account })
  async change(
    @Person() person: SignedIn,
    @Param('account') id: string,
    @Body({ schema: accountChange }) change: AccountChangeInput,
  ): Promise<AccountAnswer> {
    const changed = await this.desk.change(person.accountId, id, change);
    this.standings.forget(id);
    return presentAccount(changed);
  }
}
