import { Body, Controller, Get, Header, HttpCode, Post, SerializeOptions, UseGuards } from '@nestjs/common';
import { OwnErasure, Person, type SignedIn, SignedInGuard, Standings } from '@groundswell/auth';
import { RateGuard, Rates } from '@groundswell/http';
import { Clock } from '@groundswell/kernel';
import { exportOf } from '@groundswell/privacy';
import { PersonalExporters } from './personal-exporters.ts';
import {
  type ErasureInput,
  erasureInput,
  erasureOrdered,
  type ErasureOrderedAnswer,
  personalExport,
  type PersonalExportAnswer,
} from './privacy.schema.ts';

/** What is held about a person: to take along, and to have erased. */
@Controller('v1/me')
@UseGuards(SignedInGuard, RateGuard)
// An export reads everything that a person has.
@Rates([{ each: 'account', perSecond: 0.5 }])
export class OwnDataController {
  constructor(
    private readonly exporters: PersonalExporters,
    private readonly erasure: OwnErasure,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  @Get('export')
  @Header('Content-Disposition', 'attachment; filename="groundswell-export.json"')
  @SerializeOptions({ schema: personalExport })
  async export(@Person() { accountId }: SignedIn): Promise<PersonalExportAnswer> {
    return (await exportOf(accountId, this.exporters.all, this.clock.now())) as PersonalExportAnswer;
  }

  /** No DELETE of the account: the password goes along, and the body of a DELETE may be dropped on the way. */
  @Post('erasure')
  @HttpCode(202)
  @SerializeOptions({ schema: erasureOrdered })
  async erase(@Person() person: SignedIn, @Body({ schema: erasureInput }) proof: ErasureInput): Promise<ErasureOrderedAnswer> {
    await this.erasure.order(person, proof);
    this.standings.forget(person.accountId);
    return { ordered: true };
  }
}
