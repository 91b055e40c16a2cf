import { Controller, Get, Header, Query, SerializeOptions } from '@nestjs/common';
import { CACHING } from '../answering/caching.ts';
import { TrendsRead } from './trends.read.ts';
import { type TrendPageAnswer, trendPage, type TrendsQuery, trendsQuery } from './trends.schema.ts';

@Controller('v1/trends')
export class TrendsController {
  constructor(private readonly read: TrendsRead) {}

  @Get()
  @Header('Cache-Control', CACHING.live)
  @SerializeOptions({ schema: trendPage })
  list(@Query({ schema: trendsQuery }) query: TrendsQuery): Promise<TrendPageAnswer> {
    return this.read.answer(query);
  }
}
