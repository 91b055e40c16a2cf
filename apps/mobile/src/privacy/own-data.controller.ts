import { Body, Controller, Delete, Get, Header, HttpCode, SerializeOptions, UseGuards } from '@nestjs/common';
import { OwnErasure, Person, type SignedIn, SignedInGuard, Standings } from '@groundswell/auth';
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
@UseGuards(SignedInGuard)
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

  @Delete()
  @HttpCode(202)
  @SerializeOptions({ schema: erasureOrdered })
  async erase(@Person() person: SignedIn, @Body({ schema: erasureInput }) proof: ErasureInput): Promise<ErasureOrderedAnswer> {
    await this.erasure.order(person, proof);
    this.standings.forget(person.accountId);
    return { ordered: true };
  }
}
