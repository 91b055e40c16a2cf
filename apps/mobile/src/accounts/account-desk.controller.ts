import { RateGuard, Rates } from '@groundswell/http';
import { Body, Controller, Get, Param, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { AccountDesk, NeedsRole, Person, type SignedIn, SignedInGuard, Standings } from '@groundswell/auth';
import {
  accountChange,
  type AccountChangeInput,
  type AccountQuery,
  accountQuery,
  deskAccount,
  type DeskAccountAnswer,
} from './accounts.schema.ts';
import { presentDeskAccount } from './presented.ts';

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
  @SerializeOptions({ schema: deskAccount })
  async find(@Query({ schema: accountQuery }) { address }: AccountQuery): Promise<DeskAccountAnswer> {
    return presentDeskAccount(await this.desk.find(address));
  }

  @Get(':account')
  @SerializeOptions({ schema: deskAccount })
  async read(@Param('account') id: string): Promise<DeskAccountAnswer> {
    return presentDeskAccount(await this.desk.read(id));
  }

  @Put(':account')
  @SerializeOptions({ schema: deskAccount })
  async change(
    @Person() person: SignedIn,
    @Param('account') id: string,
    @Body({ schema: accountChange }) change: AccountChangeInput,
  ): Promise<DeskAccountAnswer> {
    const changed = await this.desk.change(person.accountId, id, change);
    this.standings.forget(id);
    return presentDeskAccount(changed);
  }
}
