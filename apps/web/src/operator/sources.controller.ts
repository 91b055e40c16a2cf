import { Controller, Get, Header, Param, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { Sources } from '@groundswell/activity';
import { KeyOrRoleGuard } from '@groundswell/auth';
import { CACHING } from '../answering/caching.ts';
import { ArrivalsRead } from './arrivals.read.ts';
import {
  arrivalList,
  type ArrivalListAnswer,
  type ArrivalsLimit,
  arrivalsQuery,
  sourceList,
  type SourceListAnswer,
} from './operator.schema.ts';
import { presentSource } from './presented-source.ts';

@Controller('v1/sources')
@UseGuards(KeyOrRoleGuard)
export class SourcesController {
  constructor(
    private readonly sources: Sources,
    private readonly read: ArrivalsRead,
  ) {}

  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: sourceList })
  async list(): Promise<SourceListAnswer> {
    const sources = await this.sources.list();
    return { sources: sources.toSorted((one, other) => one.createdAt - other.createdAt).map(presentSource) };
  }

  @Get(':source/arrivals')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: arrivalList })
  arrivals(@Param('source') source: string, @Query({ schema: arrivalsQuery }) { limit }: ArrivalsLimit): Promise<ArrivalListAnswer> {
    return this.read.answer({ source, limit });
  }
}
